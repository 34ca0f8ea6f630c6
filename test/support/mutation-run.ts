import { type Control, catalogue, type Subject } from '../../lib/controls';
import { excuserOf } from '../../lib/controls/excuse';
import { isNeverAccepted } from '../../lib/controls/never-accepted';
import { judgedSubjects } from '../../lib/controls/subject';
import { TenantOutcomes } from '../../lib/controls/tenant-outcomes';
import { emptyPosture, readStack } from '../../lib/posture';
import { Day } from '../../lib/values';
import { AS_OF } from './guarded-app';
import type { Mutant } from './mutations';
import { differenceOf } from './posture-difference';
import type { RenderedStack } from './rendered-examples';
import { policyAlone } from './stack-slice';

type Stack = Mutant['json'];
const DAY = Day.parse(AS_OF);

/** A control, and which of the subjects it is asked of: the stack, or a service that relies on it. */
interface Question {
  readonly control: Control;
  readonly of: number;
}

/** A stack as it is judged, and what finds nothing in it, so that it can find a mutant. */
interface Judged {
  readonly outcomes: TenantOutcomes;
  readonly questions: readonly Question[];
}

/** There is one of each for every kind of event that an alarm is for, and they differ in their texts alone. */
const ALIKE = ['aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'];

/** Of mutants that put the same in the place of the same in resources that are alike, the first. */
function unlike(mutants: readonly Mutant[]): readonly Mutant[] {
  const seen = new Set<string>();
  return mutants.filter(({ name, address, leaf }) => {
    if (!ALIKE.some((type) => address.startsWith(`${type}.`))) return true;
    const key = `${name} ${JSON.stringify(leaf)}`;
    return seen.size < seen.add(key).size;
  });
}

/** One stack among the services that rely on it, for which their facts alone count; every mutant of it is looked at. */
export class MutationRun {
  readonly mutants: readonly Mutant[];
  private readonly others: readonly Subject[];
  private readonly alone = new Map<string, Judged>();
  private readonly whole: Judged | undefined;
  /** What found a change of such a leaf last finds the next one, as a rule. */
  private readonly lately = new Map<string, Question>();

  constructor(private readonly stack: RenderedStack) {
    this.mutants = unlike(stack.mutants);
    this.others = stack.others.map((one) => ({ ...one, posture: emptyPosture() }));
    this.whole = stack.json === undefined ? undefined : this.judged(stack.json);
  }

  /**
   * The mutants that no control finds. Where one is `expected`, only the controls that say that they read what was changed are
   * asked again; else all of them are.
   */
  survivors(expected: (mutant: Mutant) => boolean): readonly Mutant[] {
    return this.mutants.filter((mutant) => !this.isFound(mutant, expected(mutant)));
  }

  private isFound(mutant: Mutant, expected: boolean): boolean {
    const { whole } = this;
    if (whole === undefined) return false;
    const alone = this.policyAlone(mutant.address);
    const changed = alone === undefined ? undefined : policyAlone(mutant.address, mutant.json);
    // What several policies achieve together, one may be spared of: it is found where no other policy is.
    if (alone !== undefined && changed !== undefined) {
      const [found, none] = this.isFoundIn(alone, mutant, changed, expected);
      if (found || none) return found;
    }
    return this.isFoundIn(whole, mutant, mutant.json, expected)[0];
  }

  private policyAlone(address: string): Judged | undefined {
    const json = policyAlone(address, this.stack.json ?? null);
    const known = this.alone.get(address) ?? (json === undefined ? undefined : this.judged(json));
    if (known !== undefined) this.alone.set(address, known);
    return known;
  }

  private judged(json: Stack): Judged {
    const outcomes = this.outcomes(json);
    const clouds = this.stack.subject.posture.clouds;
    const questions = catalogue
      .filter(({ cloud }) => cloud === 'any' || clouds.includes(cloud))
      .flatMap((control) =>
        outcomes.subjects
          .map((_, of): Question => ({ control, of }))
          .filter(({ of }) => (of === 0 || control.cloud === 'any') && !isBadIn({ control, of }, outcomes)),
      );
    return { outcomes, questions };
  }

  /** Whether a question finds the mutant, first what found the like; and whether nothing that can be read was changed. */
  private isFoundIn(
    { outcomes: { subjects }, questions }: Judged,
    { name }: Mutant,
    json: Stack,
    expected: boolean,
  ): readonly [found: boolean, none: boolean] {
    const mutated = this.outcomes(json);
    const [before, after] = [subjects[0]?.posture, mutated.subjects[0]?.posture];
    const difference = differenceOf(before ?? emptyPosture(), after ?? emptyPosture());
    if (difference.none) return [false, true];
    const leaf = name.replace(/ \w+$/, '');
    const last = this.lately.get(leaf);
    const concerned = questions.filter(({ control }) => difference.concerns(control.reads));
    const ordered = [
      ...questions.filter((question) => question.control === last?.control && question.of === last.of),
      ...concerned,
      ...(expected ? [] : questions.filter((question) => !concerned.includes(question))),
    ];
    const found = ordered.find((question) => isBadIn(question, mutated));
    if (found !== undefined) this.lately.set(leaf, found);
    return [found !== undefined, false];
  }

  private outcomes(json: Stack): TenantOutcomes {
    const stack = this.stack.name;
    const own = { ...this.stack.subject, stack, posture: readStack({ stack, json }) };
    return new TenantOutcomes(judgedSubjects([own, ...this.others]), DAY, catalogue);
  }
}

/**
 * Whether the control is unmet or unknown, and nothing accepts exactly that. That a form cannot be read is no finding of what the
 * leaf decides: that is for the control whose leaf it is.
 */
function isBadIn({ control, of }: Question, outcomes: TenantOutcomes): boolean {
  const subject = outcomes.subjects[of];
  if (subject === undefined) return false;
  const bad = outcomes
    .of(control, subject)
    .flatMap((outcome) =>
      outcome.verdict === 'unmet' || (outcome.verdict === 'unknown' && control.id !== 'ENT-GV-06') ? [outcome] : [],
    );
  if (bad.length === 0 || isNeverAccepted(control)) return bad.length > 0;
  const excuse = excuserOf(control, subject, outcomes);
  return bad.some(({ finding }) => !excuse(finding).accepted);
}
