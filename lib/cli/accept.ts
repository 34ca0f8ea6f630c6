import { existsSync } from 'node:fs';
import { asOfDay, type Control, isNeverAccepted, type Judgment, SynthesizedTenants } from '../controls';
import { type ApprovalRules, readTenants } from '../declaration';
import { findingOf } from '../report';
import { acceptanceFor } from '../report/acceptance-record';
import { verdictWord } from '../report/summary';
import { type Day, InvalidValue } from '../values';
import { ExitCode } from './exit-code';
import { judgmentsNamed, labelOf, parseFindingLabel } from './finding-label';
import { progressTo } from './progress';
import { told } from './told';

export interface AcceptOptions {
  readonly dir?: string;
  readonly tenants?: string;
  readonly asOf?: string;
}

const OUTPUT = 'cdktf.out';
const DECLARATIONS = 'tenants';

/** `tenant-guard accept`: prints the acceptance to fill in for a finding. It accepts nothing itself. */
export function accept(words: readonly string[], options: AcceptOptions): Promise<void> {
  return told(async () => {
    const label = parseFindingLabel(words);
    if (isNeverAccepted(label.control)) {
      process.stderr.write(`${neverAccepted(label.control)}\n`);
      return ExitCode.refused;
    }
    const asOf = asOfDay(options.asOf);
    const { judgments, from, approvals } = await judgedBy(options, asOf);
    const named = judgmentsNamed(label, judgments);
    const open = named.filter(({ verdict }) => verdict === 'unmet' || verdict === 'unknown');
    const [first] = open;
    if (first === undefined) throw nothingToAccept(named, from);
    refuseSeveralTenants(open);
    for (const judgment of open) refuseUnacceptable(judgment);
    const approval = approvals.get(first.tenant ?? '');
    const groups = byMeaning(open);
    const records = groups.map((judgments, index) =>
      acceptanceFor(judgments, asOf, {
        ...(groups.length > 1 ? { number: index + 1 } : {}),
        ...(approval === undefined ? {} : { approval }),
      }),
    );
    const file = first.declaredAt?.file ?? `the declaration of ${first.tenant}`;
    process.stdout.write(
      `# To have ${[...new Set(open.map(labelOf))].join(', ')} accepted, fill in each {REPLACE-…}, braces included, and put the\n` +
        `# entries under \`acceptances:\` of ${file}. Anything wider than this is a finding again.\nacceptances:\n${records.join('\n')}`,
    );
    return ExitCode.nothing;
  });
}

/** Findings that one record covers: of one control, on one subject, of one meaning. */
function byMeaning(open: readonly Judgment[]): readonly (readonly [Judgment, ...Judgment[]])[] {
  const groups = new Map<string, readonly [Judgment, ...Judgment[]]>();
  for (const judgment of open) {
    const key = JSON.stringify([judgment.control, judgment.subject, findingOf(judgment)?.meaning]);
    const same = groups.get(key);
    groups.set(key, same === undefined ? [judgment] : [...same, judgment]);
  }
  return [...groups.values()];
}

interface JudgedBy {
  readonly judgments: readonly Judgment[];
  /** What was judged. */
  readonly from: string;
  /** Who may approve, by tenant. */
  readonly approvals: ReadonlyMap<string, ApprovalRules>;
}

/** The synthesized output where there is one; else what the declarations would give, refused or not. */
async function judgedBy({ dir, tenants }: AcceptOptions, asOf: Day): Promise<JudgedBy> {
  const approvals = new Map<string, ApprovalRules>();
  const written = dir ?? (tenants === undefined && existsSync(`${OUTPUT}/manifest.json`) ? OUTPUT : undefined);
  if (written !== undefined) {
    const judgments = await new SynthesizedTenants(written).judgeInThreads(asOf, undefined, {
      read: (facts) => {
        for (const { declaration, approval } of facts) if (approval) approvals.set(declaration.tenant, approval);
      },
      progress: progressTo(process.stderr, 'judged'),
    });
    return { judgments, from: written, approvals };
  }
  const from = tenants ?? DECLARATIONS;
  const declared = readTenants(from);
  for (const { declaration, approval } of declared) if (approval) approvals.set(declaration.tenant, approval);
  const { judgeDeclared } = require('./judge-declared') as typeof import('./judge-declared');
  return { judgments: judgeDeclared(declared, asOf.toString()), from, approvals };
}

function neverAccepted({ id, level, title, risk, remedy }: Control): string {
  return `${id} ${level === 'fatal' ? 'is fatal' : 'judges acceptances'}: it can never be accepted.\n    control:   ${title}\n    why:       ${risk}\n    remedy:    ${remedy}`;
}

function nothingToAccept(named: readonly Judgment[], from: string): InvalidValue {
  const accepted = named.find(({ verdict }) => verdict === 'accepted');
  const given = [...new Set(named.map(labelOf))].join(', ');
  if (accepted !== undefined) {
    return new InvalidValue({
      problem: 'this is accepted already',
      given,
      allowed: accepted.because ?? 'no record is wanted',
      remedy: 'To renew it, have its record approved again and move its dates',
    });
  }
  return new InvalidValue({
    problem: 'there is nothing to accept',
    given,
    allowed: `judged from ${from} it is ${[...new Set(named.map(({ verdict }) => verdictWord(verdict)))].join(', ')}`,
    ...(from === OUTPUT ? { remedy: 'Where the declarations are newer than it, judge them: --tenants tenants' } : {}),
  });
}

function refuseSeveralTenants(open: readonly Judgment[]): void {
  const tenants = [...new Set(open.map(({ tenant }) => tenant))];
  if (tenants.length === 1) return;
  throw new InvalidValue({
    problem: 'several tenants have this finding',
    given: [...new Set(open.map(({ control }) => control))].join(),
    allowed: `name one: ${[...new Set(open.map(labelOf))].join(', ')}`,
  });
}

/** A record must be of a declared service, and must accept something. */
function refuseUnacceptable(judgment: Judgment): void {
  const meaning = findingOf(judgment)?.meaning;
  const empty = meaning === undefined || Object.values(meaning).every((members) => members.length === 0);
  if (judgment.tenant !== undefined && !empty) return;
  throw new InvalidValue({
    problem: 'this cannot be accepted',
    given: labelOf(judgment),
    allowed:
      judgment.tenant === undefined
        ? 'an acceptance stands in a declaration, and nobody declared this stack'
        : 'an acceptance names what is weak, and this finding has no name for it',
    remedy: findingOf(judgment)?.remedy,
  });
}
