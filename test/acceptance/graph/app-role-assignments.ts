import { randomBytes } from 'node:crypto';
import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { isObject, type JsonObject } from './json';
import { Query } from './query';
import { type Call, created, noContent, ok, type Resource, type Route } from './route';
import { read, text } from './shape';

const BASE = '/servicePrincipals/{resource}/appRoleAssignedTo';
/** The role that stands for access without a role, of an application that declares none. */
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';
const KINDS: Readonly<Record<string, string>> = {
  '#microsoft.graph.user': 'User',
  '#microsoft.graph.group': 'Group',
  '#microsoft.graph.servicePrincipal': 'ServicePrincipal',
};

/** Who holds which role of an application. */
export class AppRoleAssignments implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    return [
      { method: 'GET', path: BASE, handle: (call) => ok(Query.parse(call.search).list(this.of(call))) },
      { method: 'GET', path: `${BASE}/{id}`, handle: (call) => ok(this.one(call)) },
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call)) },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          this.one(call);
          this.directory.appRoleAssignments.delete(call.param('id'));
          return noContent();
        },
      },
    ];
  }

  private of(call: Call): JsonObject[] {
    const resource = call.param('resource');
    found(this.directory.servicePrincipals, resource);
    return [...this.directory.appRoleAssignments.values()].filter(({ resourceId }) => resourceId === resource);
  }

  private one(call: Call): JsonObject {
    const assignment = this.of(call).find(({ id }) => id === call.param('id'));
    if (assignment === undefined) throw GraphError.notFound(call.param('id'));
    return assignment;
  }

  private create(call: Call): JsonObject {
    const {
      appRoleId = null,
      principalId = null,
      resourceId = null,
    } = read(call.body, {
      appRoleId: text,
      principalId: text,
      resourceId: text,
    });
    const resource = found(this.directory.servicePrincipals, String(resourceId));
    const principal = this.directory.subject(String(principalId));
    const kind = KINDS[String(principal?.['@odata.type'])];
    if (principal === undefined || kind === undefined) throw GraphError.notFound(String(principalId));
    const roles = Array.isArray(resource.appRoles) ? resource.appRoles.filter(isObject) : [];
    const known = roles.length === 0 ? appRoleId === DEFAULT_ACCESS : roles.some(({ id }) => id === appRoleId);
    if (!known) {
      throw GraphError.badDirectoryRequest(`Permission '${String(appRoleId)}' was not found on the application.`);
    }
    if (this.of(call).some((other) => other.principalId === principalId && other.appRoleId === appRoleId)) {
      throw GraphError.badDirectoryRequest('Permission being assigned already exists on the object');
    }
    const assignment: JsonObject = {
      id: randomBytes(32).toString('base64url'),
      deletedDateTime: null,
      appRoleId,
      createdDateTime: this.directory.now(),
      principalDisplayName: principal.displayName ?? null,
      principalId,
      principalType: kind,
      resourceDisplayName: resource.displayName ?? null,
      resourceId,
    };
    this.directory.appRoleAssignments.set(String(assignment.id), assignment);
    return assignment;
  }
}
