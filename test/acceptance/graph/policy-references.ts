import type { Directory } from './directory';
import { GraphError } from './graph-error';
import { GUEST_TYPES, type Guests, type Policy, TRANSFER_METHODS } from './policy';

const USER_WORDS = ['All', 'None', 'GuestsOrExternalUsers'];
const APPLICATION_WORDS = ['All', 'None', 'Office365', 'MicrosoftAdminPortals'];
const LOCATION_WORDS = ['All', 'AllTrusted'];
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Refuses a policy that names what the tenant does not hold. */
export function checkReferences({ conditions, grantControls }: Policy, directory: Directory): void {
  const { users, applications, locations, clientApplications, authenticationFlows } = conditions;
  const { includeUsers, excludeUsers, includeGroups, excludeGroups, includeRoles, excludeRoles } = users;
  known('user', [...includeUsers, ...excludeUsers], (id) => USER_WORDS.includes(id) || directory.users.has(id));
  known('group', [...includeGroups, ...excludeGroups], (id) => directory.groups.has(id));
  known('role', [...includeRoles, ...excludeRoles], (id) => directory.roleTemplates.has(id));
  known(
    'application',
    [...applications.includeApplications, ...applications.excludeApplications],
    (id) => APPLICATION_WORDS.includes(id) || directory.hasApplication(id),
  );
  known(
    '1040: location',
    [...(locations?.includeLocations ?? []), ...(locations?.excludeLocations ?? [])],
    (id) => LOCATION_WORDS.includes(id) || directory.namedLocations.has(id),
  );
  known('service principal', clientApplications?.excludeServicePrincipals ?? [], (id) => isOwn(id, directory));
  known(
    'service principal',
    clientApplications?.includeServicePrincipals ?? [],
    (id) => id === 'ServicePrincipalsInMyTenant' || isOwn(id, directory),
  );
  const strength = grantControls?.authenticationStrength;
  known('authentication strength', strength ? [strength.id] : [], (id) => directory.authenticationStrengths.has(id));
  known('1007: transfer method', authenticationFlows?.transferMethods.split(',') ?? [], (method) =>
    TRANSFER_METHODS.includes(method),
  );
  for (const guests of [users.includeGuestsOrExternalUsers, users.excludeGuestsOrExternalUsers]) checkGuests(guests);
}

function checkGuests(guests: Guests | null): void {
  if (guests === null) return;
  known('1007: guest type', (guests.guestOrExternalUserTypes ?? '').split(','), (type) => GUEST_TYPES.includes(type));
  const tenants = guests.externalTenants;
  if (tenants?.membershipKind === 'all' && tenants.members.length > 0) {
    throw GraphError.badRequest("1007: 'externalTenants' of all tenants has no members.");
  }
  if (tenants?.membershipKind === 'enumerated') {
    known('tenant', tenants.members.length === 0 ? [''] : tenants.members, (id) => GUID.test(id));
  }
}

/** Only service principals whose application is the tenant's own can be targeted. */
function isOwn(id: string, directory: Directory): boolean {
  return directory.servicePrincipals.get(id)?.appOwnerOrganizationId === directory.settings.tenantId;
}

function known(what: string, given: readonly string[], holds: (id: string) => boolean): void {
  const wrong = given.find((id) => !holds(id));
  if (wrong !== undefined) throw GraphError.badRequest(`${what} '${wrong}' is not valid`);
}
