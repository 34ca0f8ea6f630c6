import type { Facts, Focus } from '../declaration';
import type { Posture } from '../posture';
import type { Day } from '../values';
import type { Situation } from './control';
import { inDeclaredScope } from './declared-scope';

/** What is judged at once: a stack with its posture, or a declared service that has no stack. */
export interface Subject {
  /** Name of the stack; unset for a service without one. */
  readonly stack?: string;
  /** Everything in it that decides who gets in. */
  readonly posture: Posture;
  /** What Terraform cannot say; unset where nobody declared the tenant. */
  readonly facts?: Facts;
}

/** The subjects as they are judged: of each, only what acts on the declared account or directory. */
export function judgedSubjects(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.map((subject) => ({ ...subject, posture: inDeclaredScope(subject.posture, subject.facts) }));
}

/** A stack of the subject's own service: that of its organization, or of one of its accounts. */
function partOf({ facts }: Subject, subjects: readonly Subject[], part: Omit<Focus, 'service'>): Posture | undefined {
  if (facts === undefined) return undefined;
  const { tenant } = facts.declaration;
  return subjects.find(
    ({ facts: other }) =>
      other?.focus.organization === part.organization &&
      other?.focus.account === part.account &&
      other?.declaration.tenant === tenant &&
      other.focus.service === facts.focus.service,
  )?.posture;
}

/** The subject as a control sees it, among the other services of its tenant. */
export function situationOf(subject: Subject, subjects: readonly Subject[], asOf: Day): Situation {
  const tenant = subject.facts?.declaration.tenant;
  const other = (service: string) =>
    subjects.find(({ facts }) => facts?.declaration.tenant === tenant && facts?.focus.service === service);
  return {
    posture: subject.posture,
    ...(subject.facts === undefined ? {} : { facts: subject.facts }),
    elsewhere: (service) => other(service)?.posture,
    elsewhereFacts: (service) => other(service)?.facts,
    organization: () => partOf(subject, subjects, { organization: true }),
    account: (name) => partOf(subject, subjects, { account: name }),
    asOf,
  };
}
