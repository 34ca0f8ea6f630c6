import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject, textAt } from './json';
import { Query } from './query';
import { created, noContent, ok, type Resource, type Route, readRoutes } from './route';
import { anything, type Fields, flag, read, text, word } from './shape';

/** Where entitlement management is served. */
export const ENTITLEMENT = '/identityGovernance/entitlementManagement';
const CATALOGS = `${ENTITLEMENT}/accessPackageCatalogs`;
const CATALOG: Fields = {
  catalogStatus: word('published', 'unpublished'),
  description: text,
  displayName: text,
  isExternallyVisible: flag,
};
const REQUEST: Fields = {
  accessPackageResource: anything,
  catalogId: text,
  executeImmediately: flag,
  justification: text,
  requestType: word('AdminAdd', 'AdminRemove'),
};

/** Catalogs of access packages, and the groups that each of them may hand out. */
export class AccessPackageCatalogs implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { accessPackageCatalogs: catalogs } = this.directory;
    return [
      ...readRoutes(CATALOGS, catalogs),
      { method: 'POST', path: CATALOGS, handle: (call) => created(this.create(call.body)) },
      {
        method: 'PATCH',
        path: `${CATALOGS}/{id}`,
        handle: (call) => {
          const catalog = found(catalogs, call.param('id'));
          catalogs.set(call.param('id'), checked({ ...catalog, ...read(call.body, CATALOG), ...this.touched() }));
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: `${CATALOGS}/{id}`,
        handle: (call) => {
          this.remove(call.param('id'));
          return noContent();
        },
      },
      {
        method: 'GET',
        path: `${CATALOGS}/{id}/accessPackageResources`,
        handle: (call) => {
          found(catalogs, call.param('id'));
          return ok(Query.parse(call.search).list(this.resourcesOf(call.param('id'))));
        },
      },
      {
        method: 'POST',
        path: `${ENTITLEMENT}/accessPackageResourceRequests`,
        handle: (call) => created(this.request(call.body)),
      },
    ];
  }

  private create(body: Json | undefined): JsonObject {
    const at = this.directory.now();
    const catalog = checked({
      id: this.directory.newId(),
      description: null,
      catalogType: 'UserManaged',
      catalogStatus: 'published',
      isExternallyVisible: false,
      createdBy: this.directory.settings.callerId,
      createdDateTime: at,
      ...this.touched(),
      ...read(body, CATALOG),
    });
    this.directory.accessPackageCatalogs.set(String(catalog.id), catalog);
    return catalog;
  }

  private touched(): JsonObject {
    return { modifiedBy: this.directory.settings.callerId, modifiedDateTime: this.directory.now() };
  }

  private remove(id: string): void {
    const { accessPackageCatalogs, accessPackages, accessPackageResources, catalogResources } = this.directory;
    found(accessPackageCatalogs, id);
    if ([...accessPackages.values()].some(({ catalogId }) => catalogId === id)) {
      throw GraphError.badRequest('A catalog that holds access packages cannot be deleted.');
    }
    for (const resource of catalogResources.of(id)) accessPackageResources.delete(resource);
    catalogResources.forget(id);
    accessPackageCatalogs.delete(id);
  }

  private resourcesOf(catalog: string): JsonObject[] {
    const { catalogResources, accessPackageResources } = this.directory;
    return catalogResources.of(catalog).map((id) => found(accessPackageResources, id));
  }

  /** Takes a group into a catalog or out of it, at once. */
  private request(body: Json | undefined): JsonObject {
    const given = read(body, REQUEST);
    const { catalogId = null, requestType = null, executeImmediately = true, justification = null } = given;
    const catalog = String(catalogId);
    found(this.directory.accessPackageCatalogs, catalog);
    const resource = isObject(given.accessPackageResource) ? given.accessPackageResource : {};
    const originId = textAt(resource, 'originId') ?? '';
    if (resource.originSystem !== 'AadGroup') throw GraphError.badRequest('Only groups are served as resources.');
    const held = this.resourcesOf(catalog).find((candidate) => candidate.originId === originId);
    if (requestType === 'AdminAdd') this.add(catalog, originId, held);
    else this.takeOut(catalog, originId, held);
    return {
      id: this.directory.newId(),
      catalogId,
      requestType,
      requestState: 'Delivered',
      requestStatus: 'Fulfilled',
      executeImmediately,
      isValidationOnly: false,
      justification,
    };
  }

  private add(catalog: string, originId: string, held: JsonObject | undefined): void {
    const { directory } = this;
    const { displayName = null, description = null } = found(directory.groups, originId);
    if (held !== undefined) throw GraphError.badRequest('The resource is in the catalog already.');
    const id = directory.newId();
    directory.accessPackageResources.set(id, {
      id,
      ...{ displayName, description, originId },
      url: null,
      resourceType: 'Security Group',
      originSystem: 'AadGroup',
      isPendingOnboarding: false,
      addedBy: directory.settings.callerId,
      addedOn: directory.now(),
    });
    directory.catalogResources.add(catalog, id);
  }

  private takeOut(catalog: string, originId: string, held: JsonObject | undefined): void {
    if (held === undefined) throw GraphError.notFound(originId);
    const { accessPackages, accessPackageRoleScopes, packageRoleScopes, catalogResources } = this.directory;
    for (const { id, catalogId, displayName } of accessPackages.values()) {
      const scopes = packageRoleScopes.of(String(id)).map((scope) => found(accessPackageRoleScopes, scope));
      const used = scopes.some(
        ({ accessPackageResourceScope: scope }) => isObject(scope) && scope.originId === originId,
      );
      if (catalogId === catalog && used) {
        throw GraphError.badRequest(`The resource is in use by the access package '${String(displayName)}'.`);
      }
    }
    this.directory.accessPackageResources.delete(String(held.id));
    catalogResources.remove(catalog, String(held.id));
  }
}

function checked(catalog: JsonObject): JsonObject {
  if (!catalog.displayName) throw GraphError.badRequest("A value is required for 'displayName'.");
  return catalog;
}
