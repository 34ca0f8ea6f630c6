import type { UnknownReason } from './value';

/**
 * An AWS policy document as far as it can be read. Every string is literal text, or text with same-stack references in
 * their comparable form (`${aws_s3_bucket.ledger.arn}/*`), or an IAM policy variable in IAM's own form (`${aws:username}`).
 * A statement that holds anything else is left out, and `open` says why.
 */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** The document may hold statements that are not seen here. */
  readonly open?: UnknownReason;
  /** Its text as AWS gets it, where that is written out. */
  readonly written?: string;
}

export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Absent in identity policies. */
  readonly principals?: Principals;
  readonly actions: Patterns;
  readonly resources: Patterns;
  readonly conditions: readonly Condition[];
}

/** `Action`/`NotAction`, `Resource`/`NotResource`: `not` inverts the match. */
export interface Patterns {
  readonly not: boolean;
  readonly patterns: readonly string[];
}

/** `Principal`/`NotPrincipal`. `any` is `"*"` or `{"AWS": "*"}`, which mean the same. */
export interface Principals {
  readonly not: boolean;
  readonly any: boolean;
  /** `"*"` alone, the one spelling that a resource control policy takes. */
  readonly bare?: true;
  readonly aws: readonly string[];
  readonly service: readonly string[];
  readonly federated: readonly string[];
}

/** One operator and key of a `Condition` block: `NotIpAddressIfExists`, `aws:SourceIp`, the values as strings. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}
