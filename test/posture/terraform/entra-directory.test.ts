import { symbolsOf } from '../../../lib/posture';
import { APPLY_CONDITIONS } from '../../../lib/values';
import { only, read } from './stack';

describe('azuread_named_location and azuread_authentication_strength_policy', () => {
  it('are read', () => {
    const { entities, opaque } = read({
      resource: {
        azuread_named_location: {
          hq: { display_name: 'hq', ip: { ip_ranges: ['203.0.113.0/26'], trusted: true } },
          nl: {
            display_name: 'nl',
            country: [{ countries_and_regions: ['NL'], include_unknown_countries_and_regions: 'false' }],
          },
        },
        azuread_authentication_strength_policy: { s: { display_name: 's', allowed_combinations: ['fido2'] } },
      },
    });
    expect(opaque).toEqual([]);
    expect(entities.namedLocation.map(({ fields }) => [symbolsOf(fields.ranges), symbolsOf(fields.countries)])).toEqual(
      [
        [['203.0.113.0/26'], []],
        [[], ['NL']],
      ],
    );
    expect(entities.namedLocation).toMatchObject([
      { fields: { trusted: { value: true }, unknownCountries: { is: 'absent' } } },
      { fields: { trusted: { is: 'absent' }, unknownCountries: { value: false } } },
    ]);
    expect(symbolsOf(only(entities.authenticationStrength).fields.combinations)).toEqual(['fido2']);
  });
});

describe('azuread_group', () => {
  const groupOf = (body: Record<string, unknown>) =>
    only(read({ resource: { azuread_group: { g: { display_name: 'g', ...body } } } }).entities.group).fields;

  it('is read with its members', () => {
    expect(groupOf({ security_enabled: true, assignable_to_role: true, members: ['u'] })).toMatchObject({
      securityEnabled: { value: true },
      assignableToRole: { value: true },
      members: { items: [{ value: 'u' }] },
      dynamicMembership: { is: 'absent' },
    });
  });

  it.each([
    [{ dynamic_membership: { enabled: true, rule: 'user.x' } }, { is: 'known', value: 'user.x' }],
    [{ dynamic_membership: [{ enabled: false, rule: 'user.x' }] }, { is: 'known', value: 'user.x' }],
    [{ types: ['DynamicMembership'] }, { is: 'unknown', why: 'notRead' }],
    [{ types: ['${var.t}'] }, { is: 'unknown', why: 'variable' }],
    [{ types: '${var.t}' }, { is: 'unknown', why: 'variable' }],
    [{ dynamic_membership: {} }, { is: 'unknown', why: 'notRead' }],
    [{ types: ['Unified'] }, { is: 'absent' }],
  ])('has dynamic members with %j', (body, expected) => {
    expect(groupOf(body).dynamicMembership).toMatchObject(expected);
  });

  it('may get its members one by one', () => {
    const posture = read({
      resource: {
        azuread_group_without_members: { g: { display_name: 'g', security_enabled: true } },
        azuread_group_member: {
          m: { group_object_id: '${azuread_group_without_members.g.object_id}', member_object_id: 'u' },
        },
      },
    });
    expect(only(posture.entities.group).address).toBe('azuread_group_without_members.g');
    expect(only(posture.entities.groupMembership).fields).toMatchObject({
      group: { is: 'ref', address: 'azuread_group_without_members.g', attribute: 'object_id' },
      member: { value: 'u' },
    });
  });
});

describe('look-ups', () => {
  const users = (body: Record<string, unknown>) =>
    only(read({ data: { azuread_users: { bg: body } } }).entities.userLookup).fields;

  it('know what they are asked by and not what they answer', () => {
    expect(users({ user_principal_names: ['bg1@contoso.example'] })).toMatchObject({
      userPrincipalNames: { items: [{ value: 'bg1@contoso.example' }] },
      objectIds: { items: [], open: 'data' },
    });
    expect(users({ object_ids: ['u'] }).userPrincipalNames).toMatchObject({ open: 'data' });
    expect(users({ mails: ['a@contoso.example'] }).userPrincipalNames).toMatchObject({ open: 'data' });
  });

  it.each([{ return_all: true }, { ignore_missing: true }, { ignore_missing: '${var.x}' }])(
    'are open where they may find others than they name: %j',
    (body) => {
      expect(users({ user_principal_names: ['a@contoso.example'], ...body }).userPrincipalNames.open).toBe('data');
    },
  );

  it('of one user and of a group are read', () => {
    const { entities } = read({
      data: {
        azuread_user: { u: { user_principal_name: 'a@contoso.example' } },
        azuread_group: { byId: { object_id: 'g' }, byName: { display_name: 'g' } },
      },
    });
    expect(symbolsOf(only(entities.userLookup).fields.userPrincipalNames)).toEqual(['a@contoso.example']);
    expect(entities.groupLookup.map(({ address, fields }) => [address, fields.objectId])).toMatchObject([
      ['data.azuread_group.byId', { value: 'g' }],
      ['data.azuread_group.byName', { is: 'unknown', why: 'data' }],
    ]);
  });

  const claimsOf = (type: string, postcondition: unknown) => {
    const { entities } = read({ data: { [type]: { x: { object_ids: ['a'], lifecycle: { postcondition } } } } });
    return [...entities.userLookup, ...entities.groupLookup].map(({ fields }) => fields.claims)[0];
  };

  it('claim what their postconditions enforce, white space aside', () => {
    const spaced = APPLY_CONDITIONS.cloudOnly.replaceAll(' ', '\n  ');
    expect(claimsOf('azuread_users', [{ condition: spaced }, { condition: APPLY_CONDITIONS.accountEnabled }])).toEqual([
      'cloudOnly',
      'accountEnabled',
    ]);
    expect(claimsOf('azuread_user', [{ condition: APPLY_CONDITIONS.userEnabled }])).toEqual(['accountEnabled']);
    expect(claimsOf('azuread_user', [{ condition: APPLY_CONDITIONS.userCloudOnly }])).toEqual(['cloudOnly']);
    expect(claimsOf('azuread_group', { condition: APPLY_CONDITIONS.roleAssignable })).toEqual(['roleAssignable']);
    expect(claimsOf('azuread_group', { condition: APPLY_CONDITIONS.atLeastTwoMembers })).toEqual(['atLeastTwoMembers']);
  });

  it.each([
    ['azuread_users', `${APPLY_CONDITIONS.cloudOnly} || true`],
    ['azuread_users', APPLY_CONDITIONS.cloudOnly.replaceAll('""', '" "')],
    ['azuread_users', APPLY_CONDITIONS.roleAssignable],
    ['azuread_group', APPLY_CONDITIONS.accountEnabled],
    ['azuread_user', APPLY_CONDITIONS.accountEnabled],
    ['azuread_users', APPLY_CONDITIONS.userEnabled],
    ['azuread_group', true],
  ])('claim nothing for %s by %j', (type, condition) => {
    expect(claimsOf(type, [{ condition }])).toEqual([]);
  });
});

describe('role assignments', () => {
  const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
  const roleOf = (role_id: string, role: Record<string, unknown> = {}) =>
    only(
      read({
        resource: {
          azuread_directory_role: { r: role },
          azuread_directory_role_assignment: { a: { role_id, principal_object_id: 'u' } },
        },
      }).entities.roleAssignment,
    ).fields;

  it.each([
    [GLOBAL_ADMINISTRATOR, {}],
    ['${azuread_directory_role.r.template_id}', { template_id: GLOBAL_ADMINISTRATOR }],
    ['${azuread_directory_role.r.object_id}', { template_id: GLOBAL_ADMINISTRATOR }],
    ['${azuread_directory_role.r.template_id}', { display_name: 'Global Administrator' }],
    ['${azuread_directory_role.r.object_id}', { display_name: 'global administrator' }],
  ])('name the role template of %s with %j', (roleId, role) => {
    expect(roleOf(roleId, role).role).toMatchObject({ is: 'known', value: GLOBAL_ADMINISTRATOR });
  });

  it('keep a role symbolic that cannot be told', () => {
    expect(roleOf('${azuread_directory_role.r.object_id}', { display_name: '${var.x}' }).role).toMatchObject({
      is: 'ref',
    });
    expect(roleOf('${azuread_directory_role.r.id}', { template_id: GLOBAL_ADMINISTRATOR }).role).toMatchObject({
      is: 'ref',
    });
  });

  it.each([
    [{}, { is: 'absent' }],
    [{ directory_scope_id: '/' }, { is: 'absent' }],
    [{ app_scope_id: '/' }, { is: 'absent' }],
    [{ directory_scope_id: '/administrativeUnits/x' }, { value: '/administrativeUnits/x' }],
    [{ app_scope_id: 'x' }, { value: 'x' }],
    [
      { directory_scope_id: 'x', app_scope_id: 'y' },
      { is: 'unknown', why: 'notRead' },
    ],
    [{ directory_scope_id: '${var.x}' }, { is: 'unknown', why: 'variable' }],
  ])('are narrowed by %j', (scopes, expected) => {
    const body = { role_id: 'r', principal_object_id: 'u', ...scopes };
    const posture = read({ resource: { azuread_directory_role_assignment: { a: body } } });
    expect(only(posture.entities.roleAssignment).fields.scope).toMatchObject(expected);
  });

  it('are read from the older type too', () => {
    const posture = read({
      resource: {
        azuread_directory_role: { r: { display_name: 'Global Administrator' } },
        azuread_directory_role_member: {
          m: { role_object_id: '${azuread_directory_role.r.object_id}', member_object_id: 'u' },
        },
      },
    });
    expect(posture.opaque).toEqual([]);
    expect(only(posture.entities.roleAssignment).fields).toMatchObject({
      role: { value: GLOBAL_ADMINISTRATOR },
      principal: { value: 'u' },
      scope: { is: 'absent' },
    });
  });
});
