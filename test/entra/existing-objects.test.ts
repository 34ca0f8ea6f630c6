import { ExistingGroup, ExistingLocation, RequireMfa, WorkloadsFromEgressOnly } from '../../lib/entra';
import { APPLY_CONDITIONS } from '../../lib/values';
import { refusal } from '../values/refusal';
import { azuread, bodiesOf, breakGlassIn, emptyStack, GROUP, render } from './rendered';

const ROLLOUT = { stage: 'enforced' } as const;
const LOCATION = '6f1e2d3c-5555-4a2b-8c3d-000000000001';

describe('ExistingGroup', () => {
  it('looks the group up by id, and stops where it is not role-assignable', () => {
    const stack = emptyStack();
    new ExistingGroup(stack, 'pilots', { groupObjectId: GROUP.toUpperCase() });
    const rendered = render(stack);
    expect(bodiesOf(rendered, 'azuread_group', 'data')).toEqual([
      {
        object_id: GROUP,
        lifecycle: {
          postcondition: [
            { condition: APPLY_CONDITIONS.roleAssignable, error_message: expect.stringContaining('ENT-PR-07') },
          ],
        },
      },
    ]);
    expect(rendered.resource ?? {}).toEqual({});
    expect(azuread.problems(rendered)).toEqual([]);
  });

  it('looks only whether a group is there that others may change', () => {
    const stack = emptyStack();
    new ExistingGroup(stack, 'pilots', { groupObjectId: GROUP, protected: false });
    expect(bodiesOf(render(stack), 'azuread_group', 'data')).toEqual([{ object_id: GROUP }]);
  });

  it('is left out of a policy as its exclusion by id, and looked up before the policy is written', () => {
    const stack = emptyStack();
    const breakGlass = breakGlassIn(stack);
    const exclusion = new ExistingGroup(stack, 'spared', { groupObjectId: GROUP });
    new RequireMfa(stack, 'mfa', { breakGlass, rollout: ROLLOUT, exclusion });
    expect(bodiesOf(render(stack), 'azuread_conditional_access_policy')).toEqual([
      expect.objectContaining({
        conditions: expect.objectContaining({
          users: expect.objectContaining({ excluded_groups: expect.arrayContaining([GROUP]) }),
        }),
        depends_on: expect.arrayContaining([`data.azuread_group.${exclusion.group.friendlyUniqueId}`]),
      }),
    ]);
  });

  it('refuses an id in another form', () => {
    const message = refusal(() => new ExistingGroup(emptyStack(), 'pilots', { groupObjectId: 'pilots' })).message;
    expect(message).toContain('contoso-entra/pilots: groupObjectId: this is not an object id');
  });
});

describe('ExistingLocation', () => {
  it('is named by its id, and renders nothing', () => {
    const stack = emptyStack();
    const breakGlass = breakGlassIn(stack);
    const egress = new ExistingLocation(stack, 'egress', { objectId: LOCATION.toUpperCase() });
    new WorkloadsFromEgressOnly(stack, 'backup', { breakGlass, rollout: ROLLOUT, servicePrincipals: [GROUP], egress });
    const rendered = render(stack);
    expect(bodiesOf(rendered, 'azuread_named_location')).toEqual([]);
    expect(bodiesOf(rendered, 'azuread_conditional_access_policy')).toEqual([
      expect.objectContaining({
        conditions: expect.objectContaining({
          locations: { included_locations: ['All'], excluded_locations: [LOCATION] },
        }),
      }),
    ]);
  });

  it('is looked up where it is said what it holds, and stops the plan where it is another or holds anything else', () => {
    const stack = emptyStack();
    new ExistingLocation(stack, 'hq', {
      objectId: LOCATION.toUpperCase(),
      holds: { displayName: 'Head office', ranges: ['203.0.113.0/26', '2001:DB8:10::/48'], trusted: true },
    });
    const rendered = render(stack);
    expect(bodiesOf(rendered, 'azuread_named_location', 'data')).toEqual([
      {
        display_name: 'Head office',
        lifecycle: {
          postcondition: [
            {
              condition: `\${self.id == "${LOCATION}" && toset(flatten(self.ip[*].ip_ranges)) == toset(["2001:db8:10::/48", "203.0.113.0/26"]) && alltrue(self.ip[*].trusted)}`,
              error_message: expect.stringContaining('ENT-NW-01'),
            },
          ],
        },
      },
    ]);
    expect(azuread.problems(rendered)).toEqual([]);
  });

  it.each([
    [{ objectId: 'hq' }, 'contoso-entra/egress: objectId: this is not an object id'],
    [{ objectId: LOCATION, holds: { displayName: "Ann's", ranges: ['203.0.113.0/26'] } }, 'a name with an apostrophe'],
    [{ objectId: LOCATION, holds: { displayName: ' ', ranges: ['203.0.113.0/26'] } }, 'the name is empty'],
    [{ objectId: LOCATION, holds: { displayName: 'HQ', ranges: [] } }, 'there is no range'],
    [{ objectId: LOCATION, holds: { displayName: 'HQ', ranges: ['203.0.113.1/26'] } }, 'holds.ranges[0]: the address'],
  ])('refuses %j', (props, why) => {
    expect(refusal(() => new ExistingLocation(emptyStack(), 'egress', props)).message).toContain(why);
  });
});
