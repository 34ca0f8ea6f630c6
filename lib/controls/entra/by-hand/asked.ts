import type { Situation } from '../../control';
import { entraSettingsOf } from '../entra-settings';

/** Whether the declaration has the msgraph provider write the settings of the directory. */
export function isAsked(situation: Situation): boolean {
  return situation.facts !== undefined && entraSettingsOf(situation)?.tenantSettings === 'msgraph';
}
