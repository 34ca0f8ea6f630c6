import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import type { JsonObject } from './json';

const UNIT_SCOPE = /^\/administrativeUnits\/([^/]+)$/;

/** Refuses to give a role that does not exist, in a scope that does not, or to a principal that cannot hold one. */
export function checkScope(given: JsonObject, directory: Directory): void {
  const { directoryScopeId = null, principalId = null, roleDefinitionId = null } = given;
  const unit = UNIT_SCOPE.exec(String(directoryScopeId))?.[1];
  if (directoryScopeId !== '/') found(directory.administrativeUnits, unit ?? String(directoryScopeId));
  found(directory.roleTemplates, String(roleDefinitionId));
  const principal = directory.subject(String(principalId));
  if (principal === undefined) throw GraphError.notFound(String(principalId));
  if (principal['@odata.type'] === '#microsoft.graph.group' && principal.isAssignableToRole !== true) {
    throw GraphError.badDirectoryRequest('The group is not assignable to roles.');
  }
}
