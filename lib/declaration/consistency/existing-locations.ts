import { quoted } from '../../values';
import { isSameNetworks } from '../existing-locations';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Declaration } from '../schema/declaration';
import type { EntraSettings } from '../schema/entra';

/** Each location that is there already is one, holds what no other holds, and is asked for by something. */
export function existingLocationFaults(
  path: Path,
  settings: EntraSettings,
  { deployer }: Pick<Declaration, 'deployer'>,
): Fault[] {
  const all = Object.entries(settings.existingLocations ?? {});
  const asked = placesOf(settings, deployer.from);
  return all.flatMap(([name, { id, holds }], index): Fault[] => {
    const before = all.slice(0, index);
    const [sameId] = before.find(([, other]) => other.id === id) ?? [];
    const [sameNetworks] = before.find(([, other]) => isSameNetworks(other.holds, holds)) ?? [];
    const faults: Fault[] = [];
    if (sameId !== undefined) {
      faults.push({
        path: [...path, name, 'id'],
        problem: `this location stands under ${sameId} already`,
        given: quoted(id),
        control: 'ENT-NW-01',
      });
    }
    const at = { path: [...path, name, 'holds'], given: holds.join(', '), control: 'ENT-NW-01' };
    if (sameNetworks !== undefined) {
      faults.push({ ...at, problem: `${sameNetworks} holds the same networks`, allowed: 'one location for them' });
    }
    if (!asked.some((networks) => isSameNetworks(networks, holds))) {
      faults.push({
        ...at,
        problem: 'nothing asks for exactly these networks, so the location would not be used',
        allowed: [...new Set(asked.map((networks) => networks.join(', ')))].join('; '),
        suggestion: 'List the same networks under trusted or a from, or take the location out',
      });
    }
    return faults;
  });
}

/** The networks that some location is made for. */
function placesOf(settings: EntraSettings, deployerFrom: readonly string[]): readonly (readonly string[])[] {
  const { trusted, serviceAccounts = {}, sharedDevices = {}, workloadIdentities } = settings;
  const named = { ...serviceAccounts, ...sharedDevices, ...workloadIdentities?.servicePrincipals };
  return [...(trusted === undefined ? [] : [trusted]), deployerFrom, ...Object.values(named).map(({ from }) => from)];
}
