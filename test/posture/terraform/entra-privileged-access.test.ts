import { symbolsOf } from '../../../lib/posture';
import { memberCount } from '../../../lib/values';
import { only, read } from './stack';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

function entitiesOf(type: string, body: Record<string, unknown>, section: 'resource' | 'data' = 'resource') {
  const { entities, opaque } = read({ [section]: { [type]: { x: body } } });
  expect(opaque).toEqual([]);
  return entities;
}

describe('eligibility for a directory role', () => {
  const request = {
    role_definition_id: GLOBAL_ADMINISTRATOR,
    principal_id: 'u',
    directory_scope_id: '/',
    justification: 'on call',
  };

  it('is read, for the whole directory', () => {
    const { roleEligibility } = entitiesOf('azuread_directory_role_eligibility_schedule_request', request);
    expect(only(roleEligibility).fields).toMatchObject({
      role: { value: GLOBAL_ADMINISTRATOR },
      principal: { value: 'u' },
      scope: { is: 'absent' },
    });
  });

  it('is read, for one administrative unit', () => {
    const scoped = { ...request, directory_scope_id: '/administrativeUnits/a' };
    const { roleEligibility } = entitiesOf('azuread_directory_role_eligibility_schedule_request', scoped);
    expect(only(roleEligibility).fields.scope).toMatchObject({ value: '/administrativeUnits/a' });
  });
});

describe('a role over one administrative unit', () => {
  it('is a scoped assignment', () => {
    const { entities } = read({
      resource: {
        azuread_directory_role: { r: { display_name: 'Global Administrator' } },
        azuread_administrative_unit_role_member: {
          x: {
            role_object_id: '${azuread_directory_role.r.object_id}',
            administrative_unit_object_id: 'a',
            member_object_id: 'u',
          },
        },
      },
    });
    expect(only(entities.roleAssignment).fields).toMatchObject({
      role: { value: GLOBAL_ADMINISTRATOR },
      principal: { value: 'u' },
      scope: { value: 'a' },
    });
  });
});

describe('a schedule of a group', () => {
  it.each([
    ['azuread_privileged_access_group_eligibility_schedule', 'eligible'],
    ['azuread_privileged_access_group_assignment_schedule', 'active'],
  ])('%s is %s', (type, standing) => {
    const body = {
      group_id: 'g',
      principal_id: 'u',
      assignment_type: 'member',
      expiration_date: '2027-05-01T00:00:00Z',
      justification: 'on call',
      start_date: '2026-11-23T00:00:00Z',
      ticket_number: '1',
      ticket_system: 'tracker',
    };
    expect(only(entitiesOf(type, body).groupSchedule).fields).toMatchObject({
      standing,
      group: { value: 'g' },
      principal: { value: 'u' },
      access: { value: 'member' },
      expiration: { value: '2027-05-01T00:00:00Z' },
      duration: { is: 'absent' },
      permanent: { is: 'absent' },
    });
  });

  it('may last for some time, or for good', () => {
    const body = { group_id: 'g', principal_id: 'u', assignment_type: 'owner' };
    const fieldsOf = (end: Record<string, unknown>) =>
      only(entitiesOf('azuread_privileged_access_group_eligibility_schedule', { ...body, ...end }).groupSchedule)
        .fields;
    expect(fieldsOf({ duration: 'P30D' }).duration).toMatchObject({ value: 'P30D' });
    expect(fieldsOf({ permanent_assignment: true }).permanent).toMatchObject({ value: true });
  });
});

describe("the rules of a group's role", () => {
  const admin = { notification_level: 'All', default_recipients: true, additional_recipients: ['soc@contoso.example'] };
  const policy = {
    group_id: 'g',
    role_id: 'member',
    activation_rules: [
      {
        maximum_duration: 'PT1H',
        require_approval: true,
        require_justification: true,
        require_multifactor_authentication: true,
        require_ticket_info: false,
        approval_stage: [
          {
            primary_approver: [
              { type: 'singleUser', object_id: 'u' },
              { type: 'groupMembers', object_id: 'h' },
            ],
          },
        ],
      },
    ],
    eligible_assignment_rules: { expiration_required: true, expire_after: 'P365D' },
    active_assignment_rules: {
      expiration_required: true,
      expire_after: 'P15D',
      require_justification: true,
      require_multifactor_authentication: true,
    },
    notification_rules: {
      eligible_assignments: { admin_notifications: admin, approver_notifications: admin },
      active_assignments: { admin_notifications: admin, assignee_notifications: admin },
      eligible_activations: [{ admin_notifications: [admin] }],
    },
  };
  const rulesOf = (body: Record<string, unknown>) =>
    only(entitiesOf('azuread_group_role_management_policy', body).groupRolePolicy).fields;

  it('are read', () => {
    const { group, access, activation, eligible, active, notifications } = rulesOf(policy);
    expect({ group, access }).toMatchObject({ group: { value: 'g' }, access: { value: 'member' } });
    expect(activation).toMatchObject({
      longest: { value: 'PT1H' },
      approval: { value: true },
      justification: { value: true },
      multifactor: { value: true },
      authenticationContext: { is: 'absent' },
      ticket: { value: false },
    });
    expect(symbolsOf(activation.approvers)).toEqual(['u', 'h']);
    expect(symbolsOf(activation.approverGroups)).toEqual(['h']);
    expect(eligible).toMatchObject({ required: { value: true }, longest: { value: 'P365D' } });
    expect(active).toMatchObject({ required: { value: true }, longest: { value: 'P15D' } });
    for (const { level, recipients } of Object.values(notifications)) {
      expect(level).toMatchObject({ value: 'All' });
      expect(symbolsOf(recipients)).toEqual(['soc@contoso.example']);
    }
  });

  it('are absent where they are not written', () => {
    const { activation, eligible, notifications } = rulesOf({ group_id: 'g', role_id: 'owner' });
    expect(activation).toMatchObject({ approval: { is: 'absent' }, approvers: { items: [] } });
    expect(eligible.required).toMatchObject({ is: 'absent' });
    expect(notifications.activations.recipients).toMatchObject({ items: [] });
  });

  it('take whoever is not said to be a person for a group', () => {
    const primary_approver = [{ type: '${var.x}', object_id: 'u' }, { object_id: 'h' }];
    const { activation } = rulesOf({ ...policy, activation_rules: [{ approval_stage: [{ primary_approver }] }] });
    expect(symbolsOf(activation.approverGroups)).toEqual(['u', 'h']);
  });

  it('may have approvers that cannot be read', () => {
    const stage = { dynamic: { primary_approver: { for_each: '${var.x}', content: {} } } };
    const { activation } = rulesOf({ ...policy, activation_rules: [{ approval_stage: [stage] }] });
    expect(activation.approvers.open).toBe('dynamic');
  });
});

describe('a look-up of a group', () => {
  const countOf = (...conditions: string[]) => {
    const postcondition = conditions.map((condition) => ({ condition }));
    const body = { object_id: 'g', lifecycle: { postcondition } };
    return only(entitiesOf('azuread_group', body, 'data').groupLookup).fields.count;
  };

  it('says how many members its postconditions hold it to', () => {
    expect(countOf(memberCount({ least: 1, most: 4 }).replaceAll(' ', '\n'))).toEqual({ least: 1, most: 4 });
    expect(countOf(memberCount({ least: 1, most: 4 }), memberCount({ least: 2, most: 9 }))).toEqual({
      least: 2,
      most: 4,
    });
  });

  it.each(['${length(self.members) <= 4}', '${length(self.members) >= 1 && length(self.members) <= 4 || true}', 'x'])(
    'says nothing of it by %s',
    (condition) => {
      expect(countOf(condition)).toBeUndefined();
    },
  );

  it('stands for its members in the look-up of these', () => {
    const { entities } = read({
      data: {
        azuread_group: { g: { object_id: 'g' } },
        azuread_users: { members: { object_ids: '${data.azuread_group.g.members}' } },
      },
    });
    const { objectIds } = only(entities.userLookup).fields;
    expect(symbolsOf(objectIds)).toEqual(['${data.azuread_group.g.members}']);
    expect(objectIds.open).toBeUndefined();
  });
});
