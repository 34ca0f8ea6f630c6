import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject, stringsOf, textAt } from './json';
import type { Links } from './links';
import { Query } from './query';
import { type Call, created, noContent, ok, type Resource, type Route } from './route';
import { BLANK_GROUP } from './seed';
import { anything, type Fields, flag, read, text, texts } from './shape';

const WRITABLE: Fields = {
  description: text,
  displayName: text,
  mailEnabled: flag,
  membershipRule: text,
  membershipRuleProcessingState: text,
  preferredLanguage: text,
  securityEnabled: flag,
  theme: text,
  visibility: text,
};

const ON_CREATE: Fields = {
  ...WRITABLE,
  groupTypes: texts,
  isAssignableToRole: flag,
  mailNickname: text,
  resourceBehaviorOptions: texts,
  resourceProvisioningOptions: texts,
  writebackConfiguration: anything,
  'members@odata.bind': texts,
  'owners@odata.bind': texts,
};

/** Groups with their members and owners. */
export class Groups implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { groups, groupMembers, groupOwners } = this.directory;
    return [
      { method: 'GET', path: '/groups', handle: (call) => ok(Query.parse(call.search).list(groups.values())) },
      { method: 'POST', path: '/groups', handle: (call) => created(this.create(call.body)) },
      {
        method: 'GET',
        path: '/groups/{id}',
        handle: (call) => ok(Query.parse(call.search).select(found(groups, call.param('id')))),
      },
      {
        method: 'PATCH',
        path: '/groups/{id}',
        handle: (call) => {
          this.update(call.param('id'), read(call.body, WRITABLE));
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: '/groups/{id}',
        handle: (call) => {
          found(groups, call.param('id'));
          groups.delete(call.param('id'));
          this.directory.forget(call.param('id'));
          return noContent();
        },
      },
      { method: 'GET', path: '/groups/{id}/memberOf', handle: (call) => this.holders(call) },
      ...this.linkRoutes('members', groupMembers),
      ...this.linkRoutes('owners', groupOwners),
    ];
  }

  /** Makes a group as a request gives it; the caller's own links are made first, in the order given. */
  create(body: Json | undefined): JsonObject {
    const given = read(body, ON_CREATE);
    for (const needed of ['displayName', 'mailNickname', 'mailEnabled', 'securityEnabled']) {
      if (given[needed] === undefined) throw GraphError.badDirectoryRequest(`A value is required for '${needed}'.`);
    }
    check(given);
    const { 'owners@odata.bind': owners, 'members@odata.bind': members, ...properties } = given;
    const ownerIds = stringsOf(owners).map((reference) => this.directory.referred(reference));
    const memberIds = stringsOf(members).map((reference) => this.directory.referred(reference));
    const group: JsonObject = {
      ...BLANK_GROUP,
      ...properties,
      id: this.directory.newId(),
      createdDateTime: this.directory.now(),
    };
    if (group.isAssignableToRole === true) group.visibility = 'Private';
    const id = String(group.id);
    this.directory.groups.set(id, group);
    for (const owner of ownerIds) this.directory.groupOwners.add(id, owner);
    for (const member of memberIds) this.directory.groupMembers.add(id, member);
    return group;
  }

  private update(id: string, given: JsonObject): void {
    const group = { ...found(this.directory.groups, id), ...given };
    check(group);
    this.directory.groups.set(id, group);
  }

  private holders(call: Call) {
    const id = call.param('id');
    found(this.directory.groups, id);
    const holders = [...this.directory.groupMembers.holding(id), ...this.directory.unitMembers.holding(id)];
    return ok(Query.parse(call.search).list(this.directory.subjects(holders)));
  }

  private linkRoutes(name: string, links: Links): Route[] {
    return linkRoutes(this.directory, this.directory.groups, '/groups', name, links);
  }
}

/** Listing, adding and taking out what a group or a unit holds. */
export function linkRoutes(
  directory: Directory,
  holders: ReadonlyMap<string, JsonObject>,
  base: string,
  name: string,
  links: Links,
): Route[] {
  return [
    {
      method: 'GET',
      path: `${base}/{id}/${name}`,
      handle: (call) => {
        found(holders, call.param('id'));
        return ok(Query.parse(call.search).list(directory.subjects(links.of(call.param('id')))));
      },
    },
    {
      method: 'POST',
      path: `${base}/{id}/${name}/$ref`,
      handle: (call) => {
        const id = call.param('id');
        found(holders, id);
        const target = directory.referred(isObject(call.body) ? (textAt(call.body, '@odata.id') ?? '') : '');
        if (links.has(id, target)) {
          const message = `One or more added object references already exist for the following modified properties: '${name}'.`;
          throw GraphError.badDirectoryRequest(message);
        }
        links.add(id, target);
        return noContent();
      },
    },
    {
      method: 'DELETE',
      path: `${base}/{id}/${name}/{target}/$ref`,
      handle: (call) => {
        const [id, target] = [call.param('id'), call.param('target')];
        found(holders, id);
        if (!links.has(id, target)) throw GraphError.notFound(target);
        links.remove(id, target);
        return noContent();
      },
    },
  ];
}

function check(group: JsonObject): void {
  if (group.displayName === null || group.displayName === '') {
    throw GraphError.badDirectoryRequest("Invalid value specified for property 'displayName' of resource 'Group'.");
  }
  if (/[@()\\[\]";:<>, ]/.test(textAt(group, 'mailNickname') ?? '')) {
    throw GraphError.badDirectoryRequest("Invalid value specified for property 'mailNickname' of resource 'Group'.");
  }
  if (group.securityEnabled !== true && group.mailEnabled !== true) {
    throw GraphError.badDirectoryRequest('A group must be mail enabled or security enabled.');
  }
  const dynamic = stringsOf(group.groupTypes).includes('DynamicMembership');
  if (group.isAssignableToRole === true && (group.securityEnabled !== true || dynamic)) {
    throw GraphError.badDirectoryRequest('A group that roles can be assigned to is a security group without a rule.');
  }
}
