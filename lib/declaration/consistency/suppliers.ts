import { Day, quoted } from '../../values';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** An evaluation is followed by the next, and a supplier behind another is named once. */
export function supplierFaults({ suppliers }: Declaration): Fault[] {
  return Object.entries(suppliers).flatMap(([id, { evaluated, upstream }]) => {
    const path = ['suppliers', id];
    const faults: Fault[] = [];
    const { on, nextBy } = evaluated;
    if (nextBy !== undefined && !Day.parse(nextBy).isAfter(Day.parse(on))) {
      faults.push({
        path: [...path, 'evaluated', 'nextBy'],
        problem: 'the next evaluation is not after the last',
        given: quoted(nextBy),
        allowed: `a day after ${on}`,
        control: 'SUP-01',
      });
    }
    if (upstream === 'unknown') return faults;
    const names = upstream.map(({ name }) => name);
    return [
      ...faults,
      ...names.flatMap((name, index): Fault[] =>
        names.indexOf(name) === index
          ? []
          : [
              {
                path: [...path, 'upstream', index, 'name'],
                problem: 'this supplier stands twice',
                given: quoted(name),
                allowed: 'each once, at the rank nearest to us',
                control: 'SUP-03',
              },
            ],
      ),
    ];
  });
}
