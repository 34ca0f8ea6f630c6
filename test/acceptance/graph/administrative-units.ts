import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { type Groups, linkRoutes } from './groups';
import type { JsonObject } from './json';
import { Query } from './query';
import { type Call, created, noContent, ok, type Resource, type Route } from './route';
import { type Fields, read, text, word } from './shape';

const BASE = '/directory/administrativeUnits';
const WRITABLE: Fields = {
  displayName: text,
  description: text,
  visibility: word('Public', 'HiddenMembership'),
  membershipType: text,
  membershipRule: text,
  membershipRuleProcessingState: text,
};

/** Administrative units, their members, and groups made inside one. */
export class AdministrativeUnits implements Resource {
  constructor(
    private readonly directory: Directory,
    private readonly groups: Groups,
  ) {}

  routes(): readonly Route[] {
    const { administrativeUnits: units, unitMembers } = this.directory;
    const remove = (call: Call) => {
      const id = call.param('id');
      found(units, id);
      units.delete(id);
      this.directory.forget(id);
      return noContent();
    };
    return [
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call)) },
      {
        method: 'GET',
        path: `${BASE}/{id}`,
        handle: (call) => ok(Query.parse(call.search).select(found(units, call.param('id')))),
      },
      {
        method: 'PATCH',
        path: `${BASE}/{id}`,
        handle: (call) => {
          const unit = found(units, call.param('id'));
          units.set(call.param('id'), { ...unit, ...read(call.body, WRITABLE) });
          return noContent();
        },
      },
      { method: 'DELETE', path: `${BASE}/{id}`, handle: remove },
      { method: 'DELETE', path: '/administrativeUnits/{id}', handle: remove },
      {
        method: 'POST',
        path: `${BASE}/{id}/members`,
        handle: (call) => {
          found(units, call.param('id'));
          const group = this.groups.create(call.body);
          unitMembers.add(call.param('id'), String(group.id));
          return created({ '@odata.type': '#microsoft.graph.group', ...group });
        },
      },
      ...linkRoutes(this.directory, units, BASE, 'members', unitMembers),
    ];
  }

  private create(call: Call): JsonObject {
    const given = read(call.body, WRITABLE);
    if (typeof given.displayName !== 'string' || given.displayName === '') {
      throw GraphError.badDirectoryRequest("A value is required for 'displayName'.");
    }
    const unit: JsonObject = {
      id: this.directory.newId(),
      deletedDateTime: null,
      description: null,
      visibility: null,
      membershipType: null,
      membershipRule: null,
      membershipRuleProcessingState: null,
      isMemberManagementRestricted: null,
      ...given,
    };
    this.directory.administrativeUnits.set(String(unit.id), unit);
    return unit;
  }
}
