import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Control, Outcome } from '../../lib/controls';
import type { Entity } from '../../lib/posture';
import { listCuts } from './list-splits';
import { policyCuts } from './policy-splits';
import { type RenderedStack, renderedExamples } from './rendered-examples';
import { type Body, type Json, type Split, splitOf } from './splits';
import { policyAlone } from './stack-slice';
import { statementCuts } from './statement-splits';

const POLICY = 'azuread_conditional_access_policy';

/** That a control is met by two together that an example has as one, and by neither of them alone. */
export interface Composition {
  readonly control: string;
  readonly stack: string;
  /** Whether there is no other Conditional Access policy: what others achieve, too, shows nothing of the two. */
  readonly alone: boolean;
  /** What is in two, and where it was cut. */
  readonly split: string;
}

export const COMPOSITION_FILE = join(__dirname, '..', 'golden', 'composition.txt');

const HEAD = `# That a control is met by two together that an example renders as one, and by neither alone: <control> <stack> <among others|alone> <what is in two> by <where it was cut>
# Held true by test/controls/evidence.test.ts; \`npm run evidence\` looks for what is missing.
`;

export function compositionOnRecord(): readonly Composition[] {
  return readFileSync(COMPOSITION_FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, control = '', stack = '', among = '', split = ''] =
        /^(\S+) (\S+) (among others|alone) (\S+ by .*)$/.exec(line) ?? [];
      if (split === '') throw new Error(`composition.txt has a line that says nothing: ${line}`);
      return { control, stack, alone: among === 'alone', split };
    });
}

/** What is on the list of what several do not meet together: `<control> ... -- <reason>`, one of each control. */
export function uncomposedOnRecord(): readonly { readonly control: string; readonly reason: string }[] {
  return readFileSync(join(__dirname, '..', 'golden', 'uncomposed.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [controls = '', reason = ''] = line.split(' -- ');
      return controls.split(' ').map((control) => ({ control, reason }));
    });
}

export function compositionText(all: readonly Composition[]): string {
  const lines = all.map(
    ({ control, stack, alone, split }) => `${control} ${stack} ${alone ? 'alone' : 'among others'} ${split}\n`,
  );
  return HEAD + lines.sort().join('');
}

/** Whether what is on record is so. */
export function composes(control: Control, { stack: name, alone, split: named }: Composition): boolean {
  const stack = renderedExamples().find((one) => one.name === name);
  if (stack === undefined) return false;
  const splits = groundsOf(stack).flatMap((ground) => (ground.alone === alone ? ground.splits : []));
  return splits.some((split) => split.name === named && isMetByBothAlone(control, stack, split));
}

/** Looks for something that an example has as one, and that meets the control in two; what no resource meets has nothing. */
export function findComposition(control: Control): Composition | undefined {
  if (control.scope === 'service') return undefined;
  for (const stack of renderedExamples().filter((one) => isMet(one.outcomes(control)))) {
    const read = addressesRead(control, stack);
    for (const { alone, json, splits } of groundsOf(stack)) {
      const own = splits.filter(({ address }) => read === undefined || read.has(address));
      if (own.length === 0 || (alone && !isMet(stack.outcomes(control, { json })))) continue;
      const found = own.find((split) => isMetByBothAlone(control, stack, split));
      if (found !== undefined) return { control: control.id, stack: stack.name, alone, split: found.name };
    }
  }
  return undefined;
}

/** The addresses of what the control reads; nothing where it asks other controls. */
function addressesRead({ reads }: Control, { subject }: RenderedStack): ReadonlySet<string> | undefined {
  if (reads.length === 0) return undefined;
  const kinds = new Set(reads.map(([kind]) => kind));
  const entities = Object.values(subject.posture.entities).flat() as readonly Entity[];
  return new Set(entities.filter(({ kind }) => kinds.has(kind)).map(({ address }) => address));
}

/** Whether both meet it together, and neither does without the other. */
function isMetByBothAlone(control: Control, stack: RenderedStack, split: Split): boolean {
  const said = (json: Json) => stack.outcomes(control, { json });
  return (
    isMet(said(split.both())) && split.halves().every((half) => said(half).some(({ verdict }) => verdict === 'unmet'))
  );
}

function isMet(outcomes: readonly Outcome[]): boolean {
  const verdicts = outcomes.map(({ verdict }) => verdict);
  return verdicts.includes('met') && !verdicts.includes('unmet') && !verdicts.includes('unknown');
}

/** A stack, whole or with one policy alone, and everything in it that can be two. */
interface Ground {
  readonly alone: boolean;
  readonly json: Json;
  readonly splits: readonly Split[];
}

const known = new Map<RenderedStack, readonly Ground[]>();

function groundsOf(stack: RenderedStack): readonly Ground[] {
  const own = known.get(stack) ?? (stack.json === undefined ? [] : groundsIn(stack.json));
  known.set(stack, own);
  return own;
}

function groundsIn(json: Json): readonly Ground[] {
  const splits = namedIn(json).map(([type, name, body]) => ({ type, name, body, own: cutsIn(json, type, name, body) }));
  const alone = splits.flatMap(({ type, name, body }): Ground[] => {
    const one = type === POLICY ? policyAlone(`${type}.${name}`, json) : undefined;
    return one === undefined ? [] : [{ alone: true, json: one, splits: cutsIn(one, type, name, body) }];
  });
  return [{ alone: false, json, splits: splits.flatMap(({ own }) => own) }, ...alone];
}

function cutsIn(stack: Json, type: string, name: string, body: Body): readonly Split[] {
  const cuts = type === POLICY ? policyCuts(body) : [...statementCuts(type, body), ...listCuts(type, body)];
  return cuts.map((cut) => splitOf(stack, type, name, cut));
}

function namedIn(stack: Json): readonly (readonly [type: string, name: string, body: Body])[] {
  const { resource = {} } = stack as { readonly resource?: Readonly<Record<string, Readonly<Record<string, Body>>>> };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => [type, name, body] as const),
  );
}
