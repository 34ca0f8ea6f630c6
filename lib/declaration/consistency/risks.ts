import { Day, quoted } from '../../values';
import type { Fault } from '../fault';
import { RATINGS } from '../ratings';
import type { Declaration } from '../schema/declaration';

/** Each inherent risk is decided once, mitigating one says how, and nothing mitigates a risk into a worse one. */
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
      const { inherent, residual, decidedOn, reviewOn } = risk;
      if (inherent !== undefined && residual !== undefined && RATINGS.indexOf(residual) > RATINGS.indexOf(inherent)) {
        faults.push({
          path: [...path, 'residual'],
          problem: 'more remains of the risk than there was',
          given: quoted(residual),
          allowed: `${inherent} or lower`,
          control: 'RSK-01',
        });
      }
      if (decidedOn !== undefined && Day.parse(reviewOn).isBefore(Day.parse(decidedOn))) {
        faults.push({
          path: [...path, 'reviewOn'],
          problem: 'the decision is looked at again before it is made',
          given: quoted(reviewOn),
          allowed: `${decidedOn} or a day after it`,
          control: 'RSK-01',
        });
      }
      return faults;
    });
  });
}
