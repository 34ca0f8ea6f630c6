import type { Entity } from '../../lib/posture';
import { ACCOUNTS, group, refTo, roleAssignment, userLookup } from './posture-builder';

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
export const BREAK_GLASS = refTo('azuread_group.bg');

/** The emergency accounts as they should be: looked up, in a role-assignable group, Global Administrator for good. */
export function breakGlass(): readonly Entity[] {
  return [
    userLookup('bg', ACCOUNTS),
    group('bg', {
      members: [refTo('data.azuread_users.bg', 'object_ids')],
      assignableToRole: true,
      securityEnabled: true,
    }),
    roleAssignment('bg', GLOBAL_ADMINISTRATOR, BREAK_GLASS),
  ];
}
