/** One statement of an AWS policy document, in the policy language's own words. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  /** A resource control policy takes `*` alone; a bucket policy takes it within `AWS`. */
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: PolicyConditions;
}

/** Condition operators, each with its keys and their values. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** The document as AWS gets it: JSON of the present version of the policy language, without white space. */
export function policyText(statements: readonly (PolicyStatement | Omit<PolicyStatement, 'Sid'>)[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
