import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Judgment, judge, readSynthesized, type Subject } from '../../lib/controls';
import { emptyPosture, readStack } from '../../lib/posture';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';
import { mutantsOf } from '../support/mutations';
import { SURVIVORS } from '../support/survivors';

afterAll(removeFolders);

/** That a form cannot be read is no finding of what the leaf decides: that is for the control whose leaf it is. */
const bad = ({ verdict, control }: Judgment) =>
  verdict === 'unmet' || (verdict === 'unknown' && control !== 'ENT-GV-06');
const keyOf = ({ subject, control }: Judgment) => `${subject} ${control}`;

type Stack = Parameters<typeof mutantsOf>[0];

/** What the stack comes to among the services that rely on it, for which their facts alone count. */
function judgedAs(stack: string, json: Stack, subjects: readonly Subject[]): readonly Judgment[] {
  const others = subjects
    .filter((one) => one.stack !== stack)
    .map((one): Subject => ({ ...one, posture: emptyPosture() }));
  const own = subjects.find((subject) => subject.stack === stack);
  const changed: Subject = { ...own, stack, posture: readStack({ stack, json }) };
  return judge([changed, ...others], Day.parse(AS_OF));
}

/** The stack with one Conditional Access policy and no other: what several achieve together, one may be spared of. */
function withOnly(address: string, json: Stack): Stack | undefined {
  const [type = '', name = ''] = address.split('.');
  if (type !== POLICY) return undefined;
  const { resource, ...rest } = json as {
    readonly resource: Readonly<Record<string, Readonly<Record<string, Stack>>>>;
  };
  const policy = resource[type]?.[name];
  return policy === undefined ? undefined : { ...rest, resource: { ...resource, [type]: { [name]: policy } } };
}

const POLICY = 'azuread_conditional_access_policy';

function survivorsOf(tenant: 'contoso' | 'fabrikam'): string[] {
  const { app } = guardedApp(exampleTenant(tenant));
  app.synth();
  const subjects = readSynthesized(app.outdir);
  const survivors = new Set<string>();
  for (const stack of readdirSync(join(app.outdir, 'stacks'))) {
    const json: Stack = JSON.parse(readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    const badIn = (one: Stack) => new Set(judgedAs(stack, one, subjects).filter(bad).map(keyOf));
    const before = badIn(json);
    const beforeAlone = new Map<string, ReadonlySet<string>>();
    const isFound = (one: Stack, known: ReadonlySet<string>) => [...badIn(one)].some((key) => !known.has(key));
    for (const mutant of mutantsOf(json)) {
      if (isFound(mutant.json, before)) continue;
      const alone = withOnly(mutant.address, json);
      const mutantAlone = withOnly(mutant.address, mutant.json);
      if (alone !== undefined && mutantAlone !== undefined) {
        const known = beforeAlone.get(mutant.address) ?? badIn(alone);
        beforeAlone.set(mutant.address, known);
        if (isFound(mutantAlone, known)) continue;
      }
      survivors.add(mutant.name);
    }
  }
  return [...survivors];
}

describe('every leaf that is rendered, removed, made unknown, changed or emptied', () => {
  it('is found by a control, or is on the list of what none has to find', () => {
    const survivors = new Set([...survivorsOf('contoso'), ...survivorsOf('fabrikam')]);
    expect([...survivors].filter((name) => !SURVIVORS.has(name)).sort()).toEqual([]);
    expect([...SURVIVORS.keys()].filter((name) => !survivors.has(name))).toEqual([]);
  });

  it('has a reason wherever it is not', () => {
    expect([...SURVIVORS].filter(([, reason]) => reason.trim() === '')).toEqual([]);
  });
});
