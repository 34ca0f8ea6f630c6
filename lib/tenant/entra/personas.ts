import { guestsArePersona, personaGroups } from '../../declaration';
import { BlockOutsidePersonas } from '../../entra';
import type { EntraComposition } from './entra-composition';

/** Whoever is of no persona: last, so that every policy for a persona stands before the block of all others. */
export function addPersonas(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  const groups = personaGroups(entra);
  if (groups.length === 0) return;
  new BlockOutsidePersonas(stack, 'outside-personas', {
    ...tenant.policy('ENT-GV-05'),
    personaGroups: groups,
    ...(guestsArePersona(entra) ? { guests: 'leftOut' as const } : {}),
  });
  tenant.declared['outside-personas'] = 'entra.personas';
}
