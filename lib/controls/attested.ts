import { serviceOf } from '../declaration';
import { STATEMENT_DAYS } from '../risk';
import { Day } from '../values';
import type { Attested, Outcome, Situation } from './control';

/** What is said of a setting that is out of reach: the step, and what the `attestations` of the service say of it. */
export function outOfReach(situation: Situation, control: string, step: string): Outcome {
  const attested = attestedIn(situation, control);
  return { verdict: 'outOfReach', because: step, ...(attested === undefined ? {} : { attested }) };
}

function attestedIn(situation: Situation, control: string): Attested | undefined {
  const service = situation.facts === undefined ? undefined : serviceOf(situation.facts);
  if (service?.kind !== 'entra' && service?.kind !== 'aws') return undefined;
  const attestation = (service.kind === 'entra' ? service.entra : service.aws).attestations?.[control];
  if (attestation === undefined) return undefined;
  const { on, by, evidence } = attestation;
  const age = Day.parse(on).daysUntil(situation.asOf);
  const stale = age > STATEMENT_DAYS ? 'more than a year old' : age < 0 ? 'of a day to come' : undefined;
  return { on, by, evidence, ...(stale === undefined ? {} : { stale }) };
}
