import type { Directory } from './directory';
import type { JsonObject } from './json';

/** A group of which nothing has been said. */
export const BLANK_GROUP: JsonObject = {
  deletedDateTime: null,
  classification: null,
  description: null,
  groupTypes: [],
  isAssignableToRole: null,
  mail: null,
  mailEnabled: false,
  membershipRule: null,
  membershipRuleProcessingState: null,
  onPremisesDomainName: null,
  onPremisesNetBiosName: null,
  onPremisesSamAccountName: null,
  onPremisesSecurityIdentifier: null,
  onPremisesSyncEnabled: null,
  preferredLanguage: null,
  proxyAddresses: [],
  resourceBehaviorOptions: [],
  resourceProvisioningOptions: [],
  theme: null,
  visibility: null,
  writebackConfiguration: { isEnabled: null, onPremisesGroupType: null },
};

/** A service principal of which nothing has been said. */
export const BLANK_PRINCIPAL: JsonObject = {
  deletedDateTime: null,
  accountEnabled: true,
  alternativeNames: [],
  appDisplayName: null,
  appRoleAssignmentRequired: false,
  appRoles: [],
  applicationTemplateId: null,
  description: null,
  homepage: null,
  loginUrl: null,
  logoutUrl: null,
  notes: null,
  notificationEmailAddresses: [],
  oauth2PermissionScopes: [],
  preferredSingleSignOnMode: null,
  replyUrls: [],
  samlMetadataUrl: null,
  samlSingleSignOnSettings: null,
  servicePrincipalType: 'Application',
  signInAudience: 'AzureADMyOrg',
  tags: [],
};

/** What a tenant holds before the pipeline ever runs. */
export class Seed {
  constructor(private readonly directory: Directory) {}

  user(id: string, userPrincipalName: string, displayName: string): void {
    this.directory.users.set(id, {
      id,
      accountEnabled: true,
      businessPhones: [],
      displayName,
      employeeId: null,
      givenName: null,
      imAddresses: [],
      jobTitle: null,
      mail: userPrincipalName,
      mailNickname: userPrincipalName.split('@')[0] ?? '',
      mobilePhone: null,
      officeLocation: null,
      onPremisesImmutableId: null,
      onPremisesSamAccountName: null,
      onPremisesUserPrincipalName: null,
      otherMails: [],
      preferredLanguage: null,
      proxyAddresses: [],
      surname: null,
      usageLocation: null,
      userPrincipalName,
      userType: 'Member',
    });
  }

  group(id: string, displayName: string, is: { readonly assignableToRoles?: true }): void {
    this.directory.groups.set(id, {
      ...BLANK_GROUP,
      id,
      createdDateTime: this.directory.now(),
      displayName,
      isAssignableToRole: is.assignableToRoles ?? null,
      mailNickname: id.slice(0, 10),
      securityEnabled: true,
      visibility: is.assignableToRoles ? 'Private' : null,
    });
  }

  /** A service principal of an application; one whose application lives elsewhere names that tenant as its owner. */
  servicePrincipal(id: string, clientId: string, displayName: string, owner = this.directory.settings.tenantId): void {
    this.directory.servicePrincipals.set(id, {
      ...BLANK_PRINCIPAL,
      id,
      appId: clientId,
      appOwnerOrganizationId: owner,
      displayName,
      servicePrincipalNames: [clientId],
    });
  }

  domain(name: string, is: { readonly initial?: true; readonly default?: true }): void {
    this.directory.domains.push({
      id: name,
      authenticationType: 'Managed',
      availabilityStatus: null,
      isAdminManaged: true,
      isDefault: is.default === true,
      isInitial: is.initial === true,
      isRoot: true,
      isVerified: true,
      supportedServices: ['Email', 'OfficeCommunicationsOnline'],
      passwordValidityPeriodInDays: 2_147_483_647,
    });
  }

  roleTemplates(templates: Iterable<{ readonly id: string; readonly displayName: string }>): void {
    for (const { id, displayName } of templates) {
      const description = `${displayName} role`;
      this.directory.roleTemplates.set(id, { id, deletedDateTime: null, displayName, description });
    }
  }
}
