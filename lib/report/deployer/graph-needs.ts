import type { NeedsTable } from './needs-table';

const POLICIES = ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess'];
const CONDITIONAL_ACCESS = ['Application.Read.All', ...POLICIES];
const METHODS = ['Policy.Read.All', 'Policy.ReadWrite.AuthenticationMethod'];
const PACKAGES = ['EntitlementManagement.ReadWrite.All'];
const PEOPLE = ['User.Read.All'];

/**
 * Application permissions of Microsoft Graph, the least with which a resource is made, read, changed and deleted.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azuread/latest/docs
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const graphNeeds: NeedsTable = {
  title: 'Microsoft Graph application permissions',
  providers: ['azuread', 'msgraph'],
  needs: {
    azuread_access_package: PACKAGES,
    azuread_access_package_assignment_policy: PACKAGES,
    azuread_access_package_catalog: PACKAGES,
    azuread_access_package_resource_catalog_association: PACKAGES,
    azuread_access_package_resource_package_association: PACKAGES,
    // Enough for an application that the deployer owns, such as its own.
    azuread_application_federated_identity_credential: ['Application.ReadWrite.OwnedBy'],
    azuread_authentication_strength_policy: POLICIES,
    azuread_conditional_access_policy: CONDITIONAL_ACCESS,
    azuread_directory_role_assignment: ['RoleManagement.ReadWrite.Directory'],
    azuread_group: ['Group.ReadWrite.All'],
    'azuread_group.assignable_to_role': ['RoleManagement.ReadWrite.Directory'],
    'azuread_group.owners': PEOPLE,
    azuread_group_role_management_policy: ['RoleManagementPolicy.ReadWrite.AzureADGroup'],
    azuread_named_location: POLICIES,
    azuread_privileged_access_group_eligibility_schedule: ['PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup'],
    'data.azuread_group': ['Group.Read.All'],
    'data.azuread_named_location': ['Policy.Read.All'],
    'data.azuread_user': PEOPLE,
    'data.azuread_users': PEOPLE,
    'msgraph admin/sharepoint/settings': ['SharePointTenantSettings.ReadWrite.All'],
    'msgraph domains': ['Domain.ReadWrite.All'],
    'msgraph identity/conditionalAccess/policies': CONDITIONAL_ACCESS,
    'msgraph policies/adminConsentRequestPolicy': ['Policy.Read.All', 'Policy.ReadWrite.ConsentRequest'],
    'msgraph policies/authenticationMethodsPolicy': METHODS,
    'msgraph policies/authorizationPolicy': ['Policy.Read.All', 'Policy.ReadWrite.Authorization'],
    'msgraph policies/crossTenantAccessPolicy/default': ['Policy.Read.All', 'Policy.ReadWrite.CrossTenantAccess'],
    'msgraph policies/defaultAppManagementPolicy': ['Policy.Read.All', 'Policy.ReadWrite.ApplicationConfiguration'],
    'msgraph policies/deviceRegistrationPolicy': ['Policy.Read.All', 'Policy.ReadWrite.DeviceConfiguration'],
    'msgraph policies/identitySecurityDefaultsEnforcementPolicy': [
      'Policy.Read.All',
      'Policy.ReadWrite.SecurityDefaults',
    ],
  },
  covers: { 'Group.ReadWrite.All': ['Group.Read.All'] },
  kindsOf({ type, body }) {
    const { url } = body;
    if (!type.startsWith('msgraph_') || typeof url !== 'string') return undefined;
    const segments = url.split('/').filter((segment) => segment !== '');
    // The longest known beginning of the URL: below it are the objects of the same kind.
    return segments.map((_, index) => `msgraph ${segments.slice(0, segments.length - index).join('/')}`);
  },
};
