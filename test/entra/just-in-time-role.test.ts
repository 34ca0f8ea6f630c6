import { TerraformVariable } from 'cdktf';
import { JustInTimeRole, type JustInTimeRoleProps } from '../../lib/entra';
import { APPLY_CONDITIONS, memberCount } from '../../lib/values';
import { refusal } from '../values/refusal';
import { azuread, bodiesOf, breakGlassIn, emptyStack, GROUP, PILOT, render } from './rendered';

const PROPS: Omit<JustInTimeRoleProps, 'breakGlass'> = {
  role: 'Global Administrator',
  eligible: ['Ann@contoso.example', 'ben@contoso.example'],
  until: '2027-05-01',
  approvers: ['ciso@contoso.example'],
  notify: ['soc@contoso.example', 'ops@contoso.example'],
};

function build(props: Partial<JustInTimeRoleProps> = {}) {
  const stack = emptyStack();
  const breakGlass = breakGlassIn(stack);
  const made = new JustInTimeRole(stack, 'role', { ...PROPS, breakGlass, ...props });
  return { stack, made, breakGlass, rendered: render(stack) };
}
const refusalOf = (props: Partial<JustInTimeRoleProps>) => refusal(() => build(props)).message;

describe('JustInTimeRole', () => {
  it('makes a role-assignable group without members of its own, which only the emergency accounts own', () => {
    const { rendered, breakGlass } = build();
    const [, group] = bodiesOf(rendered, 'azuread_group');
    expect(group).toEqual({
      display_name: 'PIM-GlobalAdministrator',
      description: 'Who is in here is Global Administrator, for as long as it is activated.',
      security_enabled: true,
      assignable_to_role: true,
      owners: `\${data.azuread_users.${breakGlass.accounts.friendlyUniqueId}.object_ids}`,
    });
  });

  it('gives the role to the group, by its template id', () => {
    const { rendered, made } = build();
    expect(bodiesOf(rendered, 'azuread_directory_role_assignment')).toContainEqual({
      principal_object_id: `\${azuread_group.${made.group.friendlyUniqueId}.object_id}`,
      role_id: '62e90394-69f5-4237-9190-012177145e10',
    });
  });

  it('writes out every rule of its membership: one that is not written changes unseen', () => {
    const { rendered, made, stack } = build();
    const approver = stack.node.findChild('role').node.findChild('approver-ciso@contoso.example');
    const admin_notifications = {
      notification_level: 'All',
      default_recipients: true,
      additional_recipients: ['ops@contoso.example', 'soc@contoso.example'],
    };
    expect(bodiesOf(rendered, 'azuread_group_role_management_policy')).toEqual([
      {
        group_id: `\${azuread_group.${made.group.friendlyUniqueId}.object_id}`,
        role_id: 'member',
        activation_rules: {
          maximum_duration: 'PT1H',
          require_approval: true,
          approval_stage: {
            primary_approver: [
              {
                type: 'singleUser',
                object_id: `\${data.azuread_user.${Reflect.get(approver, 'friendlyUniqueId')}.object_id}`,
              },
            ],
          },
          require_justification: true,
          require_multifactor_authentication: true,
          require_ticket_info: false,
        },
        eligible_assignment_rules: { expiration_required: true, expire_after: 'P365D' },
        active_assignment_rules: {
          expiration_required: true,
          expire_after: 'P15D',
          require_justification: true,
          require_multifactor_authentication: true,
        },
        notification_rules: {
          eligible_assignments: { admin_notifications },
          active_assignments: { admin_notifications },
          eligible_activations: { admin_notifications },
        },
      },
    ]);
  });

  it('makes people eligible until the end of a day, after the rules are there', () => {
    const { rendered, made } = build();
    const schedules = bodiesOf(rendered, 'azuread_privileged_access_group_eligibility_schedule');
    expect(schedules).toHaveLength(2);
    expect(schedules[0]).toEqual({
      group_id: `\${azuread_group.${made.group.friendlyUniqueId}.object_id}`,
      principal_id: expect.stringMatching(/^\$\{data\.azuread_user\.role_person-ann.*\.object_id\}$/),
      assignment_type: 'member',
      expiration_date: '2027-05-01T23:59:59Z',
      depends_on: [`azuread_group_role_management_policy.${made.policy.friendlyUniqueId}`],
    });
  });

  it('looks people up, and stops where one is synchronized or disabled; of approvers where one is disabled', () => {
    const { rendered } = build();
    const conditionsOf = (name: string) =>
      bodiesOf(rendered, 'azuread_user', 'data').flatMap((body) => {
        const { user_principal_name, lifecycle } = body as {
          user_principal_name: string;
          lifecycle: { postcondition: { condition: string }[] };
        };
        return user_principal_name === name ? lifecycle.postcondition.map(({ condition }) => condition) : [];
      });
    expect(conditionsOf('ann@contoso.example')).toEqual([APPLY_CONDITIONS.userCloudOnly, APPLY_CONDITIONS.userEnabled]);
    expect(conditionsOf('ciso@contoso.example')).toEqual([APPLY_CONDITIONS.userEnabled]);
  });

  it('looks existing groups up, with their members, and stops where they are not what they have to be', () => {
    const { rendered } = build({ eligible: [], eligibleGroups: [{ id: GROUP.toUpperCase(), atMost: 3 }] });
    expect(bodiesOf(rendered, 'azuread_group', 'data')).toEqual([
      {
        object_id: GROUP,
        lifecycle: {
          postcondition: [
            { condition: APPLY_CONDITIONS.roleAssignable, error_message: expect.stringContaining('ENT-PR-03') },
            { condition: memberCount({ least: 1, most: 3 }), error_message: expect.stringContaining('ENT-PR-01') },
          ],
        },
      },
    ]);
    const [members] = bodiesOf(rendered, 'azuread_users', 'data').filter((body) => 'object_ids' in (body as object));
    expect(members).toMatchObject({
      object_ids: expect.stringMatching(/^\$\{data\.azuread_group\..*\.members\}$/),
      lifecycle: {
        postcondition: [{ condition: APPLY_CONDITIONS.cloudOnly }, { condition: APPLY_CONDITIONS.accountEnabled }],
      },
    });
  });

  it('looks up the groups that decide, and stops where any group administrator could join one', () => {
    const { rendered } = build({ approverGroups: [GROUP.toUpperCase()] });
    expect(bodiesOf(rendered, 'azuread_group', 'data')).toEqual([
      {
        object_id: GROUP,
        lifecycle: {
          postcondition: [
            { condition: APPLY_CONDITIONS.roleAssignable, error_message: expect.stringContaining('ENT-PR-04') },
          ],
        },
      },
    ]);
  });

  it('asks nobody to approve a role that has no approvers, and groups where they are named', () => {
    const alone = { role: 'Exchange Administrator', approvers: [] };
    const rulesOf = (props: Partial<JustInTimeRoleProps>) =>
      (bodiesOf(build(props).rendered, 'azuread_group_role_management_policy')[0] as { activation_rules: object })
        .activation_rules;
    expect(rulesOf(alone)).toMatchObject({ require_approval: false });
    expect(rulesOf(alone)).not.toHaveProperty('approval_stage');
    expect(rulesOf({ ...alone, approverGroups: [PILOT], activeFor: 'PT90M', ticket: true })).toMatchObject({
      require_approval: true,
      approval_stage: {
        primary_approver: [
          { type: 'groupMembers', object_id: expect.stringMatching(/^\$\{data\.azuread_group\..*\.object_id\}$/) },
        ],
      },
      maximum_duration: 'PT1H30M',
      require_ticket_info: true,
    });
  });

  it('renders what the provider takes', () => {
    const { rendered } = build({ eligibleGroups: [{ id: GROUP, atMost: 2 }], approverGroups: [PILOT] });
    expect(azuread.problems(rendered)).toEqual([]);
  });

  it('stays at the same address when the order of a list changes, or the case of a name', () => {
    const addresses = (eligible: string[]) => build({ eligible }).made.eligibilities.map((one) => one.friendlyUniqueId);
    expect(addresses(['BEN@contoso.example', 'ann@contoso.example']).sort()).toEqual(
      addresses(['ann@contoso.example', 'ben@contoso.example']).sort(),
    );
  });

  it('leaves to apply what only apply knows', () => {
    const stack = emptyStack();
    const name = new TerraformVariable(stack, 'name', { type: 'string' });
    const breakGlass = breakGlassIn(stack);
    new JustInTimeRole(stack, 'role', { ...PROPS, breakGlass, eligible: [name.stringValue] });
    expect(bodiesOf(render(stack), 'azuread_user', 'data')).toContainEqual(
      expect.objectContaining({ user_principal_name: '${var.name}' }),
    );
  });

  it.each<readonly [string, Partial<JustInTimeRoleProps>, string]>([
    ['an unknown role', { role: 'Global Admin' }, 'role: there is no such built-in role, got "Global Admin"'],
    ['nobody eligible', { eligible: [] }, 'nobody is eligible for the role, got "Global Administrator"'],
    ['a name in another form', { eligible: ['ann'] }, 'eligible[0]: this is not a user principal name, got "ann"'],
    [
      'somebody twice',
      { eligible: ['ann@contoso.example', 'ANN@contoso.example'] },
      'eligible[1]: this stands twice, got "ann@contoso.example"',
    ],
    [
      'a group in another form',
      { eligibleGroups: [{ id: 'x', atMost: 1 }] },
      'eligibleGroups[0]: this is not an object id',
    ],
    [
      'a group of nobody',
      { eligibleGroups: [{ id: GROUP, atMost: 0 }] },
      'eligibleGroups[0].atMost: this is no number of members, got "0"',
    ],
    ['nobody to approve', { approvers: [] }, 'nobody approves the activation of this role, got "Global Administrator"'],
    [
      'an approver who is the only one and asks himself',
      { approvers: ['Ann@contoso.example'] },
      'nobody else approves when Ann@contoso.example activates Global Administrator',
    ],
    ['an approving group in another form', { approverGroups: ['x'] }, 'approverGroups[0]: this is not an object id'],
    ['a day in another form', { until: 'May' }, 'until: '],
    ['a time in another form', { activeFor: 'PT45M' }, 'activeFor: a role cannot be active for this long, got "PT45M"'],
    ['a time that is too long', { activeFor: 'P2D' }, 'activeFor: a role cannot be active for this long, got "P2D"'],
    ['nobody to tell', { notify: [] }, 'nobody is told of assignments and activations'],
    ['an address in another form', { notify: ['soc'] }, 'notify[0]: an e-mail address has one @'],
    ['an empty name', { displayName: ' ' }, 'displayName: the name is empty'],
  ])('refuses %s', (_, props, message) => {
    expect(refusalOf(props)).toContain(`contoso-entra/role: ${message}`);
  });
});
