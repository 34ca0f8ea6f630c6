import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { judge, readSource, UnreadableInput } from '../../../lib/controls';
import { InvalidFacts } from '../../../lib/declaration';
import { UnreadableExport, UnreadablePlan, UnreadableTerraform } from '../../../lib/posture';
import { Day } from '../../../lib/values';
import { AS_OF, exampleTenant, freshFolder, guardedApp, removeFolders } from '../../support/guarded-app';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const PLANS = join(__dirname, '..', '..', 'fixtures', 'plans');
const REFUSALS = [UnreadableInput, UnreadableTerraform, UnreadablePlan, UnreadableExport, InvalidFacts];
const DAY = Day.parse(AS_OF);
const STACK = 'contoso-aws-dev';
const LONGEST = 20_000;

const POLICY = {
  id: '6f1e2d3c-1111-4a2b-8c3d-0000000000a1',
  displayName: 'MFA for everybody',
  state: 'enabled',
  conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
};

/** A synthesized directory with one small stack and the services that have none. */
let written = '';

beforeAll(() => {
  const { app } = guardedApp(exampleTenant('contoso'));
  app.synth();
  written = freshFolder();
  cpSync(join(app.outdir, 'stacks', STACK), join(written, 'stacks', STACK), { recursive: true });
  cpSync(join(app.outdir, 'declared'), join(written, 'declared'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(app.outdir, 'manifest.json'), 'utf8'));
  const stacks = { [STACK]: manifest.stacks[STACK] };
  writeFileSync(join(written, 'manifest.json'), JSON.stringify({ ...manifest, stacks }));
});

afterAll(removeFolders);

/** Every control has a verdict on what was read, or that was refused by name; both in time. */
function judgedOrRefused(path: string): void {
  const started = Date.now();
  try {
    const source = readSource(path);
    const judged =
      source.kind === 'synthesized'
        ? source.written.judge(DAY)
        : judge(source.kind === 'plan' ? source.after : source.subjects, DAY);
    expect(judged.length).toBeGreaterThan(0);
  } catch (error) {
    if (!REFUSALS.some((type) => error instanceof type)) throw error;
  }
  expect(Date.now() - started).toBeLessThan(LONGEST);
}

/** A text with a piece of it cut out, doubled or replaced, as a disk or a person damages it. */
function damaged(text: string): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom('', '"', '{', ']', ',', ':', '\0', '1e999', '${'),
    fc.string({ maxLength: 5 }),
  );
  return fc
    .tuple(fc.nat(text.length), fc.nat(200), piece)
    .map(([from, length, other]) => text.slice(0, from) + other + text.slice(from + length));
}

/** A value with what stands at a way into it replaced; a way is as many turns as it is deep. */
function replacedAt(json: Json, [turn, ...rest]: readonly number[], by: Json): Json {
  const keys = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  const key = turn === undefined ? undefined : keys[turn % keys.length];
  if (key === undefined) return by;
  if (Array.isArray(json))
    return json.map((item, index) => (String(index) === key ? replacedAt(item, rest, by) : item));
  const object = json as Readonly<Record<string, Json>>;
  return { ...object, [key]: replacedAt(object[key] ?? null, rest, by) };
}

/** A text with one value of its JSON replaced: what is whole, and says something else. */
function rewritten(text: string): fc.Arbitrary<string> {
  const way = fc.array(fc.nat(200), { minLength: 1, maxLength: 9 });
  const other = fc.oneof(
    fc.constantFrom<Json>(null, true, -1, '', '${', '${var.unknown}', [], {}, [[]], [null], { '': {} }),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  );
  return fc.tuple(way, other).map(([turns, value]) => JSON.stringify(replacedAt(JSON.parse(text), turns, value)));
}

const either = (text: string): fc.Arbitrary<string> => fc.oneof(damaged(text), rewritten(text));

describe('whatever lies at a path', () => {
  const plan = (name: string) => readFileSync(join(PLANS, name), 'utf8');

  it.each([
    ['a plan', 'plan.json', plan('fabrikam-create.json')],
    ['Terraform JSON', 'main.tf.json', plan('fabrikam-create.tf.json')],
    ['an export of Microsoft Graph', 'policies.json', JSON.stringify({ value: [POLICY] })],
  ])('is judged or refused by name where it was %s', (_what, name, text) => {
    const path = join(freshFolder(), name);
    fc.assert(
      fc.property(either(text), (changed) => {
        writeFileSync(path, changed);
        judgedOrRefused(path);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['the manifest', 'manifest.json'],
    ['a stack', `stacks/${STACK}/cdk.tf.json`],
    ['the facts of a stack', `stacks/${STACK}/tenant-guard.json`],
    ['the facts of a service without one', 'declared/contoso-crm/tenant-guard.json'],
  ])('is judged or refused by name where it is a synthesized directory, and %s is damaged', (_what, file) => {
    const path = join(written, file);
    const text = readFileSync(path, 'utf8');
    fc.assert(
      fc.property(either(text), (changed) => {
        writeFileSync(path, changed);
        judgedOrRefused(written);
      }),
      { numRuns: 40 },
    );
    writeFileSync(path, text);
  });
});
