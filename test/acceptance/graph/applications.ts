import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { linkRoutes } from './groups';
import { isObject, type Json, type JsonObject, stringsOf } from './json';
import { created, noContent, type Resource, type Route, readRoutes } from './route';
import { anything, complete, type Fields, flag, merge, number, part, parts, read, text, texts, word } from './shape';

const APP_ROLE: Fields = {
  id: text,
  allowedMemberTypes: texts,
  description: text,
  displayName: text,
  isEnabled: flag,
  origin: text,
  value: text,
};
const API: Fields = {
  acceptMappedClaims: flag,
  knownClientApplications: texts,
  oauth2PermissionScopes: anything,
  preAuthorizedApplications: anything,
  requestedAccessTokenVersion: number,
};
const WRITABLE: Fields = {
  api: part(API),
  appRoles: parts(APP_ROLE),
  description: text,
  displayName: text,
  groupMembershipClaims: text,
  identifierUris: texts,
  info: part({
    logoUrl: text,
    marketingUrl: text,
    privacyStatementUrl: text,
    supportUrl: text,
    termsOfServiceUrl: text,
  }),
  isDeviceOnlyAuthSupported: flag,
  isFallbackPublicClient: flag,
  notes: text,
  optionalClaims: anything,
  publicClient: part({ redirectUris: texts }),
  requiredResourceAccess: anything,
  serviceManagementReference: text,
  signInAudience: word('AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount'),
  spa: part({ redirectUris: texts }),
  tags: texts,
  web: part({
    homePageUrl: text,
    implicitGrantSettings: part({ enableAccessTokenIssuance: flag, enableIdTokenIssuance: flag }),
    logoutUrl: text,
    redirectUris: texts,
  }),
};
const BASE = '/applications';

/** Applications and their owners. What an application says of itself shows on its service principal. */
export class Applications implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { applications, applicationOwners } = this.directory;
    return [
      ...readRoutes(BASE, applications),
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call.body)) },
      {
        method: 'PATCH',
        path: `${BASE}/{id}`,
        handle: (call) => {
          const stored = found(applications, call.param('id'));
          this.store(merge(stored, read(call.body, WRITABLE), WRITABLE), stored);
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          this.remove(call.param('id'));
          return noContent();
        },
      },
      ...linkRoutes(this.directory, applications, BASE, 'owners', applicationOwners),
    ];
  }

  private create(body: Json | undefined): JsonObject {
    const given = read(body, { ...WRITABLE, 'owners@odata.bind': texts });
    const { 'owners@odata.bind': bound, ...properties } = given;
    const owners = stringsOf(bound).map((reference) => this.directory.referred(reference));
    const id = this.directory.newId();
    const initial = this.directory.domains.find((domain) => domain.isInitial === true);
    const application = this.store({
      id,
      deletedDateTime: null,
      appId: this.directory.newId(),
      applicationTemplateId: null,
      disabledByMicrosoftStatus: null,
      createdDateTime: this.directory.now(),
      publisherDomain: initial?.id ?? null,
      addIns: [],
      keyCredentials: [],
      passwordCredentials: [],
      oauth2RequirePostResponse: false,
      ...properties,
    });
    for (const owner of owners) this.directory.applicationOwners.add(id, owner);
    return application;
  }

  private store(given: JsonObject, before: JsonObject = {}): JsonObject {
    if (!given.displayName) throw GraphError.badDirectoryRequest("A value is required for 'displayName'.");
    const application: JsonObject = { ...given, ...complete(given, WRITABLE) };
    if (isObject(application.api)) application.api.preAuthorizedApplications ??= [];
    application.appRoles = rolesOf(application).map((role) => ({ origin: 'Application', ...role }));
    for (const role of rolesOf(before)) {
      if (role.isEnabled === true && !rolesOf(application).some(({ id }) => id === role.id)) {
        const message = 'Property value cannot be deleted unless it is disabled first.';
        throw new GraphError(400, 'CannotDeleteOrUpdateEnabledEntitlement', message);
      }
    }
    this.directory.applications.set(String(application.id), application);
    this.describe(application);
    return application;
  }

  /** Shows an application's name and roles on the service principal that stands for it. */
  private describe({ appId = null, displayName = null, appRoles = [] }: JsonObject): void {
    for (const [id, principal] of this.directory.servicePrincipals) {
      if (principal.appId !== appId) continue;
      const shown = { displayName, appDisplayName: displayName, appRoles };
      this.directory.servicePrincipals.set(id, { ...principal, ...shown });
    }
  }

  private remove(id: string): void {
    const { applications, servicePrincipals, applicationOwners, applicationCredentials } = this.directory;
    const { appId } = found(applications, id);
    for (const credential of applicationCredentials.of(id)) this.directory.federatedCredentials.delete(credential);
    applicationCredentials.forget(id);
    applicationOwners.forget(id);
    applications.delete(id);
    for (const [principal, { appId: of }] of servicePrincipals) {
      if (of !== appId) continue;
      servicePrincipals.delete(principal);
      this.directory.forget(principal);
    }
  }
}

function rolesOf({ appRoles }: JsonObject): JsonObject[] {
  return Array.isArray(appRoles) ? appRoles.filter(isObject) : [];
}
