import { quoted } from '../../values';
import { baselines } from '../baselines';
import { listed, nearest } from '../did-you-mean';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** Every baseline that a service chooses is published for its cloud or declared, once; none is declared over a published one. */
export function baselineFaults({ services, baselines: own = {} }: Declaration): Fault[] {
  const published = new Set(baselines.map(({ id }) => id));
  const taken = Object.keys(own)
    .filter((id) => published.has(id))
    .map((id) => ({
      path: ['baselines', id],
      problem: 'a published baseline has this name',
      given: quoted(id),
      suggestion: 'Give your own another name',
    }));
  const unknown = Object.entries(services).flatMap(([service, declared]) => {
    if (declared.kind !== 'entra' && declared.kind !== 'aws') return [];
    const known = [
      ...baselines.filter(({ cloud }) => cloud === declared.kind).map(({ id }) => id),
      ...Object.keys(own).filter((id) => !published.has(id)),
    ];
    return (declared.baselines ?? []).flatMap((id, index, all): Fault[] => {
      const at = { path: ['services', service, 'baselines', index], given: quoted(id) };
      if (all.indexOf(id) !== index) return [{ ...at, problem: 'this baseline stands twice', allowed: 'each once' }];
      if (known.includes(id)) return [];
      const problem = `there is no such baseline for a service of kind ${declared.kind}`;
      return [{ ...at, problem, allowed: listed(known), suggestion: nearest(id, known) }];
    });
  });
  return [...taken, ...unknown];
}
