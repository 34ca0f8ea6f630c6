import { type PolicyStatement, policyText } from '../values';

export type { PolicyConditions, PolicyStatement } from '../values';

/**
 * The document as an argument of a Terraform resource: literal JSON in which a policy variable such as `${aws:username}`
 * is spelled `$${aws:username}`, so that Terraform hands it to AWS instead of reading it as an expression of its own.
 * CDKTF tokens (an ARN that only apply knows) stay tokens.
 */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return asArgument(policyText(statements));
}

/** A document as AWS gets it, as {@link policyDocument} writes one for Terraform. */
export function asArgument(document: string): string {
  return document.replace(/\$\{(?!TfToken\[)/g, () => '$${');
}

/** The document as AWS gets it. */
export function asReceived(argument: string): string {
  return argument.replaceAll('$${', '${');
}
