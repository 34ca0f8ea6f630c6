import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { linkRoutes } from './groups';
import { type Json, type JsonObject, stringsOf } from './json';
import { created, noContent, type Resource, type Route, readRoutes } from './route';
import { BLANK_PRINCIPAL } from './seed';
import { anything, type Fields, flag, read, text, texts } from './shape';

const WRITABLE: Fields = {
  accountEnabled: flag,
  alternativeNames: texts,
  appRoleAssignmentRequired: flag,
  description: text,
  loginUrl: text,
  notes: text,
  notificationEmailAddresses: texts,
  preferredSingleSignOnMode: text,
  samlSingleSignOnSettings: anything,
  tags: texts,
};
const BASE = '/servicePrincipals';

/** Service principals: one for an application, and those that the tenant holds from the start. */
export class ServicePrincipals implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { servicePrincipals, principalOwners } = this.directory;
    return [
      ...readRoutes(BASE, servicePrincipals),
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call.body)) },
      {
        method: 'PATCH',
        path: `${BASE}/{id}`,
        handle: (call) => {
          const principal = found(servicePrincipals, call.param('id'));
          servicePrincipals.set(call.param('id'), { ...principal, ...read(call.body, WRITABLE) });
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          found(servicePrincipals, call.param('id'));
          servicePrincipals.delete(call.param('id'));
          this.directory.forget(call.param('id'));
          return noContent();
        },
      },
      ...linkRoutes(this.directory, servicePrincipals, BASE, 'owners', principalOwners),
    ];
  }

  private create(body: Json | undefined): JsonObject {
    const { 'owners@odata.bind': bound, ...given } = read(body, {
      ...WRITABLE,
      appId: text,
      'owners@odata.bind': texts,
    });
    const { directory } = this;
    const appId = String(given.appId ?? '');
    const application = [...directory.applications.values()].find((candidate) => candidate.appId === appId);
    if (application === undefined) {
      const message = `The appId '${appId}' of the service principal does not reference a valid application object.`;
      throw new GraphError(400, 'NoBackingApplicationObject', message);
    }
    if (directory.hasApplication(appId)) {
      const message = `The service principal cannot be created because the appId '${appId}' is already in use.`;
      throw new GraphError(409, 'Request_MultipleObjectsWithSameKeyValue', message);
    }
    const owners = stringsOf(bound).map((reference) => directory.referred(reference));
    const { displayName = null, appRoles = [] } = application;
    const principal: JsonObject = {
      ...BLANK_PRINCIPAL,
      ...given,
      id: directory.newId(),
      ...{ displayName, appDisplayName: displayName, appRoles },
      appOwnerOrganizationId: directory.settings.tenantId,
      servicePrincipalNames: [appId],
    };
    const id = String(principal.id);
    directory.servicePrincipals.set(id, principal);
    for (const owner of owners) directory.principalOwners.add(id, owner);
    return principal;
  }
}
