import type { Posture } from '../../posture';
import { APPLY_CONDITIONS } from '../../values';
import type { Control } from '../control';
import { membersAreCloudOnly } from './principals';
import { grantFields, grantProblem, privilegedOutcomes, unreadHolders } from './privileged-outcomes';
import type { Problem } from './problem';
import type { RoleGrant } from './role-grants';

const REMEDY = `look them up with a postcondition: ${APPLY_CONDITIONS.userCloudOnly} on data.azuread_user, for the members of a group ${APPLY_CONDITIONS.cloudOnly} on data.azuread_users`;

/**
 * ENT-PR-09: whoever holds or can activate a privileged role has an account of this directory alone, no copy of one
 * on-premises. Only apply can see that of accounts that exist already, so it is met on apply, by the postconditions of
 * look-ups: of each person, and of the members of each group.
 */
export const cloudOnlyAdministrators: Control = {
  id: 'ENT-PR-09',
  title: 'Administrators have cloud-only accounts',
  risk: 'Who takes over the directory on-premises resets the password of a synchronized administrator, and is in the cloud, too.',
  remedy: 'Give privileged roles to accounts that were created in Microsoft Entra, and have apply check it',
  references: [
    { source: 'CISA', id: 'MS.AAD.7.3v1' },
    { source: 'CIS M365 v7', id: '1.1.1' },
    { source: 'NIST 800-53', id: 'AC-6(5)' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: grantFields(['userLookup', 'claims']),
  check: (situation) =>
    privilegedOutcomes(
      situation,
      ({ grants }) => [
        ...unreadHolders(grants, REMEDY),
        ...grants.flatMap((grant) => uncheckedProblems(grant, situation.posture)),
      ],
      true,
    ),
};

function uncheckedProblems(grant: RoleGrant, posture: Posture): readonly Problem[] {
  const { holder, role } = grant;
  if (holder.is === 'unread' || holder.is === 'workload') return [];
  if (holder.is === 'person' && holder.cloudOnly) return [];
  if (holder.is === 'existingGroup' && membersAreCloudOnly(posture, holder.lookUps)) return [];
  const who = holder.is === 'existingGroup' ? `the members of the group ${holder.id} are` : `${nameIn(holder)} is`;
  const given = `nothing checks at apply that ${who} cloud-only, and ${role} is theirs to have`;
  return [{ ...grantProblem(grant, 'notCloudOnly'), given, remedy: REMEDY }];
}

function nameIn(holder: Extract<RoleGrant['holder'], { readonly is: 'person' | 'unnamed' }>): string {
  return holder.is === 'person' ? holder.name : holder.id;
}
