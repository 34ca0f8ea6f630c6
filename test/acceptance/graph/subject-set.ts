import type { Directory } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json } from './json';

/** Refuses approvers and requestors of no known kind, or that the tenant does not hold. */
export function checkSubjects(subjects: readonly Json[], directory: Directory): void {
  for (const subject of subjects) {
    if (!isObject(subject)) throw GraphError.badRequest('A subject set is an object.');
    const { '@odata.type': type, id } = subject;
    switch (type) {
      case '#microsoft.graph.groupMembers':
        known(directory.groups, subject.groupId ?? id);
        break;
      case '#microsoft.graph.singleUser':
        known(directory.users, subject.userId ?? id);
        break;
      case '#microsoft.graph.requestorManager':
      case '#microsoft.graph.internalSponsors':
      case '#microsoft.graph.externalSponsors':
        break;
      default:
        throw GraphError.badRequest(`'${String(type)}' is no type of subject set.`);
    }
  }
}

function known(objects: ReadonlyMap<string, unknown>, id: Json | undefined): void {
  if (!objects.has(String(id))) throw GraphError.badRequest(`The subject '${String(id)}' does not exist.`);
}
