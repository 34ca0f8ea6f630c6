/** Where a value was read: enough to point a person at it, never used to decide anything. */
export interface Origin {
  readonly from: 'synth' | 'planBefore' | 'planAfter' | 'graph' | 'facts';
  readonly stack: string;
  /** Terraform address, for example `aws_s3_bucket.ledger`. */
  readonly address: string;
  /** JSON pointer below the address, for example `/conditions/users/included_users`. */
  readonly pointer: string;
  /** Construct path, where CDKTF recorded one. */
  readonly construct?: string;
}

/**
 * Why a value cannot be read before apply. `ignored` is the one that is certain to be wrong: `ignore_changes` covers the
 * value, so what the configuration says never reaches the cloud again.
 */
export type UnknownReason =
  | 'computed'
  | 'data'
  | 'variable'
  | 'expression'
  | 'dynamic'
  | 'ignored'
  | 'sensitive'
  | 'notRead';

export interface Known<T> {
  readonly is: 'known';
  readonly value: T;
  readonly at: Origin;
}
/** Not set at all: the platform's default holds. This is a fact, not ignorance. */
export interface Absent {
  readonly is: 'absent';
  readonly at: Origin;
}
/** A reference to a resource of the same stack: symbolic, equal to itself. */
export interface Ref {
  readonly is: 'ref';
  readonly address: string;
  readonly attribute: string;
  readonly at: Origin;
}
export interface Unknown {
  readonly is: 'unknown';
  readonly why: UnknownReason;
  readonly at: Origin;
}

/** A value in the three-valued model (known, absent, unknown) with symbolic references beside the known ones. */
export type Val<T> = Known<T> | Absent | Ref | Unknown;

/** A set (or list) of values. `open` says that it may hold more than is seen, and why. An unset set is empty and closed. */
export interface SetOf<T> {
  readonly items: readonly Val<T>[];
  readonly open?: UnknownReason;
  readonly at: Origin;
}

export const known = <T>(value: T, at: Origin): Known<T> => ({ is: 'known', value, at });
export const absent = (at: Origin): Absent => ({ is: 'absent', at });
export const ref = (address: string, attribute: string, at: Origin): Ref => ({ is: 'ref', address, attribute, at });
export const unknown = (why: UnknownReason, at: Origin): Unknown => ({ is: 'unknown', why, at });

/**
 * The comparable text of a value: a literal as it stands, a same-stack reference as `${address.attribute}`; `undefined`
 * where the value is absent or unknown. Two values with equal text are equal at apply.
 */
export function symbolOf(v: Val<string>): string | undefined {
  if (v.is === 'known') return v.value;
  return v.is === 'ref' ? `\${${v.address}.${v.attribute}}` : undefined;
}

/** The comparable texts of a set's readable members, in their order. */
export function symbolsOf(set: SetOf<string>): string[] {
  return set.items.map(symbolOf).filter((text): text is string => text !== undefined);
}

/** Why the set is not fully readable: `undefined` when every member is known or symbolic and the set is closed. */
export function unreadable(set: SetOf<unknown>): UnknownReason | undefined {
  if (set.open !== undefined) return set.open;
  for (const item of set.items) if (item.is === 'unknown') return item.why;
  return undefined;
}

/** True where nothing is set: no member and closed. */
export function isUnset(set: SetOf<unknown>): boolean {
  return set.open === undefined && set.items.length === 0;
}
