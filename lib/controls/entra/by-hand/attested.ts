import { STATEMENT_DAYS } from '../../../risk';
import { Day } from '../../../values';
import type { Attested, Outcome, Situation } from '../../control';
import { entraSettingsOf } from '../entra-settings';

/** What is said of a setting that is out of reach: the step, and what `entra.attestations` says of it. */
export function outOfReach(situation: Situation, control: string, step: string): Outcome {
  const attested = attestedIn(situation, control);
  return { verdict: 'outOfReach', because: step, ...(attested === undefined ? {} : { attested }) };
}

function attestedIn(situation: Situation, control: string): Attested | undefined {
  const settings = situation.facts === undefined ? undefined : entraSettingsOf(situation);
  const attestation = settings?.attestations?.[control];
  if (attestation === undefined) return undefined;
  const { on, by, evidence } = attestation;
  const age = Day.parse(on).daysUntil(situation.asOf);
  const stale = age > STATEMENT_DAYS ? 'more than a year old' : age < 0 ? 'of a day to come' : undefined;
  return { on, by, evidence, ...(stale === undefined ? {} : { stale }) };
}
