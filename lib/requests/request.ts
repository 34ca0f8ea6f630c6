import { FRESH, type Lookup } from './letters';

/** Who calls. A role's session is its role: `aws:PrincipalArn` is the role's ARN, and a policy names the role. */
export type Principal =
  | { readonly is: 'anonymous' }
  | { readonly is: 'aws'; readonly arn: string }
  | { readonly is: 'service'; readonly name: string }
  | { readonly is: 'federated'; readonly name: string };

export type ContextValue = string | readonly string[];

/**
 * One request to AWS as its policies see it. `context` is keyed by condition key, in any case; a key that is not there
 * is absent from the request. Texts may hold same-stack references and policy variables in their comparable form.
 */
export interface Request {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, ContextValue>>;
}

/** The value of a condition key (keys know no case); `undefined` where the request does not carry it. */
export function contextValue(request: Request, key: string): ContextValue | undefined {
  const wanted = key.toLowerCase();
  const name = Object.keys(request.context).find((candidate) => candidate.toLowerCase() === wanted);
  return name === undefined ? undefined : request.context[name];
}

/** What a policy variable stands for in this request. */
export function lookupIn(request: Request): Lookup {
  return (key) => {
    const value = contextValue(request, key);
    return typeof value === 'string' ? value : undefined;
  };
}

/** A text of a witness for people: what stands for anything that no policy names is written `<other>`. */
export function inWords(text: string): string {
  return text.replace(new RegExp(`${FRESH}+`, 'gu'), '<other>');
}
