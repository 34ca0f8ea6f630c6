import type { JsonObject } from './json';

const TYPE = '#microsoft.graph.unifiedRoleManagementPolicy';

/** The rules of a group's role that nobody has changed, in the order in which Graph lists them. */
export function untouchedRules(): JsonObject[] {
  return [
    expiration('Admin', 'Eligibility', 'P365D'),
    enablement('Admin', 'Eligibility'),
    expiration('Admin', 'Assignment', 'P180D'),
    enablement('Admin', 'Assignment', 'Justification'),
    expiration('EndUser', 'Assignment', 'PT8H'),
    enablement('EndUser', 'Assignment', 'MultiFactorAuthentication', 'Justification'),
    rule('AuthenticationContext', 'EndUser', 'Assignment', { isEnabled: false, claimValue: null }),
    rule('Approval', 'EndUser', 'Assignment', { setting: noApproval() }),
    ...['Admin', 'Requestor', 'Approver'].flatMap((recipient) => [
      notification(recipient, 'Admin', 'Eligibility'),
      notification(recipient, 'Admin', 'Assignment'),
      notification(recipient, 'EndUser', 'Assignment'),
    ]),
  ];
}

function rule(kind: string, caller: string, level: string, properties: JsonObject): JsonObject {
  return {
    '@odata.type': `${TYPE}${kind}Rule`,
    id: `${kind}_${caller}_${level}`,
    ...properties,
    target: { caller, operations: ['All'], level, inheritableSettings: [], enforcedSettings: [] },
  };
}

function expiration(caller: string, level: string, maximumDuration: string): JsonObject {
  return rule('Expiration', caller, level, { isExpirationRequired: true, maximumDuration });
}

function enablement(caller: string, level: string, ...enabledRules: string[]): JsonObject {
  return rule('Enablement', caller, level, { enabledRules });
}

function notification(recipientType: string, caller: string, level: string): JsonObject {
  return {
    ...rule('Notification', caller, level, {
      notificationType: 'Email',
      recipientType,
      notificationLevel: 'All',
      isDefaultRecipientsEnabled: true,
      notificationRecipients: [],
    }),
    id: `Notification_${recipientType}_${caller}_${level}`,
  };
}

function noApproval(): JsonObject {
  return {
    isApprovalRequired: false,
    isApprovalRequiredForExtension: false,
    isRequestorJustificationRequired: true,
    approvalMode: 'SingleStage',
    approvalStages: [
      {
        approvalStageTimeOutInDays: 1,
        isApproverJustificationRequired: true,
        escalationTimeInMinutes: 0,
        isEscalationEnabled: false,
        primaryApprovers: [],
        escalationApprovers: [],
      },
    ],
  };
}
