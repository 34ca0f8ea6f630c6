import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import { personaGroups } from '../personas';
import type { EntraSettings } from '../schema/entra';

/** Each group of accounts has one place, is of a persona where there are any, and is spared by other controls than its own. */
export function entraNetworkFaults(path: Path, settings: EntraSettings): Fault[] {
  const { serviceAccounts = {}, sharedDevices = {}, breakGlass } = settings;
  const personas = new Set(personaGroups(settings));
  const first = new Map<string, string>();
  const groups = (key: string, named: Readonly<Record<string, { readonly group: string }>>, control: string) =>
    Object.entries(named).flatMap(([name, { group }]): Fault[] => {
      const at = { path: [...path, key, name, 'group'], given: quoted(group) };
      const taken = first.get(group);
      first.set(group, taken ?? `${key}.${name}`);
      if (taken !== undefined) return [{ ...at, problem: `this group stands under ${taken} already`, control }];
      if (group === breakGlass.group) {
        const problem = 'this is the group of the emergency accounts, which no policy is for';
        return [{ ...at, problem, suggestion: 'Name another group', control: 'ENT-BG-02' }];
      }
      if (personas.size === 0 || personas.has(group)) return [];
      return [
        {
          ...at,
          problem: 'this group is of no persona, so that whoever is in it is blocked',
          allowed: 'a group that stands under personas, too',
          suggestion: 'Add it to "personas: { serviceAccounts: [...] }"',
          control: 'ENT-GV-05',
        },
      ];
    });
  return [
    ...groups('serviceAccounts', serviceAccounts, 'ENT-NW-04'),
    ...groups('sharedDevices', sharedDevices, 'ENT-NW-05'),
    ...Object.entries(sharedDevices).flatMap(([name, { sparedBy }]) =>
      sparedBy.flatMap((control, index): Fault[] =>
        control === 'ENT-NW-05'
          ? [
              {
                path: [...path, 'sharedDevices', name, 'sparedBy', index],
                problem: 'these accounts would be spared by what makes up for their being spared',
                given: quoted(control),
                allowed: 'controls that ask for what a machine cannot prove, such as ENT-AU-02',
                control,
              },
            ]
          : [],
      ),
    ),
  ];
}
