/** One statement of an AWS policy document, in the policy language's own words. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: PolicyConditions;
}

/** Condition operators, each with its keys and their values. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * The document as an argument of a Terraform resource: literal JSON in which a policy variable such as `${aws:username}`
 * is spelled `$${aws:username}`, so that Terraform hands it to AWS instead of reading it as an expression of its own.
 * CDKTF tokens (an ARN that only apply knows) stay tokens.
 */
export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }).replace(/\$\{(?!TfToken\[)/g, () => '$${');
}

/** How many characters IAM counts in a document that {@link policyDocument} made: all but white space. */
export function policyLength(document: string): number {
  return document.replaceAll('$${', '${').replace(/\s/g, '').length;
}
