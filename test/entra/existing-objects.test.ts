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

  it('refuses an id in another form', () => {
    const message = refusal(() => new ExistingLocation(emptyStack(), 'egress', { objectId: 'hq' })).message;
    expect(message).toContain('contoso-entra/egress: objectId: this is not an object id');
  });
});
