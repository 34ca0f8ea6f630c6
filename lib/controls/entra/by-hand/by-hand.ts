import type { EntraSettings } from '../../../declaration';
import type { Kind } from '../../../posture';
import { outOfReach } from '../../attested';
import type { Control, FactName, Outcome, Reference, Situation } from '../../control';
import { entraSettingsOf } from '../entra-settings';
import type { SettingDemand } from './setting-demand';
import { settingOutcomes } from './setting-outcomes';

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
  /** The properties of Microsoft Graph that are the setting, where the msgraph provider can write them. */
  readonly demands?: (settings: EntraSettings | undefined) => readonly SettingDemand[];
  /** What of the step stays a person's even so. */
  readonly rest?: string;
  /** How else it is judged where something of the kind is written. */
  readonly judged?: {
    readonly needs: readonly FactName[];
    readonly reads: readonly (readonly [Kind, string])[];
    /** Nothing where nothing of the kind is written. */
    outcomes(situation: Situation): readonly Outcome[];
  };
}

const RENDERED = 'or have it rendered: entra.tenantSettings: msgraph';

/**
 * The control of a setting that azuread has no resource for. It is out of reach, which is never met and never stops, with
 * the step to take by hand and what the declaration attests of it. Where the msgraph provider writes the setting, by
 * `entra.tenantSettings: msgraph` or by a resource of one's own, it is judged by what is written.
 */
export function byHand(hand: HandStep): Control {
  const { id, title, risk, step, references, licence, demands, judged } = hand;
  const inReach = demands !== undefined || judged !== undefined;
  const remedy = inReach ? `${step}; ${RENDERED}` : step;
  const reads: Control['reads'] = [...(demands === undefined ? [] : SETTING), ...(judged?.reads ?? [])];
  return {
    id,
    title,
    risk,
    remedy,
    references,
    cloud: 'entra',
    scope: 'tenant',
    ...(inReach ? { staged: judged === undefined ? ('onOff' as const) : (true as const) } : {}),
    byHand: true,
    needs: judged?.needs ?? [],
    reads,
    check(situation) {
      const settings = situation.facts === undefined ? undefined : entraSettingsOf(situation);
      if (licence === 'P2' && settings?.licence === 'P1') return [UNLICENSED];
      const found = judged?.outcomes(situation) ?? settingOutcomes(situation, settings, hand);
      return found.length === 0 ? [outOfReach(situation, id, remedy)] : found;
    },
  };
}

const SETTING: Control['reads'] = [
  ['graphSetting', 'body'],
  ['graphSetting', 'url'],
];

const UNLICENSED: Outcome = {
  verdict: 'notApplicable',
  because: 'the setting needs Entra ID P2, and the declared licence is P1',
};
