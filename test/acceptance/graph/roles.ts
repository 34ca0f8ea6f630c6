import { randomBytes } from 'node:crypto';
import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { type JsonObject, textAt } from './json';
import { checkScope } from './role-scope';
import { type Call, created, noContent, type Resource, type Route, readRoutes } from './route';
import { read, text } from './shape';

const ASSIGNMENTS = '/roleManagement/directory/roleAssignments';

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
    const given = read(call.body, fields);
    checkScope(given, directory);
    const { directoryScopeId = null, principalId = null, roleDefinitionId = null } = given;
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
