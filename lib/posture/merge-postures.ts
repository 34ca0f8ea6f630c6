import { emptyPosture } from './empty-posture';
import type { Entity, Kind } from './entity';
import type { Cloud, Opaque, Posture } from './posture';

/**
 * One posture of all that the given ones hold, in their order. It is a closed world only where there is at least one
 * and each of them is.
 */
export function mergePostures(postures: readonly Posture[]): Posture {
  const kinds = Object.keys(emptyPosture().entities) as Kind[];
  const merged = <K extends Kind>(kind: K): readonly Entity<K>[] => postures.flatMap(({ entities }) => entities[kind]);
  return {
    entities: Object.fromEntries(kinds.map((kind) => [kind, merged(kind)])) as unknown as Posture['entities'],
    opaque: postures.flatMap(({ opaque }): readonly Opaque[] => opaque),
    clouds: [...new Set(postures.flatMap(({ clouds }): readonly Cloud[] => clouds))].sort(),
    closedWorld: postures.length > 0 && postures.every(({ closedWorld }) => closedWorld),
  };
}
