import { ENTITLEMENT } from './access-package-catalogs';
import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject, textAt } from './json';
import { Query } from './query';
import { type Call, created, noContent, ok, type Resource, type Route } from './route';
import { anything, type Fields, flag, read, text } from './shape';

const PACKAGES = `${ENTITLEMENT}/accessPackages`;
const ROLE_SCOPES = `${PACKAGES}/{id}/accessPackageResourceRoleScopes`;
const EXPANSION = 'accessPackageResourceRoleScopes($expand=accessPackageResourceRole,accessPackageResourceScope)';
const PACKAGE: Fields = { accessPackageCatalog: anything, description: text, displayName: text, isHidden: flag };
const ROLE_SCOPE: Fields = { accessPackageResourceRole: anything, accessPackageResourceScope: anything };

/** Access packages, and the group roles that each of them gives. */
export class AccessPackages implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { accessPackages: packages } = this.directory;
    return [
      { method: 'GET', path: PACKAGES, handle: (call) => ok(Query.parse(call.search).list(packages.values())) },
      { method: 'GET', path: `${PACKAGES}/{id}`, handle: (call) => ok(this.shown(call)) },
      { method: 'POST', path: PACKAGES, handle: (call) => created(this.create(call.body)) },
      {
        method: 'PATCH',
        path: `${PACKAGES}/{id}`,
        handle: (call) => {
          this.update(call.param('id'), call.body);
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: `${PACKAGES}/{id}`,
        handle: (call) => {
          this.remove(call.param('id'));
          return noContent();
        },
      },
      { method: 'POST', path: ROLE_SCOPES, handle: (call) => created(this.give(call)) },
      {
        method: 'DELETE',
        path: `${ROLE_SCOPES}/{scope}`,
        handle: (call) => {
          const [id, scope] = [call.param('id'), call.param('scope')];
          found(packages, id);
          if (!this.directory.packageRoleScopes.has(id, scope)) throw GraphError.notFound(scope);
          this.directory.packageRoleScopes.remove(id, scope);
          this.directory.accessPackageRoleScopes.delete(scope);
          return noContent();
        },
      },
    ];
  }

  private shown(call: Call): JsonObject {
    const accessPackage = found(this.directory.accessPackages, call.param('id'));
    if (!Query.parse(call.search, EXPANSION).expanded) return accessPackage;
    return { ...accessPackage, accessPackageResourceRoleScopes: this.scopesOf(call.param('id')) };
  }

  private scopesOf(id: string): JsonObject[] {
    const { packageRoleScopes, accessPackageRoleScopes } = this.directory;
    return packageRoleScopes.of(id).map((scope) => found(accessPackageRoleScopes, scope));
  }

  private create(body: Json | undefined): JsonObject {
    const { accessPackageCatalog, ...given } = read(body, PACKAGE);
    const catalogId = isObject(accessPackageCatalog) ? (textAt(accessPackageCatalog, 'id') ?? '') : '';
    found(this.directory.accessPackageCatalogs, catalogId);
    const id = this.directory.newId();
    const accessPackage = checked({
      id,
      catalogId,
      description: null,
      isHidden: false,
      isRoleScopesVisible: false,
      ...this.stamps(),
      ...given,
    });
    this.directory.accessPackages.set(id, accessPackage);
    return accessPackage;
  }

  private update(id: string, body: Json | undefined): void {
    const stored = found(this.directory.accessPackages, id);
    const { accessPackageCatalog, ...given } = read(body, PACKAGE);
    if (isObject(accessPackageCatalog) && accessPackageCatalog.id !== stored.catalogId) {
      throw GraphError.badRequest('An access package cannot be moved to another catalog.');
    }
    const { modifiedBy = null, modifiedDateTime = null } = this.stamps();
    this.directory.accessPackages.set(id, checked({ ...stored, ...given, modifiedBy, modifiedDateTime }));
  }

  /** An access package goes with its assignment policies. */
  private remove(id: string): void {
    const { accessPackages, accessPackagePolicies, packageRoleScopes, accessPackageRoleScopes } = this.directory;
    found(accessPackages, id);
    accessPackages.delete(id);
    for (const scope of packageRoleScopes.of(id)) accessPackageRoleScopes.delete(scope);
    packageRoleScopes.forget(id);
    for (const [policy, { accessPackageId }] of accessPackagePolicies) {
      if (accessPackageId === id) accessPackagePolicies.delete(policy);
    }
  }

  /** Has a package give the role of a group that its catalog holds. The answer leaves out what was given. */
  private give(call: Call): JsonObject {
    const { directory } = this;
    const { catalogId } = found(directory.accessPackages, call.param('id'));
    const given = read(call.body, ROLE_SCOPE);
    const role = isObject(given.accessPackageResourceRole) ? given.accessPackageResourceRole : {};
    const resource = isObject(role.accessPackageResource) ? role.accessPackageResource : {};
    const resourceId = textAt(resource, 'id') ?? '';
    if (!directory.catalogResources.has(String(catalogId), resourceId)) throw GraphError.notFound(resourceId);
    const { originId = null, originSystem = null } = found(directory.accessPackageResources, resourceId);
    const [roleName] = ['Member', 'Owner'].filter((name) => role.originId === `${name}_${originId}`);
    if (roleName === undefined) throw GraphError.badRequest(`'${String(role.originId)}' is no role of the resource.`);
    const same = (scope: JsonObject) =>
      isObject(scope.accessPackageResourceRole) && scope.accessPackageResourceRole.originId === role.originId;
    if (this.scopesOf(call.param('id')).some(same)) {
      throw GraphError.badRequest('The access package gives this role already.');
    }
    const answer: JsonObject = { id: `${directory.newId()}_${directory.newId()}`, ...this.stamps() };
    const id = String(answer.id);
    directory.accessPackageRoleScopes.set(id, {
      ...answer,
      accessPackageResourceRole: {
        id: directory.newId(),
        displayName: roleName,
        description: null,
        originId: role.originId ?? null,
        originSystem,
      },
      accessPackageResourceScope: {
        id: directory.newId(),
        displayName: 'Root',
        description: 'Root Scope',
        originId,
        originSystem,
        isRootScope: true,
      },
    });
    directory.packageRoleScopes.add(call.param('id'), id);
    return answer;
  }

  private stamps(): JsonObject {
    const [at, by] = [this.directory.now(), this.directory.settings.callerId];
    return { createdBy: by, modifiedBy: by, createdDateTime: at, modifiedDateTime: at };
  }
}

function checked(accessPackage: JsonObject): JsonObject {
  if (!accessPackage.displayName) throw GraphError.badRequest("A value is required for 'displayName'.");
  return accessPackage;
}
