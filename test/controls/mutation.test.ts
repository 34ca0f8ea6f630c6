import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Control, catalogue, type Outcome, readSynthesized, type Subject } from '../../lib/controls';
import { outcomesOf } from '../../lib/controls/control-outcomes';
import { judgedSubjects, situationOf } from '../../lib/controls/subject';
import { type Entity, emptyPosture, readStack } from '../../lib/posture';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';
import { mutantsOf } from '../support/mutations';
import { SURVIVORS } from '../support/survivors';

afterAll(removeFolders);

/** That a form cannot be read is no finding of what the leaf decides: that is for the control whose leaf it is. */
const isBad = ({ verdict }: Outcome, control: Control) =>
  verdict === 'unmet' || (verdict === 'unknown' && control.id !== 'ENT-GV-06');

type Stack = Parameters<typeof mutantsOf>[0];

/** A control, and which of the subjects it is asked of: the stack, or a service that relies on it. */
interface Question {
  readonly control: Control;
  readonly of: number;
}

/** One stack among the services that rely on it, for which their facts alone count. */
class StackUnderTest {
  private readonly others: readonly Subject[];
  private readonly own: Subject;

  constructor(
    private readonly stack: string,
    subjects: readonly Subject[],
  ) {
    const own = subjects.find((subject) => subject.stack === stack);
    if (own === undefined) throw new Error(`${stack} was not read`);
    this.own = own;
    this.others = subjects.filter((one) => one !== own).map((one) => ({ ...one, posture: emptyPosture() }));
  }

  /** What finds nothing in the stack, so that it can find a mutant of it. */
  questions(json: Stack): readonly Question[] {
    const subjects = this.subjects(json);
    const clouds = this.own.posture.clouds;
    return catalogue
      .filter(({ cloud }) => cloud === 'any' || clouds.includes(cloud))
      .flatMap((control) =>
        subjects
          .map((_, of): Question => ({ control, of }))
          .filter(({ of }) => (of === 0 || control.cloud === 'any') && !this.isBadIn({ control, of }, subjects)),
      );
  }

  /** Whether one of the questions finds the mutant, those first that read what was changed. */
  isFound(
    { address, json }: { readonly address: string; readonly json: Stack },
    questions: readonly Question[],
  ): boolean {
    const entities = Object.values(this.own.posture.entities).flat() as readonly Entity[];
    const here = new Set(entities.filter((each) => each.address === address).map(({ kind }) => kind));
    const reads = ({ control }: Question) => control.reads.some(([kind]) => here.has(kind));
    const subjects = this.subjects(json);
    const ordered = [...questions.filter(reads), ...questions.filter((question) => !reads(question))];
    return ordered.some((question) => this.isBadIn(question, subjects));
  }

  private subjects(json: Stack): readonly Subject[] {
    const { stack } = this;
    return judgedSubjects([{ ...this.own, stack, posture: readStack({ stack, json }) }, ...this.others]);
  }

  private isBadIn({ control, of }: Question, subjects: readonly Subject[]): boolean {
    const subject = subjects[of];
    if (subject === undefined) return false;
    const situation = situationOf(subject, subjects, Day.parse(AS_OF));
    return outcomesOf(control, situation).some((outcome) => isBad(outcome, control));
  }
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
    const tested = new StackUnderTest(stack, subjects);
    const questions = tested.questions(json);
    const alone = new Map<string, readonly Question[]>();
    for (const { name, address, json: mutant } of mutantsOf(json)) {
      if (survivors.has(name) || tested.isFound({ address, json: mutant }, questions)) continue;
      const [only, mutantOnly] = [withOnly(address, json), withOnly(address, mutant)];
      if (only !== undefined && mutantOnly !== undefined) {
        const own = alone.get(address) ?? tested.questions(only);
        alone.set(address, own);
        if (tested.isFound({ address, json: mutantOnly }, own)) continue;
      }
      survivors.add(name);
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
