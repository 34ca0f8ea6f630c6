import { Tenant } from './tenant';
import type { Clock } from './throttle';

export const TENANT_ID = '11111111-2222-3333-4444-555555555555';
export const PRIVILEGED = '22222222-0000-0000-0000-00000000000a';
export const APPROVERS = '22222222-0000-0000-0000-00000000000b';
export const OFFICE = '33333333-0000-0000-0000-000000000001';
export const COUNTRIES = '33333333-0000-0000-0000-000000000002';
export const OWN_KEYS = '44444444-0000-0000-0000-000000000001';
export const WORKLOAD = '55555555-0000-0000-0000-000000000001';
export const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';
export const FIRST_USER = 'b0000000-0000-0000-0000-000000000001';
export const SECOND_USER = 'b0000000-0000-0000-0000-000000000002';

const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const ROLE_TEMPLATES = [
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader'],
  ['b1be1c3e-b65d-4f19-8427-f6fa0d97feb9', 'Conditional Access Administrator'],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator'],
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator'],
  ['f28a1f50-f6e7-4571-818b-6a12f2af6b6c', 'SharePoint Administrator'],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator'],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator'],
  ['c4e39bd9-1100-46d3-8c65-fb160da0071f', 'Authentication Administrator'],
  ['7be44c8a-adaf-4e2a-84d6-ab2649e08a13', 'Privileged Authentication Administrator'],
  ['b0f54661-2d74-4c50-afa3-1ec803f12efe', 'Billing Administrator'],
  ['966707d0-3269-4727-9be2-8c3a10f19b9d', 'Password Administrator'],
] as const;

/** The tenant that the exchanges were recorded in, as it was before the first of them. */
export function recordedTenant(clock: Clock): Tenant {
  const tenant = new Tenant({ tenantId: TENANT_ID, callerId: '99999999-0000-0000-0000-0000000000aa', clock });
  const { seed } = tenant;
  seed.roleTemplates(ROLE_TEMPLATES.map(([id, displayName]) => ({ id, displayName })));
  seed.user(FIRST_USER, 'breakglass1@contoso.onmicrosoft.com', 'Break glass 1');
  seed.user(SECOND_USER, 'breakglass2@contoso.onmicrosoft.com', 'Break glass 2');
  seed.user('b0000000-0000-0000-0000-000000000003', 'user-b00000000003@contoso.onmicrosoft.com', 'User b00000000003');
  seed.servicePrincipal('bf2fb05f-84d3-5ebc-9e44-57fc0fbd2c1c', MICROSOFT_GRAPH, 'Microsoft Graph', MICROSOFT);
  seed.servicePrincipal(WORKLOAD, WORKLOAD, 'Service principal 55555555');
  seed.domain('contoso.com', { default: true });
  seed.domain('contoso.onmicrosoft.com', { initial: true });
  seed.group(PRIVILEGED, 'Privileged', { assignableToRoles: true });
  seed.group(APPROVERS, 'Approvers', {});
  tenant.namedLocations.create(
    {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      displayName: 'Office',
      isTrusted: true,
      ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
    },
    OFFICE,
  );
  tenant.namedLocations.create(
    { '@odata.type': '#microsoft.graph.countryNamedLocation', displayName: 'Countries', countriesAndRegions: ['CH'] },
    COUNTRIES,
  );
  tenant.authenticationStrengths.add(OWN_KEYS, 'Own keys', 'custom', ['fido2']);
  return tenant;
}
