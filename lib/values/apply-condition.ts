/** A fact about an object that exists already, which a Terraform postcondition on its look-up holds at every apply. */
export type ApplyConditionName =
  | 'cloudOnly'
  | 'accountEnabled'
  | 'userCloudOnly'
  | 'userEnabled'
  | 'roleAssignable'
  | 'atLeastTwoMembers';

/**
 * The conditions of `lifecycle.postcondition` blocks by which a configuration enforces what only apply can know. The
 * construct renders exactly this text and the reader of a configuration recognises exactly this text, white space
 * aside: any other condition says nothing.
 *
 * - `cloudOnly`, on `data.azuread_users`: none of the users comes from an on-premises directory (CISA MS.AAD.7.3v1).
 * - `accountEnabled`, on `data.azuread_users`: each of the users may sign in.
 * - `userCloudOnly` and `userEnabled`, on `data.azuread_user`: the same of one user.
 * - `roleAssignable`, on `data.azuread_group`: only role administrators may change who is in the group.
 * - `atLeastTwoMembers`, on `data.azuread_group`.
 */
export const APPLY_CONDITIONS: Readonly<Record<ApplyConditionName, string>> = {
  cloudOnly:
    '${alltrue([for user in self.users : user.onpremises_immutable_id == "" || user.onpremises_immutable_id == null])}',
  accountEnabled: '${alltrue([for user in self.users : user.account_enabled])}',
  userCloudOnly: '${self.onpremises_immutable_id == "" || self.onpremises_immutable_id == null}',
  userEnabled: '${self.account_enabled}',
  roleAssignable: '${self.assignable_to_role}',
  atLeastTwoMembers: '${length(self.members) >= 2}',
};

/** On `data.azuread_group`: its members are exactly the users of a look-up, given by its address (`data.azuread_users.bg`). */
export function exactMembers(users: string): string {
  return `\${toset(self.members) == toset(${users}.object_ids)}`;
}

const EXACT_MEMBERS = /^\$\{toset\(self\.members\)==toset\((data\.azuread_users\.[\w-]+)\.object_ids\)\}$/;

/** The address of the look-up whose users a condition holds to be exactly the members; `undefined` for another condition. */
export function exactMembersOf(condition: string): string | undefined {
  return EXACT_MEMBERS.exec(condition.replace(/\s+/g, ''))?.[1];
}

/** How many members a group may have. */
export interface MemberCount {
  readonly least: number;
  readonly most: number;
}

/** On `data.azuread_group`: it has no fewer and no more members than that. */
export function memberCount({ least, most }: MemberCount): string {
  return `\${length(self.members) >= ${least} && length(self.members) <= ${most}}`;
}

const MEMBER_COUNT = /^\$\{length\(self\.members\)>=(\d{1,9})&&length\(self\.members\)<=(\d{1,9})\}$/;

/** The count that a condition holds a group's members to; `undefined` for another condition. */
export function memberCountOf(condition: string): MemberCount | undefined {
  const [, least, most] = MEMBER_COUNT.exec(condition.replace(/\s+/g, '')) ?? [];
  return least === undefined || most === undefined ? undefined : { least: Number(least), most: Number(most) };
}
