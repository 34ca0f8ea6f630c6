import type { EntraSettings } from './schema/entra';

/** The location that is there already and holds exactly these networks, with its short name. */
export function existingLocationFor(
  { existingLocations = {} }: EntraSettings,
  networks: readonly string[],
): readonly [string, NonNullable<EntraSettings['existingLocations']>[string]] | undefined {
  return Object.entries(existingLocations).find(([, { holds }]) => isSameNetworks(holds, networks));
}

export function isSameNetworks(one: readonly string[], other: readonly string[]): boolean {
  const [these, those] = [new Set(one), new Set(other)];
  return these.size === those.size && [...these].every((network) => those.has(network));
}
