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
