import { BlockOutsidePersonas } from '../../lib/entra';
import { azuread, bodiesOf, breakGlassIn, emptyStack, render } from './rendered';

const [FIRST, SECOND] = ['6f1e2d3c-2222-4a2b-8c3d-000000000011', '6f1e2d3c-2222-4a2b-8c3d-000000000012'] as const;

function rendered(props: object = {}) {
  const stack = emptyStack();
  const breakGlass = breakGlassIn(stack);
  const given = { breakGlass, rollout: { stage: 'enforced' as const }, personaGroups: [SECOND, FIRST], ...props };
  new BlockOutsidePersonas(stack, 'it', given);
  const json = render(stack);
  expect(azuread.problems(json)).toEqual([]);
  const excluded = `\${azuread_group.${breakGlass.group.friendlyUniqueId}.object_id}`;
  return { policy: bodiesOf(json, 'azuread_conditional_access_policy')[0], excluded };
}

describe('BlockOutsidePersonas', () => {
  it('blocks everyone from everything but the groups of the personas, in one order', () => {
    const { policy, excluded } = rendered();
    expect(policy).toMatchObject({
      display_name: 'CA090-Global-AttackSurfaceReduction-OutsidePersonas-Block',
      conditions: {
        applications: { included_applications: ['All'] },
        users: { included_users: ['All'], excluded_groups: [excluded, FIRST, SECOND] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['block'] },
    });
    expect(policy).not.toHaveProperty('conditions.users.excluded_guests_or_external_users');
  });

  it('leaves out guests of every kind, in the order of Microsoft Graph, where they are a persona', () => {
    expect(rendered({ guests: 'leftOut' }).policy).toHaveProperty(
      'conditions.users.excluded_guests_or_external_users',
      [
        {
          guest_or_external_user_types: [
            'internalGuest',
            'b2bCollaborationGuest',
            'b2bCollaborationMember',
            'b2bDirectConnectUser',
            'otherExternalUser',
            'serviceProvider',
          ],
          external_tenants: [{ membership_kind: 'all' }],
        },
      ],
    );
  });

  it('refuses to block everybody', () => {
    expect(() => rendered({ personaGroups: [] })).toThrow(
      'contoso-entra/it: personaGroups: there is no group, so everybody would be blocked',
    );
  });

  it('refuses a group that is no object id', () => {
    expect(() => rendered({ personaGroups: [FIRST, 'admins'] })).toThrow('personaGroups[1]: ');
  });
});
