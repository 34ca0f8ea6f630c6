import type { AdminNotification, Expiry } from '../privileged-access';
import type { SetOf, Val } from '../value';
import type { Block } from './block';
import { narrowed, roleOf } from './entra-directory-role';
import { type ResourceReader, reader } from './resource-reader';

/** `azuread_directory_role_eligibility_schedule_request`: the provider has no end for it. */
export const roleEligibility = reader('justification', (body, found, stack) => {
  found.add('roleEligibility', {
    role: roleOf(body, 'role_definition_id', stack),
    principal: body.text('principal_id'),
    scope: narrowed(body.text('directory_scope_id')),
  });
});

/** `azuread_privileged_access_group_assignment_schedule` and `…_eligibility_schedule`. */
export function groupSchedule(standing: 'active' | 'eligible'): ResourceReader {
  return reader('justification start_date ticket_number ticket_system', (body, found) => {
    found.add('groupSchedule', {
      standing,
      group: body.text('group_id'),
      principal: body.text('principal_id'),
      access: body.text('assignment_type'),
      expiration: body.text('expiration_date'),
      duration: body.text('duration'),
      permanent: body.flag('permanent_assignment'),
    });
  });
}

/** What is asked besides, what is asked of an administrator who assigns, and what those are told whom it is about. */
const COURTESIES = `active_assignment_rules.require_justification active_assignment_rules.require_multifactor_authentication
  active_assignment_rules.require_ticket_info
  ${['eligible_assignments', 'active_assignments', 'eligible_activations']
    .flatMap((event) => [
      `notification_rules.${event}.approver_notifications`,
      `notification_rules.${event}.assignee_notifications`,
      `notification_rules.${event}.admin_notifications.default_recipients`,
    ])
    .join(' ')}`;

/** `azuread_group_role_management_policy`. */
export const groupRolePolicy = reader(COURTESIES, (body, found) => {
  const activation = body.block('activation_rules');
  const stage = activation.block('approval_stage');
  const notifications = body.block('notification_rules');
  found.add('groupRolePolicy', {
    group: body.text('group_id'),
    access: body.text('role_id'),
    activation: {
      longest: activation.text('maximum_duration'),
      approval: activation.flag('require_approval'),
      approvers: approversIn(stage),
      approverGroups: approversIn(stage, (type) => !(type.is === 'known' && type.value === 'singleUser')),
      justification: activation.flag('require_justification'),
      multifactor: activation.flag('require_multifactor_authentication'),
      authenticationContext: activation.text('required_conditional_access_authentication_context'),
      ticket: activation.flag('require_ticket_info'),
    },
    eligible: expiry(body.block('eligible_assignment_rules')),
    active: expiry(body.block('active_assignment_rules')),
    notifications: {
      eligibleAssignments: adminNotification(notifications.block('eligible_assignments')),
      activeAssignments: adminNotification(notifications.block('active_assignments')),
      activations: adminNotification(notifications.block('eligible_activations')),
    },
  });
});

function expiry(rules: Block): Expiry {
  return { required: rules.flag('expiration_required'), longest: rules.text('expire_after') };
}

function adminNotification(event: Block): AdminNotification {
  const rule = event.block('admin_notifications');
  return { level: rule.text('notification_level'), recipients: rule.set('additional_recipients') };
}

function approversIn(stage: Block, isMeant: (type: Val<string>) => boolean = () => true): SetOf<string> {
  const { blocks, open } = stage.blocks('primary_approver');
  const items = blocks.flatMap((approver) => (isMeant(approver.text('type')) ? [approver.text('object_id')] : []));
  const at = stage.at('primary_approver');
  return open === undefined ? { items, at } : { items, open, at };
}
