import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** A group is of one persona, and emergency accounts are of none. */
export function personaFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([service, declared]) => {
    if (declared.kind !== 'entra') return [];
    const { personas = {}, breakGlass } = declared.entra;
    const first = new Map<string, string>();
    return Object.entries(personas).flatMap(([persona, groups]) =>
      (groups === undefined || groups === 'all' ? [] : groups).flatMap((group, index): Fault[] => {
        const at = { path: ['services', service, 'entra', 'personas', persona, index], given: quoted(group) };
        const taken = first.get(group);
        first.set(group, taken ?? persona);
        if (group === breakGlass.group) {
          const problem = 'this is the group of the emergency accounts, which no policy is for';
          return [{ ...at, problem, suggestion: 'Remove it', control: 'ENT-BG-02' }];
        }
        if (taken === undefined) return [];
        return [{ ...at, problem: `this group stands under ${taken} already`, allowed: 'each group once' }];
      }),
    );
  });
}
