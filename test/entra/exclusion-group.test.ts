import {
  BlockRiskyServicePrincipals,
  ExclusionGroup,
  type ExclusionGroupProps,
  ProtectEmergencyAccounts,
  RequireMfa,
} from '../../lib/entra';
import { APPLY_CONDITIONS } from '../../lib/values';
import { refusal } from '../values/refusal';
import { addressesOf, azuread, bodiesOf, breakGlassIn, emptyStack, GROUP, PILOT, render } from './rendered';

const ACCESS = { requestors: ['Gil@contoso.example'], approvers: ['ciso@contoso.example'] };
const ROLLOUT = { stage: 'enforced' } as const;

function build(props: Partial<ExclusionGroupProps> = {}) {
  const stack = emptyStack();
  const breakGlass = breakGlassIn(stack);
  const exclusion = new ExclusionGroup(stack, 'exclusion', { breakGlass, displayName: 'CA-Exclude', ...props });
  return { stack, breakGlass, exclusion };
}
const exclusionIn = (stack: ReturnType<typeof build>['stack']) => bodiesOf(render(stack), 'azuread_group')[1];
const owners = (breakGlass: ReturnType<typeof build>['breakGlass']) =>
  `\${data.azuread_users.${breakGlass.accounts.friendlyUniqueId}.object_ids}`;

describe('ExclusionGroup', () => {
  it('is role-assignable, owned by the emergency accounts, and empty at each apply', () => {
    const { stack, breakGlass } = build();
    expect(exclusionIn(stack)).toEqual({
      display_name: 'CA-Exclude',
      description: 'Left out of the policies of one control. Nobody is in it for good.',
      security_enabled: true,
      assignable_to_role: true,
      owners: owners(breakGlass),
      members: [],
    });
    expect(Object.keys(render(stack).resource)).toEqual(['azuread_directory_role_assignment', 'azuread_group']);
  });

  it('leaves its members to the access package where there is one', () => {
    expect(exclusionIn(build({ access: ACCESS }).stack)).not.toHaveProperty('members');
  });

  it('is given for a day, on request, once somebody has approved', () => {
    const { stack, exclusion } = build({
      access: { ...ACCESS, requestorGroups: [GROUP], approverGroups: [PILOT.toUpperCase()] },
    });
    const rendered = render(stack);
    const id = (construct: { friendlyUniqueId: string } | undefined, type: string) =>
      `\${${type}.${construct?.friendlyUniqueId}.id}`;
    const accessPackage = id(exclusion.access?.accessPackage, 'azuread_access_package');
    expect(bodiesOf(rendered, 'azuread_access_package_assignment_policy')).toEqual([
      {
        access_package_id: accessPackage,
        display_name: 'On request, with approval',
        description: 'Membership for a limited time, with approval.',
        duration_in_days: 1,
        extension_enabled: false,
        requestor_settings: {
          requests_accepted: true,
          scope_type: 'SpecificDirectorySubjects',
          requestor: [
            { subject_type: 'singleUser', object_id: expect.stringMatching(/requestor-gil.*\.object_id\}$/) },
            { subject_type: 'groupMembers', object_id: GROUP },
          ],
        },
        approval_settings: {
          approval_required: true,
          approval_required_for_extension: true,
          requestor_justification_required: true,
          approval_stage: [
            {
              approval_timeout_in_days: 1,
              approver_justification_required: true,
              primary_approver: [
                { subject_type: 'singleUser', object_id: expect.stringMatching(/approver-ciso.*\.object_id\}$/) },
                { subject_type: 'groupMembers', object_id: expect.stringMatching(/approver-group-.*\.object_id\}$/) },
              ],
            },
          ],
        },
      },
    ]);
    const catalog = id(exclusion.access?.catalog, 'azuread_access_package_catalog');
    expect(bodiesOf(rendered, 'azuread_access_package_resource_catalog_association')).toEqual([
      {
        catalog_id: catalog,
        resource_origin_id: `\${azuread_group.${exclusion.group.friendlyUniqueId}.object_id}`,
        resource_origin_system: 'AadGroup',
      },
    ]);
    expect(bodiesOf(rendered, 'azuread_access_package_catalog')).toEqual([
      expect.objectContaining({ externally_visible: false, published: true }),
    ]);
    expect(bodiesOf(rendered, 'azuread_access_package_resource_package_association')).toEqual([
      expect.objectContaining({ access_package_id: accessPackage, access_type: 'Member' }),
    ]);
    expect(azuread.problems(rendered)).toEqual([]);
  });

  it('looks up the groups that decide, and stops where any group administrator could join one', () => {
    const { stack } = build({ access: { ...ACCESS, approverGroups: [PILOT.toUpperCase()] } });
    expect(bodiesOf(render(stack), 'azuread_group', 'data')).toMatchObject([
      { object_id: PILOT, lifecycle: { postcondition: [{ condition: APPLY_CONDITIONS.roleAssignable }] } },
    ]);
  });

  it('looks up who may ask and who decides, and stops where one is disabled', () => {
    const looked = bodiesOf(render(build({ access: ACCESS }).stack), 'azuread_user', 'data');
    const lifecycle = { postcondition: [{ condition: APPLY_CONDITIONS.userEnabled }] };
    expect(looked).toMatchObject([
      { user_principal_name: 'ciso@contoso.example', lifecycle },
      { user_principal_name: 'gil@contoso.example', lifecycle },
    ]);
  });

  it.each<readonly [string, Partial<ExclusionGroupProps>, string]>([
    ['an empty name', { displayName: ' ' }, 'displayName: the name is empty'],
    ['nobody to ask', { access: { approvers: ['a@contoso.example'] } }, 'access.requestors: nobody may ask'],
    ['nobody to decide', { access: { requestors: ['a@contoso.example'] } }, 'access.approvers: nobody may decide'],
    [
      'an approver who is the only one and asks himself',
      { access: { requestors: ['a@contoso.example'], approvers: ['A@contoso.example'] } },
      'access.approvers: nobody else decides when a@contoso.example asks',
    ],
    [
      'a name in another form',
      { access: { ...ACCESS, requestors: ['gil'] } },
      'access.requestors[0]: this is not a user',
    ],
    [
      'a group in another form',
      { access: { ...ACCESS, approverGroups: ['x'] } },
      'access.approverGroups[0]: this is not an object',
    ],
    ['no day', { access: { ...ACCESS, days: 0 } }, 'access.days: nobody is spared for this long, got "0"'],
    ['a month', { access: { ...ACCESS, days: 30 } }, 'access.days: nobody is spared for this long, got "30"'],
    ['half a day', { access: { ...ACCESS, days: 0.5 } }, 'access.days: nobody is spared for this long, got "0.5"'],
  ])('refuses %s', (_, props, message) => {
    expect(refusal(() => build(props)).message).toContain(`contoso-entra/exclusion: ${message}`);
  });
});

describe('a policy with an exclusion', () => {
  it('leaves the group out beside the emergency accounts, and stands after both', () => {
    const { stack, breakGlass, exclusion } = build();
    new RequireMfa(stack, 'mfa', { breakGlass, rollout: ROLLOUT, exclusion });
    const rendered = render(stack);
    const group = (construct: { friendlyUniqueId: string }) => `azuread_group.${construct.friendlyUniqueId}`;
    expect(bodiesOf(rendered, 'azuread_conditional_access_policy')).toEqual([
      expect.objectContaining({
        conditions: expect.objectContaining({
          users: {
            included_users: ['All'],
            excluded_groups: [`\${${group(breakGlass.group)}.object_id}`, `\${${group(exclusion.group)}.object_id}`],
          },
        }),
        depends_on: [
          ...addressesOf(rendered).filter((address) => address.startsWith('azuread_directory_role_assignment.')),
          group(exclusion.group),
        ],
      }),
    ]);
  });

  const refused = (make: (built: ReturnType<typeof build>) => unknown) => refusal(() => make(build())).message;

  it('refuses a group of another stack', () => {
    const elsewhere = build().exclusion;
    const message = refused(({ stack, breakGlass }) => {
      new RequireMfa(stack, 'mfa', { breakGlass, rollout: ROLLOUT, exclusion: elsewhere });
    });
    expect(message).toContain('exclusion: the group is in another stack, which may be applied later than this one');
  });

  it('refuses the break-glass group, and a group for service principals', () => {
    const same = refused(({ stack, breakGlass }) => {
      new RequireMfa(stack, 'mfa', { breakGlass, rollout: ROLLOUT, exclusion: breakGlass });
    });
    expect(same).toContain('exclusion: this is the break-glass group, which every policy leaves out anyway');
    const workloads = refused(({ stack, breakGlass, exclusion }) => {
      new BlockRiskyServicePrincipals(stack, 'workloads', { breakGlass, rollout: ROLLOUT, exclusion });
    });
    expect(workloads).toContain('exclusion: workload identities are in no group that a policy can leave out');
    const emergency = refused(({ stack, breakGlass, exclusion }) => {
      new ProtectEmergencyAccounts(stack, 'own', { breakGlass, rollout: { stage: 'reportOnly' }, exclusion });
    });
    expect(emergency).toContain('exclusion: the policy is for the emergency accounts alone');
  });

  it('refuses an id in another form', () => {
    const message = refused(({ stack, breakGlass, exclusion }) => {
      const wrong = Object.assign(Object.create(exclusion), { groupObjectId: '/groups/x' });
      new RequireMfa(stack, 'mfa', { breakGlass, rollout: ROLLOUT, exclusion: wrong });
    });
    expect(message).toContain('exclusion.groupObjectId: this is not an object id');
  });
});
