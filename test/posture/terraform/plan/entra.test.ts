import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Judgment, judge, readSynthesized, type Subject } from '../../../../lib/controls';
import { type Posture, readPlan, readStack } from '../../../../lib/posture';
import { Day } from '../../../../lib/values';
import { AS_OF, exampleTenant, guardedApp, removeFolders } from '../../../support/guarded-app';
import { mutantsOf } from '../../../support/mutations';
import { planOf } from '../../../support/planned-stack';

afterAll(removeFolders);

const STACK = 'contoso-entra';
const { subjects, json } = synthesized();

function synthesized() {
  const { app } = guardedApp(exampleTenant('contoso'));
  app.synth();
  const file = join(app.outdir, 'stacks', STACK, 'cdk.tf.json');
  return { subjects: readSynthesized(app.outdir), json: JSON.parse(readFileSync(file, 'utf8')) };
}

/** Every control's verdict on the directory, with the posture of it. */
function verdictsWith(posture: Posture): readonly string[] {
  const own = subjects.find(({ stack }) => stack === STACK) as Subject;
  const verdict = ({ control, verdict: given, outcome }: Judgment) =>
    `${control} ${given}${'finding' in outcome ? ` ${JSON.stringify(outcome.finding.meaning)}` : ''}`;
  return judge([{ ...own, posture }], Day.parse(AS_OF)).map(verdict);
}

const planned = (stack: Parameters<typeof planOf>[0], options?: Parameters<typeof planOf>[1]) =>
  readPlan({ stack: STACK, json: planOf(stack, options), source: [{ file: 'cdk.tf.json', json: stack }] });
const synth = (stack: unknown) => verdictsWith(readStack({ stack: STACK, json: stack }));
const withIds = (verdicts: readonly string[]) => verdicts.map((verdict) => verdict.replace(/\{.*$/, ''));

describe('a plan of a directory', () => {
  it.each([
    ['that is created', false],
    ['that is there', true],
  ])('%s is judged as its stack is', (_what, applied) => {
    const plan = planned(json, { applied });
    expect(plan.after.opaque).toEqual([]);
    expect(verdictsWith(plan.after)).toEqual(synth(json));
  });

  it('has nothing before it is created, and what it leaves once it is there', () => {
    const created = readPlan({ stack: STACK, json: planOf(json) });
    expect(
      Object.values(created.before.entities)
        .flat()
        .map(({ kind }) => kind),
    ).toEqual(['userLookup']);
    const applied = readPlan({ stack: STACK, json: planOf(json, { applied: true }) });
    expect(verdictsWith(applied.before)).toEqual(verdictsWith(applied.after));
  });

  it('says of each value from which side of the plan it is', () => {
    const { before, after } = readPlan({ stack: STACK, json: planOf(json, { applied: true }) });
    const [was] = before.entities.conditionalAccessPolicy;
    const [is] = after.entities.conditionalAccessPolicy;
    expect(was?.fields.state.at).toMatchObject({ from: 'planBefore', pointer: '/state', stack: STACK });
    expect(is?.fields.state.at).toMatchObject({ from: 'planAfter', pointer: '/state', stack: STACK });
  });

  // Each takes every eighth way, and another one.
  it.each([
    ['created', false, 0],
    ['there', true, 4],
  ])('whose stack was weakened in any way is judged as that stack is, where it is %s', (_what, applied, turn) => {
    const mutants = mutantsOf(json)
      // A plan has no lifecycle, and a look-up by nothing is refused before it is made.
      .filter(({ name }) => !/\.lifecycle\.|^data\./.test(name))
      .filter((_, index) => index % 8 === turn);
    expect(mutants.length).toBeGreaterThan(10);
    const differing = mutants.filter(({ json: mutant }) => {
      const plan = planned(mutant as never, { applied });
      return withIds(verdictsWith(plan.after)).join() !== withIds(synth(mutant)).join();
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});
