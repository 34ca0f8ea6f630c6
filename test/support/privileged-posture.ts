import { absent, type Entity, type GroupRolePolicy, known, type Val } from '../../lib/posture';
import {
  at,
  entity,
  flagAt,
  group,
  refTo,
  roleAssignment,
  setAt,
  type Text,
  type Texts,
  textAt,
  userLookup,
} from './posture-builder';

export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
export const EXCHANGE_ADMINISTRATOR = '29232cdf-9323-42fd-ade2-1d097af3e4de';
export const GLOBAL_READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';

/** A person of contoso who is looked up, and whom apply checks to be cloud-only. */
export function person(name: string, claims: Parameters<typeof userLookup>[2] = ['cloudOnly', 'accountEnabled']) {
  return userLookup(name, [`${name}@contoso.example`], claims);
}

export function personRef(name: string): Val<string> {
  return refTo(`data.azuread_users.${name}`);
}

export function roleEligibility(name: string, role: Text, principal: Text): Entity<'roleEligibility'> {
  const address = `azuread_directory_role_eligibility_schedule_request.${name}`;
  return entity('roleEligibility', address, undefined, {
    role: textAt(role, at(address, '/role_definition_id')),
    principal: textAt(principal, at(address, '/principal_id')),
    scope: absent(at(address, '/directory_scope_id')),
  });
}

export interface ScheduleSpec {
  readonly standing?: 'active' | 'eligible';
  readonly access?: Text;
  readonly expiration?: Text;
  readonly duration?: Text;
  readonly permanent?: boolean;
}

/** An eligibility for membership until 2027-05-01, unless the spec says otherwise. */
export function schedule(name: string, of: Text, principal: Text, spec: ScheduleSpec = {}): Entity<'groupSchedule'> {
  const { standing = 'eligible', access = 'member', duration, permanent } = spec;
  const address = `azuread_privileged_access_group_${standing === 'active' ? 'assignment' : 'eligibility'}_schedule.${name}`;
  const expiration = duration === undefined && permanent === undefined ? '2027-05-01T23:59:59Z' : undefined;
  return entity('groupSchedule', address, undefined, {
    standing,
    group: textAt(of, at(address, '/group_id')),
    principal: textAt(principal, at(address, '/principal_id')),
    access: textAt(access, at(address, '/assignment_type')),
    expiration: textAt(spec.expiration ?? expiration, at(address, '/expiration_date')),
    duration: textAt(duration, at(address, '/duration')),
    permanent: flagAt(permanent, at(address, '/permanent_assignment')),
  });
}

export interface RulesSpec {
  readonly access?: Text;
  readonly longest?: Text | null;
  readonly approval?: Val<boolean> | boolean;
  readonly approvers?: Texts;
  readonly approverGroups?: Texts;
  readonly justification?: Val<boolean> | boolean;
  readonly multifactor?: Val<boolean> | boolean;
  readonly authenticationContext?: Text;
  readonly ticket?: Val<boolean> | boolean;
  readonly eligibleEnds?: Val<boolean> | boolean;
  readonly activeEnds?: Val<boolean> | boolean;
  readonly level?: Text;
  readonly recipients?: Texts;
  readonly activations?: Texts;
}

/** Rules that ask for all that the controls ask for, unless the spec says otherwise. */
export function rules(name: string, of: Text, spec: RulesSpec = {}): Entity<'groupRolePolicy'> {
  const address = `azuread_group_role_management_policy.${name}`;
  const flag = (pointer: string, value: Val<boolean> | boolean = true) => flagAt(value, at(address, pointer));
  const told = (event: string, recipients: Texts = spec.recipients ?? ['soc@contoso.example']) => ({
    level: textAt(spec.level ?? 'All', at(address, `/notification_rules/${event}/notification_level`)),
    recipients: setAt(recipients, at(address, `/notification_rules/${event}/additional_recipients`)),
  });
  const { longest = 'PT1H' } = spec;
  const activation: GroupRolePolicy['activation'] = {
    longest: textAt(longest ?? undefined, at(address, '/activation_rules/maximum_duration')),
    approval: flag('/activation_rules/require_approval', spec.approval),
    approvers: setAt(spec.approvers ?? [personRef('ciso')], at(address, '/activation_rules/approval_stage')),
    approverGroups: setAt(spec.approverGroups ?? [], at(address, '/activation_rules/approval_stage')),
    justification: flag('/activation_rules/require_justification', spec.justification),
    multifactor: flag('/activation_rules/require_multifactor_authentication', spec.multifactor),
    authenticationContext: textAt(spec.authenticationContext, at(address, '/activation_rules/context')),
    ticket: flag('/activation_rules/require_ticket_info', spec.ticket ?? false),
  };
  return entity('groupRolePolicy', address, undefined, {
    group: textAt(of, at(address, '/group_id')),
    access: textAt(spec.access ?? 'member', at(address, '/role_id')),
    activation,
    eligible: { required: flag('/eligible_assignment_rules', spec.eligibleEnds), longest: known('P365D', at(address)) },
    active: { required: flag('/active_assignment_rules', spec.activeEnds), longest: known('P15D', at(address)) },
    notifications: {
      eligibleAssignments: told('eligible_assignments'),
      activeAssignments: told('active_assignments'),
      activations: told('eligible_activations', spec.activations),
    },
  });
}

/**
 * A role as it should be given: through a role-assignable group without members, for which these people are eligible until a
 * day, by rules that ask for everything. The people and the approver are looked up.
 */
export function justInTime(
  name: string,
  role: string,
  people: readonly string[],
  spec: RulesSpec & { readonly ends?: ScheduleSpec } = {},
): readonly Entity[] {
  const of = refTo(`azuread_group.${name}`);
  return [
    group(name, {
      assignableToRole: true,
      securityEnabled: true,
      owners: [refTo('data.azuread_users.bg', 'object_ids')],
    }),
    roleAssignment(name, role, of),
    rules(name, of, spec),
    ...people.map((one) => schedule(`${name}-${one}`, of, personRef(one), spec.ends)),
  ];
}
