import type { AcceptanceRecord, Meaning } from '../declaration';
import { Day } from '../values';

/** Longest time that an acceptance may hold after its approval. */
export const LONGEST_ACCEPTANCE_DAYS = 365;

/** Members that stand for everything in their set. */
const EVERYTHING: ReadonlySet<string> = new Set(['All', 'signIn=any']);

/**
 * True where the acceptance covers the finding by meaning: each set of the finding is a subset of the accepted one, where
 * `All` in an accepted set stands for every member, and a member for whatever restricts it further: `group:a` covers
 * `group:a & role:b`. A wider weakening is not covered; a rename changes nothing.
 *
 * A finding without any member at all is covered by nothing: there would be nothing that was accepted.
 */
export function covers(accepted: Partial<Meaning>, found: Meaning): boolean {
  const sets = ['principals', 'targets', 'networks', 'settings'] as const;
  if (sets.every((set) => found[set].length === 0)) return false;
  return sets.every((set) => {
    const known = new Set(accepted[set] ?? []);
    if ([...EVERYTHING].some((all) => known.has(all))) return true;
    return found[set].every((member) => known.has(member) || member.split(' & ').some((part) => known.has(part)));
  });
}

/** Why an acceptance does not hold on a day, or `undefined` where it holds. */
export function whyNotHolding(record: AcceptanceRecord, asOf: Day): string | undefined {
  if (asOf.isBefore(Day.parse(record.approvedOn)))
    return `acceptance ${record.id} is approved only on ${record.approvedOn}`;
  if (asOf.isAfter(Day.parse(record.expiresOn))) return `acceptance ${record.id} expired on ${record.expiresOn}`;
  return undefined;
}

/** True where the acceptance is meant for the subject: the service itself, or one account of it (or its `organization`). */
export function isFor(record: AcceptanceRecord, service: string, account: string | undefined): boolean {
  return record.subject === service || (account !== undefined && record.subject === `${service}.${account}`);
}
