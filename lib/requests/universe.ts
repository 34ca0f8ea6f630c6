import type { Patterns, Statement } from '../posture';
import type { CidrSet } from '../values';
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

/**
 * Whether the statement is plainly for whoever, and lists a pattern around each action and resource of the universe. It
 * decides which statements a proof looks at first, and nothing else.
 */
export function speaksOfAll({ principals, actions, resources }: Statement, universe: Universe): boolean {
  const anybody = principals === undefined || (principals.any && !principals.not);
  return anybody && listsAll(actions, universe.actions) && listsAll(resources, universe.resources);
}

function listsAll({ not, patterns }: Patterns, wanted: readonly string[]): boolean {
  return !not && wanted.every((text) => patterns.some((pattern) => holds(pattern, text)));
}

/** A pattern holds itself, and all that goes on as it does up to a final `*`. */
function holds(pattern: string, text: string): boolean {
  return pattern === text || (pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1)));
}
