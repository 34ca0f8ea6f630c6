import { stacksOf, subjectName } from '../../declaration';
import type { Entity } from '../../posture';
import { didYouMean } from '../../values';
import type { Control, Outcome } from '../control';
import type { Subject } from '../subject';
import type { Said } from '../tenant-outcomes';
import { notRead } from './named-findings';
import { acceptanceRule, type Failing, type Weighed } from './rule';

type Compensating = NonNullable<Weighed['record']['compensating']>[number];

/** ACC-09: what is said to compensate is there and met, in itself and not by an acceptance of its own. */
export const compensated = acceptanceRule(
  {
    id: 'ACC-09',
    title: 'What compensates for an accepted weakness is there and met',
    risk: 'The weakness was accepted because of something else that held; where that is gone, it stands alone.',
    remedy: 'Put the compensating control right, or have the weakness accepted without it',
    references: [
      { source: 'NIST 800-53', id: 'RA-7' },
      { source: 'NIST 800-53', id: 'CA-5' },
    ],
    level: 'advisory',
  },
  (weighed) => {
    const [first] = (weighed.record.compensating ?? []).flatMap((one) => failingOf(one, weighed) ?? []);
    return first;
  },
);

function failingOf({ control: id, address }: Compensating, weighed: Weighed): Failing | undefined {
  const { outcomes } = weighed;
  const control = outcomes.control(id);
  const named = `is compensated by ${id} on ${address}`;
  if (control === undefined || control.ofAcceptances) {
    const near = control === undefined ? didYouMean(id, outcomes.ids) : undefined;
    return {
      why: `${named}, which is no control that could`,
      remedy: near === undefined ? 'name a control; tenant-guard explain lists them' : `did you mean ${near}`,
    };
  }
  const remedy = `meet ${id} on ${address}, or have the weakness accepted without it`;
  const why = isPlace(address, weighed)
    ? whyNotMetOn(control, address, weighed)
    : whyNotMetAt(control, address, weighed);
  if (why === undefined) return undefined;
  return {
    why: `${named}, which ${why.is}`,
    remedy,
    ...(why.unknown ? { assumption: `${id} is met on ${address}` } : {}),
  };
}

interface NotMet {
  readonly is: string;
  readonly unknown?: true;
}

function isPlace(address: string, { facts: { declaration } }: Weighed): boolean {
  if (Object.hasOwn(declaration.services, address)) return true;
  return stacksOf(declaration).some((stack) => subjectName(stack) === address);
}

/** Met on a service, or one stack of it: wherever it applies there, and somewhere. */
function whyNotMetOn(control: Control, address: string, { facts, outcomes }: Weighed): NotMet | undefined {
  const unread = outcomes.unreadOf(facts, address);
  if (unread.length > 0) return { is: `cannot be told: ${notRead(unread)}`, unknown: true };
  const said = outcomes.saidOf(control, outcomes.subjectsOf(facts, address));
  return whyNotMet(said.flatMap(({ outcomes: all }) => all));
}

/** Met at a Terraform address: the resource is there, nothing is found at it, and the control rests on it. */
function whyNotMetAt(control: Control, address: string, { facts, outcomes }: Weighed): NotMet | undefined {
  const holding = outcomes.subjectsOf(facts).filter((subject) => holds(subject, address));
  if (holding.length === 0) return { is: 'is not there' };
  const said = outcomes.saidOf(control, holding);
  return whyNotMet(said.flatMap((one) => outcomesAt(one, address)));
}

function outcomesAt({ outcomes }: Said, address: string): readonly Outcome[] {
  return outcomes.filter((outcome) => {
    if ('finding' in outcome) {
      const { subject, origins } = outcome.finding;
      return subject === address || origins.some((origin) => origin.address === address);
    }
    return outcome.verdict === 'met' && outcome.by.includes(address);
  });
}

function whyNotMet(outcomes: readonly Outcome[]): NotMet | undefined {
  if (outcomes.some(({ verdict }) => verdict === 'unmet')) return { is: 'is unmet' };
  if (outcomes.some(({ verdict }) => verdict === 'unknown')) return { is: 'cannot be told', unknown: true };
  if (outcomes.some(({ verdict }) => verdict === 'met')) return undefined;
  return {
    is: outcomes.some(({ verdict }) => verdict === 'outOfReach') ? 'is out of reach' : 'has nothing there to judge',
  };
}

function holds({ posture }: Subject, address: string): boolean {
  const all = Object.values(posture.entities).flat() as readonly Entity[];
  return all.some((entity) => entity.address === address && !(entity.exists.is === 'known' && !entity.exists.value));
}
