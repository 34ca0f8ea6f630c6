/** A fact about an object that exists already, which a Terraform postcondition on its look-up holds at every apply. */
export type ApplyConditionName = 'cloudOnly' | 'accountEnabled' | 'roleAssignable' | 'atLeastTwoMembers';

/**
 * The conditions of `lifecycle.postcondition` blocks by which a configuration enforces what only apply can know. The
 * construct renders exactly this text and the reader of a configuration recognises exactly this text, white space
 * aside: any other condition says nothing.
 *
 * - `cloudOnly`, on `data.azuread_users`: none of the users comes from an on-premises directory (CISA MS.AAD.7.3v1).
 * - `accountEnabled`, on `data.azuread_users`: each of the users may sign in.
 * - `roleAssignable`, on `data.azuread_group`: only role administrators may change who is in the group.
 * - `atLeastTwoMembers`, on `data.azuread_group`.
 */
export const APPLY_CONDITIONS: Readonly<Record<ApplyConditionName, string>> = {
  cloudOnly:
    '${alltrue([for user in self.users : user.onpremises_immutable_id == "" || user.onpremises_immutable_id == null])}',
  accountEnabled: '${alltrue([for user in self.users : user.account_enabled])}',
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
