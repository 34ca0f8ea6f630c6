import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Judgment, judge, readSynthesized, type Subject } from '../../lib/controls';
import { readStack } from '../../lib/posture';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';
import { mutantsOf } from '../support/mutations';

afterAll(removeFolders);

/** Mutants that no control finds, with the reason why none has to. */
const SURVIVORS = new Map(
  readFileSync(join(__dirname, '..', 'golden', 'mutation-survivors.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', reason = ''] = line.split(' -- ');
      return [name, reason] as const;
    }),
);

/** That a form cannot be read is no finding of what the leaf decides: that is for the control whose leaf it is. */
const bad = ({ verdict, control }: Judgment) =>
  verdict === 'unmet' || (verdict === 'unknown' && control !== 'ENT-GV-06');
const keyOf = ({ subject, control }: Judgment) => `${subject} ${control}`;

function survivorsOf(tenant: 'contoso' | 'fabrikam'): string[] {
  const { app } = guardedApp(exampleTenant(tenant));
  app.synth();
  const subjects = readSynthesized(app.outdir);
  const asOf = Day.parse(AS_OF);
  const before = new Set(judge(subjects, asOf).filter(bad).map(keyOf));
  const survivors = new Set<string>();
  for (const stack of readdirSync(join(app.outdir, 'stacks'))) {
    const json = JSON.parse(readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    const own = subjects.find((subject) => subject.stack === stack);
    for (const mutant of mutantsOf(json)) {
      const changed: Subject = { ...own, stack, posture: readStack({ stack, json: mutant.json }) };
      const found = judge([changed], asOf).filter((judgment) => bad(judgment) && !before.has(keyOf(judgment)));
      if (found.length === 0) survivors.add(mutant.name);
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
