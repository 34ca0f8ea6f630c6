import { isObject, type Json, type JsonObject, stringsOf } from './json';
import type { Tenant } from './tenant';

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

type Kind = 'user' | 'group' | 'servicePrincipal' | 'application';

/** Arguments of resources that name objects by id, and the kind of object that they name. */
const NAMED_BY_ID: Readonly<Record<string, Kind>> = {
  included_users: 'user',
  excluded_users: 'user',
  members: 'user',
  principal_object_id: 'user',
  included_groups: 'group',
  excluded_groups: 'group',
  included_service_principals: 'servicePrincipal',
  excluded_service_principals: 'servicePrincipal',
  owners: 'servicePrincipal',
  included_applications: 'application',
  excluded_applications: 'application',
};

/**
 * Puts into a tenant what a stack takes for granted: the accounts, groups and applications that its data sources look
 * up or that its resources name by a literal id. What the stack makes itself is not put there. A group that is looked up
 * holds the accounts that are looked up beside it.
 */
export function furnish(tenant: Tenant, stack: JsonObject): void {
  for (const [type, body] of blocksOf(stack.data)) lookUp(tenant, type, body);
  const { users, groups, groupMembers } = tenant.directory;
  for (const group of groups.keys()) {
    for (const user of users.keys()) groupMembers.add(group, user);
  }
  for (const [, body] of blocksOf(stack.resource)) {
    for (const [kind, id] of named(body)) place(tenant, kind, id);
  }
}

function lookUp(tenant: Tenant, type: string, body: JsonObject): void {
  const ids = texts(body.object_id, body.object_ids).filter((id) => GUID.test(id));
  switch (type) {
    case 'azuread_user':
    case 'azuread_users':
      for (const id of ids) place(tenant, 'user', id);
      for (const name of texts(body.user_principal_name, body.user_principal_names)) {
        tenant.seed.user(tenant.directory.newId(), name, name);
      }
      break;
    case 'azuread_group':
    case 'azuread_groups':
      for (const id of ids) place(tenant, 'group', id);
      for (const name of texts(body.display_name, body.display_names)) {
        tenant.seed.group(tenant.directory.newId(), name, { assignableToRoles: true });
      }
      break;
    case 'azuread_service_principal':
      for (const id of ids) place(tenant, 'servicePrincipal', id);
      for (const id of texts(body.client_id)) place(tenant, 'application', id);
      break;
    default:
      break;
  }
}

function place(tenant: Tenant, kind: Kind, id: string): void {
  const { directory, seed } = tenant;
  if (directory.subject(id) !== undefined) return;
  if (kind === 'user') seed.user(id, `${id}@contoso.onmicrosoft.com`, id);
  else if (kind === 'group') seed.group(id, id, { assignableToRoles: true });
  else if (kind === 'servicePrincipal') seed.servicePrincipal(id, directory.newId(), id);
  else if (!directory.hasApplication(id)) seed.servicePrincipal(directory.newId(), id, id);
}

/** The literal ids in a resource, at whatever depth, with the kind that their argument gives them. */
function named(value: Json): [Kind, string][] {
  if (Array.isArray(value)) return value.flatMap(named);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([argument, inner]) => {
    const kind = NAMED_BY_ID[argument];
    if (kind === undefined) return named(inner);
    const ids = texts(inner).filter((id) => GUID.test(id));
    return ids.map((id): [Kind, string] => [kind, id]);
  });
}

/** The literal texts among some arguments, each one text or a list; expressions are not literal. */
function texts(...values: (Json | undefined)[]): string[] {
  const all = values.flatMap((value) => (typeof value === 'string' ? [value] : stringsOf(value)));
  return all.filter((text) => !text.includes('${'));
}

function blocksOf(byType: Json | undefined): [string, JsonObject][] {
  if (!isObject(byType)) return [];
  return Object.entries(byType).flatMap(([type, byName]) =>
    Object.values(isObject(byName) ? byName : {})
      .filter(isObject)
      .map((body): [string, JsonObject] => [type, body]),
  );
}
