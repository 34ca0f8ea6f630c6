import { type SetOf, type UnknownReason, unknown, type Val } from '../value';
import { appliedClaims, exactMemberLookups, heldMemberCount } from './applied-claims';
import type { Block } from './block';
import { type JsonObject, own } from './json-object';
import { reader } from './resource-reader';
import type { StackReading } from './stack-reading';

/** Arguments that say how a group is shown and mailed to. */
const GROUP_LOOKS = `display_name description mail_enabled mail_nickname visibility theme behaviors
  administrative_unit_ids auto_subscribe_new_members external_senders_allowed hide_from_address_lists
  hide_from_outlook_clients onpremises_group_type prevent_duplicate_names provisioning_options writeback_enabled`;

/** `azuread_group`, `azuread_group_without_members`. */
export const group = reader(GROUP_LOOKS, (body, found) => {
  found.add('group', {
    assignableToRole: body.flag('assignable_to_role'),
    securityEnabled: body.flag('security_enabled'),
    members: body.set('members'),
    owners: body.set('owners'),
    dynamicMembership: dynamicMembership(body),
  });
});

/** The rule; also unknown where the type says that there is one and none is written. */
function dynamicMembership(body: Block): Val<string> {
  const block = body.block('dynamic_membership');
  const rule = block.text('rule');
  block.flag('enabled');
  const types = body.set('types');
  if (rule.is !== 'absent') return rule;
  if (types.open !== undefined) return unknown(types.open, types.at);
  const hidden = types.items.find((type) => type.is !== 'known');
  if (hidden) return unknown(hidden.is === 'unknown' ? hidden.why : 'computed', hidden.at);
  const dynamic = types.items.some((type) => type.is === 'known' && type.value.toLowerCase() === 'dynamicmembership');
  return dynamic || block.present ? unknown('notRead', rule.at) : rule;
}

/** `azuread_group_member`. */
export const groupMember = reader('', (body, found) => {
  found.add('groupMembership', { group: body.text('group_object_id'), member: body.text('member_object_id') });
});

/** `data.azuread_group`. */
export const groupLookup = reader(
  'display_name mail_nickname mail_enabled security_enabled include_transitive_members',
  (body, found, stack) => {
    const objectId = body.text('object_id');
    const count = heldMemberCount(body.resource);
    found.add('groupLookup', {
      objectId: objectId.is === 'absent' ? unknown('data', objectId.at) : objectId,
      claims: appliedClaims(body.resource),
      membersOf: [...exactMemberLookups(body.resource), ...lookupsOfSameUsers(body, stack)],
      ...(count === undefined ? {} : { count }),
    });
  },
);

/** The look-ups whose users the group was seen to hold, all of them and nobody else. */
function lookupsOfSameUsers(group: Block, stack: StackReading): readonly string[] {
  const members = textsIn(group.resource.answer, 'members');
  if (members === undefined) return [];
  return stack.configuration.resources
    .filter(({ type, mode }) => mode === 'data' && type === 'azuread_users')
    .filter(({ answer }) => textsIn(answer, 'object_ids') === members)
    .map(({ address }) => address);
}

/** The members of an answered list in one comparable text; `undefined` where there are none. */
function textsIn(answer: JsonObject | undefined, name: string): string | undefined {
  const list = answer === undefined ? undefined : own(answer, name);
  return Array.isArray(list) && list.length > 0 ? [...new Set(list)].sort().join() : undefined;
}

/** `data.azuread_users`. With `return_all` or `ignore_missing` it may come to others than it names. */
export const usersLookup = reader('mails mail_nicknames employee_ids', (body, found) => {
  const loose = ['return_all', 'ignore_missing'].some((name) => {
    const flag = body.flag(name);
    return flag.is !== 'absent' && !(flag.is === 'known' && !flag.value);
  });
  const why = loose ? 'data' : undefined;
  found.add('userLookup', {
    userPrincipalNames: lookedUp(body.set('user_principal_names'), why),
    objectIds: lookedUp(body.set('object_ids'), why),
    claims: appliedClaims(body.resource),
  });
});

/** `data.azuread_user`. */
export const userLookup = reader('mail mail_nickname employee_id', (body, found) => {
  found.add('userLookup', {
    userPrincipalNames: lookedUp(body.single('user_principal_name')),
    objectIds: lookedUp(body.single('object_id')),
    claims: appliedClaims(body.resource),
  });
});

/** What the look-up is not asked by, it answers. */
function lookedUp(set: SetOf<string>, why?: UnknownReason): SetOf<string> {
  const open = set.open ?? why ?? (set.items.length === 0 ? 'data' : undefined);
  return open === undefined ? set : { ...set, open };
}
