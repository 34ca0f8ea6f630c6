import { ExistingGroup } from '../../entra';
import type { EntraComposition } from './entra-composition';

/** Groups that are there already and that role administrators alone can change: each apply looks. */
export function addProtectedGroups({ stack, entra, declared }: EntraComposition): void {
  for (const groupObjectId of entra.protectedGroups ?? []) {
    const id = `group-${groupObjectId}`;
    new ExistingGroup(stack, id, { groupObjectId });
    declared[id] = 'entra.protectedGroups';
  }
}
