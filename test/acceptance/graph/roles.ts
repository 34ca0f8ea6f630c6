import { randomBytes } from 'node:crypto';
import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { type JsonObject, textAt } from './json';
import { Query } from './query';
import { type Call, created, noContent, ok, type Resource, type Route } from './route';
import { read, text } from './shape';

const ASSIGNMENTS = '/roleManagement/directory/roleAssignments';
const UNIT_SCOPE = /^\/administrativeUnits\/([^/]+)$/;

/** Role templates, the roles that a tenant has activated, and who holds them. */
export class Roles implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { roleTemplates, directoryRoles, roleAssignments } = this.directory;
    return [
      ...readRoutes('/directoryRoleTemplates', roleTemplates),
      ...readRoutes('/directoryRoles', directoryRoles),
      ...readRoutes(ASSIGNMENTS, roleAssignments),
      { method: 'POST', path: '/directoryRoles', handle: (call) => created(this.activate(call)) },
      { method: 'POST', path: ASSIGNMENTS, handle: (call) => created(this.assign(call)) },
      {
        method: 'DELETE',
        path: `${ASSIGNMENTS}/{id}`,
        handle: (call) => {
          found(roleAssignments, call.param('id'));
          roleAssignments.delete(call.param('id'));
          return noContent();
        },
      },
    ];
  }

  private activate(call: Call): JsonObject {
    const { directoryRoles, roleTemplates } = this.directory;
    const roleTemplateId = textAt(read(call.body, { roleTemplateId: text }), 'roleTemplateId') ?? '';
    const template = found(roleTemplates, roleTemplateId);
    if ([...directoryRoles.values()].some((role) => role.roleTemplateId === roleTemplateId)) {
      throw GraphError.badDirectoryRequest(
        'A conflicting object with one or more of the specified property values exists.',
      );
    }
    const { displayName = null, description = null } = template;
    const role = { id: this.directory.newId(), deletedDateTime: null, description, displayName, roleTemplateId };
    directoryRoles.set(role.id, role);
    return role;
  }

  private assign(call: Call): JsonObject {
    const { directory } = this;
    const fields = { directoryScopeId: text, principalId: text, roleDefinitionId: text };
    const { directoryScopeId = null, principalId = null, roleDefinitionId = null } = read(call.body, fields);
    const unit = UNIT_SCOPE.exec(String(directoryScopeId))?.[1];
    if (directoryScopeId !== '/') found(directory.administrativeUnits, unit ?? String(directoryScopeId));
    found(directory.roleTemplates, String(roleDefinitionId));
    const principal = directory.subject(String(principalId));
    if (principal === undefined) throw GraphError.notFound(String(principalId));
    if (principal['@odata.type'] === '#microsoft.graph.group' && principal.isAssignableToRole !== true) {
      throw GraphError.badDirectoryRequest('The group is not assignable to roles.');
    }
    const assignment = { principalId, directoryScopeId, appScopeId: null, roleDefinitionId, condition: null };
    const twice = [...directory.roleAssignments.values()].some(
      (other) =>
        other.principalId === principalId &&
        other.roleDefinitionId === roleDefinitionId &&
        other.directoryScopeId === directoryScopeId,
    );
    if (twice)
      throw GraphError.badDirectoryRequest(
        'A conflicting object with one or more of the specified property values exists.',
      );
    const id = `${randomBytes(32).toString('base64url')}-1`;
    directory.roleAssignments.set(id, { id, ...assignment });
    return { id, ...assignment };
  }
}

function readRoutes(path: string, objects: ReadonlyMap<string, JsonObject>): Route[] {
  return [
    { method: 'GET', path, handle: (call) => ok(Query.parse(call.search).list(objects.values())) },
    { method: 'GET', path: `${path}/{id}`, handle: (call) => ok(found(objects, call.param('id'))) },
  ];
}
