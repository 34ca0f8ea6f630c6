import type { Opaque, Posture } from '../posture';
import { type Control, type Finding, meaningOf, type Outcome, type Situation } from './control';

/** The control's outcomes, with `unknown` for a missing fact and for what cannot be read. */
export function outcomesOf(control: Control, situation: Situation): readonly Outcome[] {
  if (situation.facts === undefined && control.needs.length > 0) return [factMissing(control)];
  const outcomes = control.check(situation);
  // What nobody can judge anyway is not made less certain by what cannot be read.
  if (outcomes.every(({ verdict }) => verdict === 'outOfReach')) return outcomes;
  const opaque = opaqueOutcome(control, situation.posture);
  return opaque === undefined ? outcomes : [...outcomes, opaque];
}

function factMissing({ id, needs }: Control): Outcome {
  return {
    verdict: 'unknown',
    finding: {
      subject: id,
      origins: [],
      meaning: meaningOf({ settings: needs.map((fact) => `fact=${fact}`) }),
      given: `no declaration names the ${needs.join(', ')} that ${id} is judged by`,
      remedy:
        'declare the tenant, give the declaration to the guard, and call the stack <tenant>-<service>[-<account>], or say which service it is (stackNames of the guard, --service of the command)',
      cause: 'no declaration names what they are judged by',
    },
    assumption: `${needs.join(', ')} declared`,
  };
}

/** What cannot be read, by why; things of one reason are named together. */
function unreadIn(opaque: readonly Opaque[]): string {
  const reasons = [...new Set(opaque.map(({ why }) => why))];
  return reasons
    .map(
      (why) =>
        `${opaque
          .filter((one) => one.why === why)
          .map(({ address }) => address)
          .join(', ')} cannot be read: ${why}`,
    )
    .join('; ');
}

function opaqueOutcome({ cloud }: Control, posture: Posture): Outcome | undefined {
  if (cloud === 'any') return undefined;
  const opaque = posture.opaque.filter((thing) => thing.clouds.includes(cloud));
  const [first] = opaque;
  if (first === undefined) return undefined;
  const addresses = opaque.map((thing) => thing.address);
  const finding: Finding = {
    subject: first.address,
    origins: opaque.map(({ address, stack, construct, from = 'synth' }) => ({
      from,
      stack,
      address,
      pointer: '',
      ...(construct === undefined ? {} : { construct }),
    })),
    meaning: meaningOf({ settings: addresses.map((address) => `opaque=${address}`) }),
    given: unreadIn(opaque),
    remedy: 'write the resources out in the stack, or accept that the control is not judged there',
  };
  return {
    verdict: 'unknown',
    finding,
    assumption: `${addresses.join(', ')} ${addresses.length === 1 ? 'weakens' : 'weaken'} nothing`,
  };
}
