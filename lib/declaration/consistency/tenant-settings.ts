import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

const NEEDED = [
  ['domains', 'ENT-TS-08'],
  ['consentReviewers', 'ENT-TS-06'],
  ['deviceJoiners', 'ENT-TS-12'],
  ['inboundTrust', 'ENT-GU-05'],
] as const;

/** What a setting needs is said only where something writes the setting. */
export function tenantSettingsFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([id, service]) => {
    if (service.kind !== 'entra' || service.entra.tenantSettings !== undefined) return [];
    const { entra } = service;
    return NEEDED.filter(([key]) => entra[key] !== undefined).map(([key, control]) => ({
      path: ['services', id, 'entra', key],
      problem: 'nothing writes the setting that this is for',
      given: key,
      allowed: 'it stands beside tenantSettings: msgraph',
      suggestion: 'Add "tenantSettings: msgraph", or take it out',
      control,
    }));
  });
}
