import { type AcceptanceRecord, type ApprovalRules, type Focus, type Meaning, subjectName } from '../declaration';
import { Day, EmailAddress, samePerson } from '../values';

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

/** True where the acceptance is meant for the subject: the service itself, or one account of it (or its organization). */
export function isFor(record: AcceptanceRecord, focus: Focus): boolean {
  return record.subject === focus.service || record.subject === subjectName(focus);
}

const PARTS = [
  'id',
  'control',
  'subject',
  'covers',
  'justification',
  'owner',
  'approver',
  'approvedOn',
  'expiresOn',
  'reviewOn',
  'inherent',
  'residual',
] as const satisfies readonly (keyof AcceptanceRecord)[];

/** What a record does not say. The declaration's reader lets none of it be left out; facts may have been made otherwise. */
export function missingParts(record: Partial<AcceptanceRecord>): readonly string[] {
  return PARTS.filter((part) => {
    const value = record[part];
    return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  });
}

/** Whether a record says all that the others are judged by. */
export function isComplete(record: AcceptanceRecord): boolean {
  return missingParts(record).length === 0;
}

/** Whether the owner of the risk approved it, however the address is written. */
export function isSelfApproved({ owner, approver }: AcceptanceRecord): boolean {
  return samePerson(EmailAddress.parse(owner), EmailAddress.parse(approver));
}

/** Whether the approver is one of those who may approve. */
export function isListed({ approver }: AcceptanceRecord, { approvers }: ApprovalRules): boolean {
  const given = EmailAddress.parse(approver);
  return approvers.some((listed) => samePerson(EmailAddress.parse(listed), given));
}

/** How many days lie between the approval and the last day. */
export function daysOf({ approvedOn, expiresOn }: AcceptanceRecord): number {
  return Day.parse(approvedOn).daysUntil(Day.parse(expiresOn));
}

/** Why an acceptance is not in force on a day, or `undefined` where it is. */
export function whyNotInForce({ approvedOn, expiresOn }: AcceptanceRecord, asOf: Day): string | undefined {
  if (asOf.isBefore(Day.parse(approvedOn))) return `is approved only on ${approvedOn}`;
  return asOf.isAfter(Day.parse(expiresOn)) ? `expired on ${expiresOn}` : undefined;
}
