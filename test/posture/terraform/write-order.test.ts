import { readTerraformFiles } from '../../../lib/posture';
import { only, policyWith } from './stack';

const GROUP = {
  azuread_group: { g: { display_name: 'g', security_enabled: true, members: ['${data.azuread_users.u.object_ids}'] } },
};
const USERS = { data: { azuread_users: { u: { user_principal_names: ['a@contoso.onmicrosoft.com'] } } } };
const ROLE = {
  azuread_directory_role_assignment: { r: { role_id: 'x', principal_object_id: '${azuread_group.g.object_id}' } },
};

/** What the policy comes after, in a stack of these resources. */
function writtenAfter(
  body: Record<string, unknown>,
  resources: Record<string, unknown> = {},
  others: Record<string, unknown> = {},
) {
  const policy = { display_name: 'p', state: 'enabled', conditions: [{ client_app_types: ['all'] }], ...body };
  const resource = { azuread_conditional_access_policy: { p: policy }, ...resources };
  const files = [{ file: 'main.tf.json', json: { resource, ...others } }];
  return only(readTerraformFiles({ stack: 's', files }).entities.conditionalAccessPolicy).after;
}
const excluding = (value: string) => ({
  conditions: [{ client_app_types: ['all'], users: [{ excluded_groups: [value] }] }],
});

describe('what a policy is written after', () => {
  it('is nothing where it refers to nothing', () => {
    expect(only(policyWith({}).entities.conditionalAccessPolicy).after).toEqual([]);
    expect(writtenAfter({}, GROUP, USERS)).toEqual([]);
  });

  it('is what it refers to, and what that refers to', () => {
    expect(writtenAfter(excluding('${azuread_group.g.object_id}'), GROUP, USERS)).toEqual([
      'azuread_group.g',
      'data.azuread_users.u',
    ]);
  });

  it('is what its depends_on names, and what that comes after', () => {
    const named = { depends_on: ['azuread_directory_role_assignment.r'] };
    expect(writtenAfter(named, { ...GROUP, ...ROLE }, USERS)).toEqual([
      'azuread_directory_role_assignment.r',
      'azuread_group.g',
      'data.azuread_users.u',
    ]);
  });

  it.each([
    ['a function', '${one([azuread_group.g.object_id])}'],
    ['text around it', 'x-${azuread_group.g.object_id}'],
    ['an index', '${azuread_group.g[0].object_id}'],
    ['a local', '${local.excluded}'],
    ['a local of a local', '${local.twice}'],
  ])('is what it refers to by %s', (_, value) => {
    const locals = { excluded: '${azuread_group.g.object_id}', twice: '${local.excluded}', round: '${local.round}' };
    expect(writtenAfter(excluding(value), GROUP, { ...USERS, locals })).toContain('azuread_group.g');
  });

  it.each([
    ['text that only looks like a reference', '${"azuread_group.g.object_id"}'],
    ['text outside an interpolation', 'azuread_group.g.object_id'],
    ['an escaped interpolation', '$${azuread_group.g.object_id}'],
    ['a longer name', '${azuread_group.g2.object_id}'],
    ['a local that leads back to itself', '${local.round}'],
    ['a resource that is not there', '${azuread_group.other.object_id}'],
  ])('is not what stands in %s', (_, value) => {
    expect(writtenAfter(excluding(value), GROUP, { ...USERS, locals: { round: '${local.round}' } })).toEqual([]);
  });

  it('is not itself, in whatever circle', () => {
    const circle = {
      azuread_named_location: { l: { display_name: 'l', depends_on: ['azuread_conditional_access_policy.p'] } },
    };
    expect(writtenAfter({ depends_on: ['azuread_named_location.l'] }, circle)).toEqual(['azuread_named_location.l']);
  });
});
