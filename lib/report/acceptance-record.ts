import { controlOf, type Finding, type Judgment } from '../controls';
import { type ApprovalRules, LONGEST_ACCEPTANCE_DAYS, type Meaning } from '../declaration';
import type { Day } from '../values';
import { findingOf } from './finding';

/** A record of `acceptances` to be filled in: every `{REPLACE-…}` is for a person to decide. */
export interface WantedAcceptance {
  readonly control: string;
  /** The service, or `service.account`. */
  readonly subject: string;
  readonly covers: Meaning;
  /** Tells several records apart: `{REPLACE-acceptance-id-2}`. */
  readonly number?: number;
  /** The day that the suggested last day and review count from; unset: both are left to be filled in. */
  readonly from?: Day;
  /** Who may approve it, and for how long; unset: nobody is listed yet. */
  readonly approval?: ApprovalRules;
}

/** How far on the suggested review and last day are, where that is not more than holds. */
const SUGGESTED_DAYS = { review: 90, expiry: 180 } as const;

/**
 * An acceptance to fill in, as one entry of the declaration's list `acceptances`, indented by two spaces. It covers exactly
 * the given weakness. A placeholder is no value, so that the declaration's reader refuses each that is left.
 */
export function acceptanceRecord({ control, subject, covers, number, from, approval }: WantedAcceptance): string {
  const sets = (['principals', 'targets', 'networks', 'settings'] as const).filter((set) => covers[set].length > 0);
  const id = number === undefined ? 'acceptance-id' : `acceptance-id-${number}`;
  const longest = approval?.longestDays ?? LONGEST_ACCEPTANCE_DAYS;
  const within = (days: number) => from?.plusDays(Math.min(days, longest)).toString();
  const expiresOn = within(SUGGESTED_DAYS.expiry) ?? '{REPLACE-expires-on}';
  const reviewOn = within(SUGGESTED_DAYS.review) ?? '{REPLACE-acceptance-review-on}';
  return [
    `  - id: {REPLACE-${id}} # stable id in the risk register, like RA-2026-014`,
    `    control: ${control}`,
    `    subject: ${subject}`,
    '    covers:',
    ...sets.map((set) => `      ${set}: [${covers[set].map(scalar).join(', ')}]`),
    '    justification: {REPLACE-justification} # why the weakness is not closed',
    '    owner: {REPLACE-acceptance-owner} # e-mail address of who owns the risk',
    `    approver: {REPLACE-approver} # e-mail address of who approves it, another person${listedIn(approval)}`,
    '    approvedOn: {REPLACE-approved-on} # day of the approval, YYYY-MM-DD',
    `    expiresOn: ${expiresOn} # last day, at most ${longest} days after the approval`,
    `    reviewOn: ${reviewOn} # looked at again by then, not after it expires`,
    '    inherent: {REPLACE-inherent} # before anything compensates: veryLow, low, moderate, high or veryHigh',
    '    residual: {REPLACE-residual} # what remains: veryLow, low, moderate, high or veryHigh',
    '',
  ].join('\n');
}

const MOST_NAMED = 5;

function listedIn(approval: ApprovalRules | undefined): string {
  if (approval === undefined) return ' whom approvers.yaml lists';
  const { approvers } = approval;
  const named = approvers.slice(0, MOST_NAMED).join(', ') || 'nobody yet';
  return `; approvers.yaml lists ${named}${approvers.length > MOST_NAMED ? ` and ${approvers.length - MOST_NAMED} more` : ''}`;
}

/** The record for findings of one control and one meaning, under what each of them says in comments. */
export function acceptanceFor(
  judgments: readonly [Judgment, ...Judgment[]],
  from: Day,
  { number, approval }: Pick<WantedAcceptance, 'number' | 'approval'> = {},
): string {
  const [judgment] = judgments;
  const { control, subject } = judgment;
  const finding = findingIn(judgment);
  const title = controlOf(control)?.title;
  const comments = [`${control}${title === undefined ? '' : `: ${title}`}`, ...judgments.flatMap(inWords)];
  return [
    ...[...new Set(comments)].flatMap(comment),
    acceptanceRecord({
      control,
      subject,
      covers: finding.meaning,
      from,
      ...(number === undefined ? {} : { number }),
      ...(approval === undefined ? {} : { approval }),
    }),
  ].join('\n');
}

function inWords(judgment: Judgment): readonly string[] {
  const { subject, tenant, verdict, outcome } = judgment;
  const { given, remedy } = findingIn(judgment);
  return [
    `${tenant === undefined ? '' : `${tenant} `}${subject}, ${verdict}: ${given}`,
    ...('assumption' in outcome ? [`assuming: ${outcome.assumption}`] : []),
    `remedy, which would need no acceptance: ${remedy}`,
  ];
}

function findingIn(judgment: Judgment): Finding {
  const finding = findingOf(judgment);
  if (finding === undefined) throw new Error(`${judgment.control} has no finding to accept`);
  return finding;
}

const WIDTH = 112;

/** The text as comment lines of the declaration. */
function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (last.length + word.length < WIDTH) lines.push(`${last} ${word}`);
    else lines.push(last, word);
  }
  return lines.map((line, index) => `  # ${index === 0 ? '' : '  '}${line}`);
}

/** Plain where YAML reads it back as the same text, else in quotes. */
function scalar(member: string): string {
  const plain = /^[A-Za-z][\w./=-]*$/.test(member) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(member);
  return plain ? member : JSON.stringify(member);
}
