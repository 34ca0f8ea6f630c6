import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import type { Json, JsonObject } from './json';
import { checkScope } from './role-scope';
import { created, type Resource, type Route, readRoutes } from './route';
import { carriedOut, REQUEST_FIELDS } from './schedule';
import { type Fields, read, text } from './shape';

const BASE = '/roleManagement/directory';
const REQUEST: Fields = { ...REQUEST_FIELDS, directoryScopeId: text, roleDefinitionId: text };

/** Eligibility for directory roles: what is asked for is carried out at once. */
export class RoleEligibility implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { roleEligibilityRequests, roleEligibilitySchedules } = this.directory;
    return [
      ...readRoutes(`${BASE}/roleEligibilityScheduleRequests`, roleEligibilityRequests),
      ...readRoutes(`${BASE}/roleEligibilitySchedules`, roleEligibilitySchedules),
      {
        method: 'POST',
        path: `${BASE}/roleEligibilityScheduleRequests`,
        handle: (call) => created(this.request(call.body)),
      },
    ];
  }

  private request(body: Json | undefined): JsonObject {
    const { directory } = this;
    const given = read(body, REQUEST);
    checkScope(given, directory);
    const id = directory.newId();
    const held = this.held(given);
    const request: JsonObject = { id, appScopeId: null, targetScheduleId: held ?? id, ...carriedOut(given, directory) };
    if (given.action === 'adminAssign') {
      if (held !== undefined) throw refusal('RoleAssignmentExists', 'The Role assignment already exists.');
      const { status = null, principalId = null, roleDefinitionId = null, directoryScopeId = null } = request;
      const { createdDateTime = null, scheduleInfo = null } = request;
      directory.roleEligibilitySchedules.set(id, {
        id,
        ...{ status, principalId, roleDefinitionId, directoryScopeId, createdDateTime, scheduleInfo },
        appScopeId: null,
        createdUsing: id,
        memberType: 'Direct',
        modifiedDateTime: null,
      });
    } else {
      if (held === undefined) throw refusal('RoleAssignmentDoesNotExist', 'The Role assignment does not exist.');
      directory.roleEligibilitySchedules.delete(held);
    }
    directory.roleEligibilityRequests.set(id, request);
    return found(directory.roleEligibilityRequests, id);
  }

  /** The schedule by which the same principal is eligible for the same role in the same scope. */
  private held(given: JsonObject): string | undefined {
    const same = ['principalId', 'roleDefinitionId', 'directoryScopeId'];
    const schedules = [...this.directory.roleEligibilitySchedules];
    return schedules.find(([, schedule]) => same.every((key) => schedule[key] === given[key]))?.[0];
  }
}

function refusal(code: string, message: string): GraphError {
  return new GraphError(400, code, message);
}
