import type { Origin, SetOf, UnknownReason, Val } from '../../posture';
import type { Unread } from '../../signin';
import { type Finding, meaningOf, type Outcome } from '../control';
import { unreadInWords } from './unread-values';

/** One thing that is wrong, or that cannot be read; the latter with what would settle it. */
export interface Problem {
  readonly subject: string;
  readonly origins: readonly Origin[];
  readonly meaning: Finding['meaning'];
  readonly given: string;
  readonly remedy: string;
  readonly assumption?: string;
}

export function outcomeOf({ assumption, ...finding }: Problem): Outcome {
  return assumption === undefined ? { verdict: 'unmet', finding } : { verdict: 'unknown', finding, assumption };
}

/** A problem with values that cannot be read: unmet where `ignore_changes` covers them, else unknown. */
export function unreadProblem(
  values: readonly Unread[],
  problem: Omit<Problem, 'origins' | 'given' | 'assumption'> & { readonly assumption: string },
): readonly Problem[] {
  const lost = values.filter(({ why }) => why === 'ignored');
  const { assumption, ...rest } = problem;
  if (lost.length > 0) {
    return [
      { ...rest, origins: originsOf(lost), given: `${unreadInWords(lost)}: what is written there does not count` },
    ];
  }
  if (values.length === 0) return [];
  const given = `what it holds cannot be read: ${unreadInWords(values)}`;
  return [{ ...rest, origins: originsOf(values), given, assumption }];
}

/** Why a value is not readable: `undefined` for one that is known or not set. */
export function unreadOf(value: Val<unknown>): Unread | undefined {
  if (value.is === 'known' || value.is === 'absent') return undefined;
  const why: UnknownReason = value.is === 'ref' ? 'computed' : value.why;
  return { at: value.at, why };
}

/** What of a set is not readable. A reference is: it is equal to itself. */
export function unreadMembers(set: SetOf<string>): readonly Unread[] {
  const items = set.items.flatMap((item) => (item.is === 'unknown' ? [{ at: item.at, why: item.why }] : []));
  return set.open === undefined ? items : [...items, { at: set.at, why: set.open }];
}

export function settingMeaning(setting: string, principals: readonly string[] = []): Finding['meaning'] {
  return meaningOf({ principals, settings: [setting] });
}

function originsOf(values: readonly Unread[]): readonly Origin[] {
  return values.map(({ at }) => at);
}
