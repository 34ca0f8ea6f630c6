import type { EntraSettings } from './schema/entra';

/** The groups of all personas, in the order of their names; none where no persona is declared. */
export function personaGroups({ personas }: EntraSettings): readonly string[] {
  const groups = Object.entries(personas ?? {}).flatMap(([, persona]) =>
    persona === undefined || persona === 'all' ? [] : persona,
  );
  return [...new Set(groups)].sort();
}

/** Whether every guest, of whatever kind, is of a persona. */
export function guestsArePersona({ personas }: EntraSettings): boolean {
  return personas?.guests === 'all';
}
