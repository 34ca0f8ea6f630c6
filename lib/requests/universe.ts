import type { Statement } from '../posture';
import type { CidrSet } from '../values';
import type { Lookup } from './letters';
import type { Principal } from './request';

/** What a condition key can be in the requests of a universe. */
export interface KeyDomain {
  /** The request may lack the key. */
  readonly absent: boolean;
  /** Values: anything, texts that match one of the patterns, addresses; `none`: never present. */
  readonly values: 'any' | 'none' | { readonly like: readonly string[] } | { readonly within: CidrSet };
}

/** The requests that a proof speaks of. */
export interface Universe {
  readonly principals: 'any' | readonly Principal[];
  /** Patterns. */
  readonly actions: readonly string[];
  /** Patterns. */
  readonly resources: readonly string[];
  /** By lower-case condition key. A key that is not here may be absent or hold anything. */
  readonly keys: Readonly<Record<string, KeyDomain>>;
  /** Requests that do not belong to it, in the language of policies; the effect means nothing here. */
  readonly except?: readonly Statement[];
  /** Actions that make a good example. */
  readonly examples?: readonly string[];
}

export const ANY: KeyDomain = { absent: true, values: 'any' };
export const PRESENT: KeyDomain = { absent: false, values: 'any' };
export const ABSENT: KeyDomain = { absent: true, values: 'none' };
export const always = (...like: string[]): KeyDomain => ({ absent: false, values: { like } });

/** What a policy variable stands for in the requests of a universe: a text, itself, or nothing that is sure. */
export function lookupIn({ keys }: Universe): Lookup {
  return (key) => {
    const domain = keys[key];
    if (domain === undefined || domain.absent || domain.values === 'none') return undefined;
    const only = typeof domain.values === 'object' && 'like' in domain.values ? domain.values.like : [];
    return only.length === 1 && !/[*?]/.test(only[0] ?? '*') ? only[0] : `\${${key}}`;
  };
}
