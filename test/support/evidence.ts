import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Control, Outcome } from '../../lib/controls';
import type { Evaluation, Supplier } from '../../lib/declaration';
import type { Entity } from '../../lib/posture';
import type { Mutant } from './mutations';
import { type Changed, type RenderedStack, renderedExamples } from './rendered-examples';
import { wholeChanges } from './whole-changes';

/** That a control is met by what an example renders, and is not any more once one thing is changed. */
export interface Evidence {
  readonly control: string;
  /** What the control says after the change. */
  readonly verdict: 'unmet' | 'unknown';
  /** The stack of the example. */
  readonly stack: string;
  /** A part of what the control asks for is a person's all the same. */
  readonly inPart: boolean;
  /** `azuread_conditional_access_policy.mfa_policy_1A2B3C4D state changed`, or one of those that no resource shows. */
  readonly change: string;
}

export const EVIDENCE_FILE = join(__dirname, '..', 'golden', 'evidence.txt');

const HEAD = `# That a control is met by an example, and what it says once one thing is changed: <control> <stack> <in full|in part> <verdict> <change>
# Held true by test/controls/evidence.test.ts; \`npm run evidence\` looks for what is missing.
`;

/** What is on record. */
export function evidenceOnRecord(): readonly Evidence[] {
  return readFileSync(EVIDENCE_FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, control = '', stack = '', part = '', verdict = '', change = ''] =
        /^(\S+) (\S+) in (full|part) (unmet|unknown) (.*)$/.exec(line) ?? [];
      if (change === '') throw new Error(`evidence.txt has a line that says nothing: ${line}`);
      return { control, stack, inPart: part === 'part', verdict: verdict === 'unmet' ? 'unmet' : 'unknown', change };
    });
}

/** What no example shows of a control, with the reason, and the test that shows it. */
interface Unseen {
  readonly control: string;
  readonly verdicts: readonly string[];
  readonly reason: string;
  readonly test?: string;
}

/** What is on the list of what no example shows: `<control> <verdicts> -- <reason>; <test>`. */
export function unseenOnRecord(): readonly Unseen[] {
  return readFileSync(join(__dirname, '..', 'golden', 'unseen.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, control = '', verdicts = '', reason = '', test] =
        /^(\S+) ([a-z, ]+) -- ([^;]*)(?:; (\S+))?$/.exec(line) ?? [];
      return { control, verdicts: verdicts.split(', '), reason, ...(test === undefined ? {} : { test }) };
    });
}

export function evidenceText(evidence: readonly Evidence[]): string {
  const lines = evidence.map(
    ({ control, stack, inPart, verdict, change }) =>
      `${control} ${stack} in ${inPart ? 'part' : 'full'} ${verdict} ${change}\n`,
  );
  return HEAD + lines.sort().join('');
}

/** Whether what is on record is so. */
export function holds(control: Control, { stack: name, inPart, verdict, change }: Evidence): boolean {
  const stack = renderedExamples().find((one) => one.name === name);
  if (stack === undefined || metBy(control, stack) !== (inPart ? 'part' : 'full')) return false;
  // The statements of a policy and the members of a list share a name: one of them is enough.
  return changesOf(stack)
    .filter((one) => one.change === change)
    .some((one) => stack.outcomes(control, one.how()).some((outcome) => outcome.verdict === verdict));
}

/** Looks for a change of any example that shows the verdict: one in full first, one of what the control reads before others. */
export function findEvidence(control: Control, verdict: Evidence['verdict']): Evidence | undefined {
  for (const part of ['full', 'part'] as const) {
    for (const stack of renderedExamples().filter((one) => metBy(control, one) === part)) {
      const found = byInterest(control, stack).find(({ how }) =>
        stack.outcomes(control, how()).some((outcome) => outcome.verdict === verdict),
      );
      if (found !== undefined) {
        return { control: control.id, verdict, stack: stack.name, inPart: part === 'part', change: found.change };
      }
    }
  }
  return undefined;
}

/** Whether the stack meets the control as it stands, with or without a part that is a person's. */
function metBy(control: Control, stack: RenderedStack): 'full' | 'part' | undefined {
  const verdicts = new Set(stack.outcomes(control).map(({ verdict }: Outcome) => verdict));
  if (!verdicts.has('met') || verdicts.has('unmet') || verdicts.has('unknown')) return undefined;
  return verdicts.has('outOfReach') ? 'part' : 'full';
}

interface Change {
  readonly change: string;
  readonly mutant?: Mutant;
  how(): Changed;
}

const ELSEWHERE: readonly Change[] = [
  { change: 'two years later', how: () => ({ asOf: '2028-11-23' }) },
  { change: 'nothing declared', how: () => ({ undeclared: true }) },
  { change: 'nobody listed who may approve', how: () => ({ unapproved: true }) },
  acceptance('without an approver', () => ({ approver: '' })),
  acceptance('approved by its owner', ({ owner }) => ({ approver: owner })),
  acceptance('for years', () => ({ expiresOn: '2030-01-01' })),
  acceptance('to be looked at again before today', ({ approvedOn }) => ({ reviewOn: approvedOn })),
  acceptance('of another weakness', () => ({ covers: { settings: ['another=weakness'] } })),
  acceptance('of no control', () => ({ control: 'ACC-99' })),
  acceptance('of what can never be accepted', () => ({ control: 'DEP-01' })),
  acceptance('compensated by what is not there', () => ({
    compensating: [{ control: 'AWS-STO-01', address: 'aws_s3_bucket.gone' }],
  })),
  acceptance('given for another supplier', () => ({ holdsWhile: { supplier: 'relecloud' } })),
  { change: 'what it holds not on record', how: () => ({ service: ({ holds: _, ...own }) => own }) },
  { change: 'no way out of it', how: () => ({ service: (own) => ({ ...own, exit: 'none' }) }) },
  { change: 'its way out not declared', how: () => ({ service: ({ exit: _, ...own }) => own }) },
  {
    change: 'nobody named behind its supplier',
    how: () => ({ supplier: (own) => ({ ...own, upstream: 'unknown' }) }),
  },
  supplier('found wanting in resilience', { resilience: { found: 'inadequate' } }),
  supplier('not asked for its resilience', { resilience: { found: 'unknown' } }),
  supplier('offering neither Conditional Access nor an allow-list', { restrictableBy: 'neither' }),
  supplier('not asked by what its service can be restricted', { restrictableBy: 'unknown' }),
];

function supplier(what: string, evaluation: Partial<Evaluation>): Change {
  const change = (own: Supplier): Supplier => ({ ...own, evaluated: { ...own.evaluated, ...evaluation } });
  return { change: `its supplier ${what}`, how: () => ({ supplier: change }) };
}

function acceptance(what: string, change: NonNullable<Changed['acceptance']>): Change {
  return { change: `its first acceptance ${what}`, how: () => ({ acceptance: change }) };
}

function changesOf(stack: RenderedStack): readonly Change[] {
  return [
    ...stack.mutants.map((mutant): Change => ({ change: nameOf(mutant), mutant, how: () => ({ json: mutant.json }) })),
    ...(stack.json === undefined ? [] : wholeChanges(stack.json)).map(
      (mutant): Change => ({ change: `${mutant.address} ${mutant.name}`, mutant, how: () => ({ json: mutant.json }) }),
    ),
    ...ELSEWHERE,
  ];
}

/** The mutant with the resource that it is of. */
function nameOf({ name, address }: Mutant): string {
  const [block = '', data = ''] = /^(data\.)?([^.]+)\./.exec(name) ?? [];
  return `${data}${address} ${name.slice(block.length)}`;
}

/**
 * The changes of what the control reads, of these first what decides before whom and where it decides for; then those that no
 * resource shows; then whatever else is taken away. What judges acceptances is shown by another acceptance.
 */
function byInterest(control: Control, stack: RenderedStack): readonly Change[] {
  const entities = Object.values(stack.subject.posture.entities).flat() as readonly Entity[];
  const kinds = new Set(control.reads.map(([kind]) => kind));
  const read = new Set(entities.filter(({ kind }) => kinds.has(kind)).map(({ address }) => address));
  const rank = ({ mutant }: Change) => {
    if (mutant === undefined) return 4;
    if (control.ofAcceptances) return undefined;
    if (!read.has(mutant.address)) return mutant.name.endsWith(' removed') ? 5 : undefined;
    const decides = /_controls\.|\.(?:policy|body)\b/.test(mutant.name) ? 0 : 2;
    return decides + (/ (?:changed|unknown)$/.test(mutant.name) ? 0 : 1);
  };
  return changesOf(stack)
    .flatMap((change) => {
      const place = rank(change);
      return place === undefined ? [] : [{ change, place }];
    })
    .sort((a, b) => a.place - b.place)
    .map(({ change }) => change);
}
