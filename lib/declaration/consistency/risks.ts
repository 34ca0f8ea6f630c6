import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** Each inherent risk is decided once, and mitigating one says how. */
export function riskFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([service, { risks }]) => {
    const ids = risks.map(({ id }) => id);
    return risks.flatMap((risk, index) => {
      const path = ['services', service, 'risks', index];
      const faults: Fault[] = [];
      if (ids.indexOf(risk.id) < index) {
        faults.push({
          path: [...path, 'id'],
          problem: 'this risk is decided twice',
          given: quoted(risk.id),
          allowed: 'one decision a risk',
          control: 'RSK-01',
        });
      }
      if (risk.decision === 'mitigate' && risk.measures === undefined) {
        faults.push({
          path: [...path, 'measures'],
          problem: 'this key is missing: a risk is mitigated by something',
          allowed: 'what mitigates it',
          suggestion: 'Add "measures: <text>", or decide "accept"',
          control: 'RSK-01',
        });
      }
      return faults;
    });
  });
}
