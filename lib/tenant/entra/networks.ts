import { privilegedRolesOf, serviceAccountsOf } from '../../declaration';
import {
  AdminsFromTrustedNetworkOnly,
  BlockOtherCountries,
  CountryLocation,
  ServiceAccountsFromEgressOnly,
  SharedDevices,
} from '../../entra';
import type { EntraComposition } from './entra-composition';

/** Where shared devices stand: before the policies that spare their accounts. */
export function addSharedDevices(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  const { breakGlass, rollout } = tenant.policy('ENT-NW-05');
  for (const [name, { group, from, sparedBy }] of Object.entries(entra.sharedDevices ?? {})) {
    const id = `shared-${name}`;
    const devices = new SharedDevices(stack, id, {
      breakGlass,
      rollout,
      groupObjectId: group,
      location: tenant.egressOf(id, name, from),
      name,
      ...(entra.devices === undefined ? {} : { devices: 'managed' as const }),
    });
    for (const control of sparedBy) tenant.spare(control, devices);
    tenant.declared[id] = `entra.sharedDevices.${name}`;
  }
}

/** Where people and their programs sign in from. */
export function addNetworks(tenant: EntraComposition): void {
  const { stack, entra, trusted } = tenant;
  if (entra.countries !== undefined) {
    new BlockOtherCountries(stack, 'other-countries', {
      ...tenant.policy('ENT-NW-03'),
      countries: new CountryLocation(stack, 'countries', { countries: entra.countries }),
    });
    tenant.declared.countries = 'entra.countries';
    tenant.declared['other-countries'] = 'entra.countries';
  }
  if (tenant.wants('ENT-NW-02') && trusted !== undefined) {
    new AdminsFromTrustedNetworkOnly(stack, 'admins-network', {
      ...tenant.policy('ENT-NW-02'),
      trusted,
      additionalRoles: privilegedRolesOf(entra).map(({ name }) => name),
      adminGroups: entra.personas?.admins ?? [],
    });
    tenant.declared['admins-network'] = 'entra.trusted';
  }
  addServiceAccounts(tenant);
}

/** Each group of accounts from networks of its own, and the rest of the persona from the trusted ones. */
function addServiceAccounts(tenant: EntraComposition): void {
  const { stack, entra, trusted } = tenant;
  const own = Object.entries(entra.serviceAccounts ?? {});
  for (const [name, { group, from }] of own) {
    const id = `service-accounts-${name}`;
    new ServiceAccountsFromEgressOnly(stack, id, {
      ...tenant.policy('ENT-NW-04'),
      groups: [group],
      egress: tenant.egressOf(id, name, from),
      displayName: `CA301-ServiceAccounts-Network-AllResources-Block-${name}`,
    });
    tenant.declared[id] = `entra.serviceAccounts.${name}`;
  }
  const rest = serviceAccountsOf(entra).filter(({ group }) => own.every(([, taken]) => taken.group !== group));
  if (rest.length === 0 || trusted === undefined) return;
  if (own.length === 0 && !tenant.wants('ENT-NW-04')) return;
  new ServiceAccountsFromEgressOnly(stack, 'service-accounts', {
    ...tenant.policy('ENT-NW-04'),
    groups: rest.map(({ group }) => group),
    egress: trusted,
  });
  tenant.declared['service-accounts'] = 'entra.personas.serviceAccounts';
}
