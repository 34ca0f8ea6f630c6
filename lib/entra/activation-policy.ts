import { GroupRoleManagementPolicy } from '@cdktf/provider-azuread/lib/group-role-management-policy';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { activationDuration } from '../values';

/** By which rules membership of a group is activated. */
export interface ActivationPolicy {
  readonly groupObjectId: string;
  readonly activeFor: string;
  readonly ticket: boolean;
  readonly notify: readonly string[];
  /** Object ids of people. */
  readonly approvers: readonly string[];
  /** Object ids of groups. */
  readonly approverGroups: readonly string[];
}

/** How long eligibility, and an assignment that somebody makes by hand, last at the most. */
const LONGEST = { eligible: 'P365D', active: 'P15D' } as const;

/**
 * The rules by which membership of a group is assigned and activated. Every one that the provider can set is written out:
 * one that is not stays as somebody sets it in the portal, and no plan shows it. (A ticket for an active assignment is left
 * out: the provider neither reads nor, alone, sends it.)
 *
 * Renders an `azuread_group_role_management_policy`.
 */
export function activationPolicy(scope: Construct, id: string, policy: ActivationPolicy): GroupRoleManagementPolicy {
  const { groupObjectId, activeFor, ticket, approvers, approverGroups } = policy;
  const primaryApprover = [
    ...approvers.map((objectId) => ({ type: 'singleUser', objectId })),
    ...approverGroups.map((objectId) => ({ type: 'groupMembers', objectId })),
  ];
  const adminNotifications = {
    notificationLevel: 'All',
    defaultRecipients: true,
    additionalRecipients: [...policy.notify].sort(),
  };
  return new GroupRoleManagementPolicy(scope, id, {
    groupId: groupObjectId,
    roleId: 'member',
    activationRules: {
      maximumDuration: Token.isUnresolved(activeFor) ? activeFor : activationDuration(activeFor).toString(),
      requireApproval: primaryApprover.length > 0,
      ...(primaryApprover.length > 0 ? { approvalStage: { primaryApprover } } : {}),
      requireJustification: true,
      requireMultifactorAuthentication: true,
      requireTicketInfo: ticket,
    },
    eligibleAssignmentRules: { expirationRequired: true, expireAfter: LONGEST.eligible },
    activeAssignmentRules: {
      expirationRequired: true,
      expireAfter: LONGEST.active,
      requireJustification: true,
      requireMultifactorAuthentication: true,
    },
    notificationRules: {
      eligibleAssignments: { adminNotifications },
      activeAssignments: { adminNotifications },
      eligibleActivations: { adminNotifications },
    },
  });
}
