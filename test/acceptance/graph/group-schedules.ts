import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import type { Json, JsonObject } from './json';
import { created, type Resource, type Route, readRoutes } from './route';
import { carriedOut, REQUEST_FIELDS } from './schedule';
import { type Fields, read, text, word } from './shape';

const BASE = '/identityGovernance/privilegedAccess/group';
const REQUEST: Fields = { ...REQUEST_FIELDS, accessId: word('member', 'owner'), groupId: text };

/**
 * Schedules by which somebody is (`assignment`) or may become (`eligibility`) a member or owner of a group. A second
 * request for the same holder changes the schedule that is there, and the schedule keeps its id.
 */
export class GroupSchedules implements Resource {
  constructor(
    private readonly directory: Directory,
    private readonly kind: 'assignment' | 'eligibility',
  ) {}

  routes(): readonly Route[] {
    const { kind, directory } = this;
    return [
      ...readRoutes(`${BASE}/${kind}Schedules`, directory.groupSchedules[kind]),
      ...readRoutes(`${BASE}/${kind}ScheduleRequests`, directory.groupScheduleRequests[kind]),
      { method: 'POST', path: `${BASE}/${kind}ScheduleRequests`, handle: (call) => created(this.request(call.body)) },
    ];
  }

  private request(body: Json | undefined): JsonObject {
    const { directory } = this;
    const given = read(body, REQUEST);
    const { groupId = null, principalId = null, accessId = null } = given;
    found(directory.groups, String(groupId));
    if (directory.subject(String(principalId)) === undefined) throw GraphError.notFound(String(principalId));
    const id = directory.newId();
    const held = this.held(given);
    const targetScheduleId = held ?? `${groupId}_${accessId}_${directory.newId()}`;
    const request: JsonObject = { id, ...carriedOut(given, directory), targetScheduleId };
    if (given.action === 'adminAssign') {
      const { createdDateTime = null, scheduleInfo = null } = request;
      directory.groupSchedules[this.kind].set(targetScheduleId, {
        id: targetScheduleId,
        ...{ principalId, groupId, accessId, createdDateTime, scheduleInfo },
        status: 'Provisioned',
        memberType: 'direct',
        modifiedDateTime: null,
        createdUsing: id,
      });
    } else {
      if (held === undefined) {
        throw new GraphError(400, 'RoleAssignmentDoesNotExist', 'The Role assignment does not exist.');
      }
      directory.groupSchedules[this.kind].delete(held);
    }
    directory.groupScheduleRequests[this.kind].set(id, request);
    return request;
  }

  private held(given: JsonObject): string | undefined {
    const same = ['groupId', 'principalId', 'accessId'];
    const schedules = [...this.directory.groupSchedules[this.kind]];
    return schedules.find(([, schedule]) => same.every((key) => schedule[key] === given[key]))?.[0];
  }
}
