import type { Attestation } from '../../../declaration';
import { Day } from '../../../values';
import type { Attested, Control, Outcome, Reference, Situation } from '../../control';
import { entraSettingsOf } from '../entra-settings';

/** Something that no resource of azuread sets, and that a person sets in a portal instead. */
export interface HandStep {
  readonly id: string;
  readonly title: string;
  readonly risk: string;
  /** Where to set it and to which value: a sentence without a full stop. */
  readonly step: string;
  readonly references: readonly Reference[];
  /** Licence without which the setting is not there. */
  readonly licence?: 'P2';
}

/** For how long a statement that somebody saw the setting counts: settings of a portal drift unseen. */
const ATTESTED_DAYS = 365;

/**
 * The control of a setting that is made by hand: out of reach, which is never met and never stops, with the step to take and
 * what the declaration attests of it (`entra.attestations`). An attestation grows stale after a year.
 */
export function byHand({ id, title, risk, step, references, licence }: HandStep): Control {
  return {
    id,
    title,
    risk,
    remedy: step,
    references,
    cloud: 'entra',
    scope: 'tenant',
    byHand: true,
    needs: [],
    reads: [],
    check: (situation) => [isUnlicensed(situation, licence) ? unlicensed(licence) : outOfReach(situation, id, step)],
  };
}

/** What the judge says of a setting that is out of reach. */
export function outOfReach(situation: Situation, control: string, step: string): Outcome {
  const attested = attestedIn(situation, control);
  return { verdict: 'outOfReach', because: step, ...(attested === undefined ? {} : { attested }) };
}

function isUnlicensed(situation: Situation, licence: HandStep['licence']): boolean {
  return licence === 'P2' && settingsOf(situation)?.licence === 'P1';
}

function unlicensed(licence: HandStep['licence']): Outcome {
  return { verdict: 'notApplicable', because: `the setting needs Entra ID ${licence}, and the declared licence is P1` };
}

function attestedIn(situation: Situation, control: string): Attested | undefined {
  const attestation: Attestation | undefined = settingsOf(situation)?.attestations?.[control];
  if (attestation === undefined) return undefined;
  const { on, by, evidence } = attestation;
  const age = Day.parse(on).daysUntil(situation.asOf);
  const stale = age > ATTESTED_DAYS ? 'more than a year old' : age < 0 ? 'of a day to come' : undefined;
  return { on, by, evidence, ...(stale === undefined ? {} : { stale }) };
}

function settingsOf(situation: Situation) {
  return situation.facts === undefined ? undefined : entraSettingsOf(situation);
}
