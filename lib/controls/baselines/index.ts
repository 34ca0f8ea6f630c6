import type { Facts } from '../../declaration';
import type { Cloud } from '../../posture';
import type { Baseline } from '../baseline';
import type { Control, Level } from '../control';
import { awsFsbp } from './aws-fsbp';
import { cisaScuba } from './cisa-scuba';

export const baselines: readonly Baseline[] = [awsFsbp, cisaScuba];

const DEFAULT: Readonly<Record<Cloud, Baseline>> = { entra: cisaScuba, aws: awsFsbp };

/** The level of a control for a service: its own, else `required` where a chosen baseline demands it, else `advisory`. */
export function levelOf(control: Control, facts: Facts | undefined): Level {
  if (control.level !== undefined) return control.level;
  if (control.cloud === 'any') return 'advisory';
  const service = facts?.declaration.services[facts.focus.service];
  const chosen: readonly string[] = (service !== undefined && 'baselines' in service
    ? service.baselines
    : undefined) ?? [DEFAULT[control.cloud].id];
  return baselines.some((baseline) => chosen.includes(baseline.id) && baseline.required.includes(control.id))
    ? 'required'
    : 'advisory';
}
