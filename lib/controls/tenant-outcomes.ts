import { type Facts, type Focus, stacksOf, subjectName } from '../declaration';
import type { Day } from '../values';
import { appliesTo } from './applies-to';
import type { Control, Outcome, Situation } from './control';
import { outcomesOf } from './control-outcomes';
import { type Subject, situationOf } from './subject';

/** What a control says of one subject. */
export interface Said {
  readonly subject: Subject;
  readonly outcomes: readonly Outcome[];
}

/** A subject as controls see it, and what they said of it so far. */
interface Known {
  readonly situation: Situation;
  readonly said: Map<Control, readonly Outcome[]>;
}

/** What the controls say of the subjects of a run, before anything is accepted; worked out when it is asked for, and once. */
export class TenantOutcomes {
  private readonly known = new Map<Subject, Known>();
  private readonly byTenant = new Map<string, Subject[]>();

  constructor(
    readonly subjects: readonly Subject[],
    readonly asOf: Day,
    private readonly catalogue: readonly Control[],
  ) {
    for (const subject of subjects) {
      const tenant = subject.facts?.declaration.tenant;
      if (tenant === undefined) continue;
      const own = this.byTenant.get(tenant) ?? [];
      own.push(subject);
      this.byTenant.set(tenant, own);
    }
  }

  get ids(): readonly string[] {
    return this.catalogue.map(({ id }) => id);
  }

  control(id: string): Control | undefined {
    return this.catalogue.find((control) => control.id === id);
  }

  /** What a control says of a subject that it applies to. */
  of(control: Control, subject: Subject): readonly Outcome[] {
    const { situation, said } = this.knownOf(subject);
    const known = said.get(control);
    if (known !== undefined) return known;
    const outcomes = outcomesOf(control, situation);
    said.set(control, outcomes);
    return outcomes;
  }

  private knownOf(subject: Subject): Known {
    const known = this.known.get(subject);
    if (known !== undefined) return known;
    const { subjects, asOf } = this;
    const situation = { ...situationOf(subject, subjects, asOf), outcomes: this };
    const first = { situation, said: new Map<Control, readonly Outcome[]>() };
    this.known.set(subject, first);
    return first;
  }

  /** The subjects of the tenant that the facts are of; of a service (`aws`) or one stack of it (`aws.prod`) where asked. */
  subjectsOf({ declaration: { tenant } }: Facts, named?: string): readonly Subject[] {
    const own = this.byTenant.get(tenant) ?? [];
    if (named === undefined) return own;
    return own.filter(({ facts }) => facts !== undefined && isNamed(facts.focus, named));
  }

  /** What a control says of these of them that it applies to. */
  saidOf(control: Control, subjects: readonly Subject[]): readonly Said[] {
    return subjects
      .filter((subject) => appliesTo(control, subject))
      .map((subject) => ({ subject, outcomes: this.of(control, subject) }));
  }

  /** The declared parts of a service, or the one named, that were not read: names of stacks, or the service itself. */
  unreadOf(facts: Facts, named: string): readonly string[] {
    const read = this.subjectsOf(facts, named);
    const stacks = stacksOf(facts.declaration).filter((stack) => isNamed(stack, named));
    if (stacks.length === 0) return read.length === 0 ? [named] : [];
    const names = new Set(read.map((subject) => (subject.facts === undefined ? '' : subjectName(subject.facts.focus))));
    return stacks.filter((stack) => !names.has(subjectName(stack))).map(({ name }) => name);
  }
}

function isNamed(focus: Focus, named: string): boolean {
  return focus.service === named || subjectName(focus) === named;
}
