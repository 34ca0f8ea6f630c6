import { type EntraCloud, quoted, UserPrincipalName } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Declaration } from '../schema/declaration';
import type { EntraSettings } from '../schema/entra';
import { entraNetworkFaults } from './entra-networks';
import { exclusionFaults } from './exclusions';
import { existingLocationFaults } from './existing-locations';
import { privilegedAccessFaults } from './privileged-access';
import { workloadIdentityFaults } from './workload-identities';

const CLOUD: Readonly<Record<NonNullable<EntraSettings['cloud']>, { cloud: EntraCloud; domain: string }>> = {
  global: { cloud: 'global', domain: '<name>.onmicrosoft.com' },
  usGovernment: { cloud: 'usGovernment', domain: '<name>.onmicrosoft.us' },
  usGovernmentDoD: { cloud: 'usGovernment', domain: '<name>.onmicrosoft.us' },
  china: { cloud: 'china', domain: '<name>.partner.onmschina.cn' },
};

/** What in the settings of a directory contradicts itself. */
export function entraFaults(declaration: Declaration): Fault[] {
  return Object.entries(declaration.services).flatMap(([id, service]) => {
    if (service.kind !== 'entra') return [];
    const path = ['services', id, 'entra'];
    return [
      ...breakGlassFaults([...path, 'breakGlass', 'accounts'], service.entra),
      ...privilegedAccessFaults([...path, 'privilegedAccess'], service.entra),
      ...entraNetworkFaults(path, service.entra),
      ...existingLocationFaults([...path, 'existingLocations'], service.entra, declaration),
      ...exclusionFaults([...path, 'exclusions'], service.entra),
      ...workloadIdentityFaults([...path, 'workloadIdentities'], service.entra, declaration),
    ];
  });
}

/**
 * Emergency accounts are different people's keys on the domain that a directory is born with (`ENT-BG-01`; CIS Microsoft
 * 365 1.1.2): it cannot be federated and does not expire.
 */
function breakGlassFaults(path: Path, { breakGlass, cloud = 'global' }: EntraSettings): Fault[] {
  const first = new Map<string, number>();
  return breakGlass.accounts.flatMap((account, index) => {
    if (!first.has(account)) first.set(account, index);
    const at = { path: [...path, index], given: quoted(account), control: 'ENT-BG-01' };
    const faults: Fault[] = [];
    if (first.get(account) !== index) {
      faults.push({ ...at, problem: 'this emergency account stands twice', allowed: 'two or more different accounts' });
    }
    if (!UserPrincipalName.parse(account).isInitialDomain(CLOUD[cloud].cloud)) {
      faults.push({
        ...at,
        problem: `this emergency account is not on the directory's initial domain (cloud ${cloud})`,
        allowed: `a cloud-only account on ${CLOUD[cloud].domain}`,
        suggestion: 'Make the account on the initial domain: a custom domain can be federated, or lost',
      });
    }
    return faults;
  });
}
