import { isUnset, symbolsOf } from '../../../lib/posture';
import { only, policyWith } from './stack';

const fieldsOf = (conditions: unknown, grant_controls?: unknown) =>
  only(policyWith({ conditions, grant_controls }).entities.conditionalAccessPolicy).fields;

describe('azuread_conditional_access_policy', () => {
  it.each([
    ['objects', (block: unknown) => block],
    ['lists of one object', (block: unknown) => [block]],
  ])('is read in full where blocks are written as %s', (_, block) => {
    const conditions = block({
      client_app_types: ['browser'],
      authentication_flow_transfer_methods: ['deviceCodeFlow'],
      insider_risk_levels: 'elevated',
      sign_in_risk_levels: ['high'],
      user_risk_levels: ['medium'],
      service_principal_risk_levels: ['low'],
      applications: block({
        included_applications: ['All'],
        excluded_applications: ['app'],
        included_user_actions: ['urn:user:registerdevice'],
      }),
      client_applications: block({ included_service_principals: ['sp'], excluded_service_principals: ['no-sp'] }),
      devices: block({ filter: block({ mode: 'exclude', rule: 'device.isCompliant -eq True' }) }),
      locations: block({
        included_locations: ['All'],
        excluded_locations: ['${azuread_named_location.hq.object_id}', 'AllTrusted'],
      }),
      platforms: block({ included_platforms: ['all'], excluded_platforms: ['macOS'] }),
      users: block({
        included_users: ['All'],
        excluded_users: ['u'],
        included_groups: ['in'],
        excluded_groups: ['out'],
        included_roles: ['r'],
        excluded_roles: ['not-r'],
        included_guests_or_external_users: block({ guest_or_external_user_types: ['internalGuest'] }),
        excluded_guests_or_external_users: block({
          guest_or_external_user_types: ['serviceProvider'],
          external_tenants: block({ membership_kind: 'enumerated', members: ['t'] }),
        }),
      }),
    });
    const grant_controls = block({
      operator: 'AND',
      built_in_controls: ['mfa'],
      authentication_strength_policy_id: '/policies/authenticationStrengthPolicies/x',
      terms_of_use: ['tou'],
      custom_authentication_factors: ['c'],
    });
    const posture = policyWith(
      { conditions, grant_controls, session_controls: block({ sign_in_frequency: 4 }) },
      { azuread_named_location: { hq: { display_name: 'hq' } } },
    );
    const fields = only(posture.entities.conditionalAccessPolicy).fields;
    expect(posture.opaque).toEqual([]);
    expect(posture.clouds).toEqual(['entra']);
    expect(fields).toMatchObject({
      state: { value: 'enabled' },
      guests: {
        included: { value: { types: ['internalGuest'], tenants: 'all' } },
        excluded: { value: { types: ['serviceProvider'], tenants: ['t'] } },
      },
      deviceFilter: { value: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
      grant: { operator: { value: 'AND' }, strength: { value: '/policies/authenticationStrengthPolicies/x' } },
    });
    const { users, groups, roles, applications, servicePrincipals, platforms, locations, grant } = fields;
    const selections = { users, groups, roles, applications, servicePrincipals, platforms, locations };
    const texts = Object.entries(selections).map(([name, { included, excluded }]) => [
      name,
      symbolsOf(included),
      symbolsOf(excluded),
    ]);
    expect(texts).toEqual([
      ['users', ['All'], ['u']],
      ['groups', ['in'], ['out']],
      ['roles', ['r'], ['not-r']],
      ['applications', ['All'], ['app']],
      ['servicePrincipals', ['sp'], ['no-sp']],
      ['platforms', ['all'], ['macOS']],
      ['locations', ['All'], ['${azuread_named_location.hq.object_id}', 'AllTrusted']],
    ]);
    const sets = [
      fields.userActions,
      fields.clientAppTypes,
      fields.transferMethods,
      fields.signInRisk,
      fields.userRisk,
    ];
    expect(sets.map(symbolsOf)).toEqual([
      ['urn:user:registerdevice'],
      ['browser'],
      ['deviceCodeFlow'],
      ['high'],
      ['medium'],
    ]);
    expect([fields.servicePrincipalRisk, fields.insiderRisk].map(symbolsOf)).toEqual([['low'], ['elevated']]);
    expect([grant.builtIn, grant.termsOfUse, grant.custom].map(symbolsOf)).toEqual([['mfa'], ['tou'], ['c']]);
  });

  it('leaves unset conditions unset', () => {
    const fields = fieldsOf({ client_app_types: ['all'] });
    expect(isUnset(fields.users.included)).toBe(true);
    expect(isUnset(fields.insiderRisk)).toBe(true);
    expect(fields).toMatchObject({
      guests: { included: { is: 'absent' } },
      deviceFilter: { is: 'absent' },
      grant: { operator: { is: 'absent' }, strength: { is: 'absent' } },
    });
  });

  it('opens a selection that a filter by attributes narrows', () => {
    const fields = fieldsOf({
      applications: { included_applications: ['All'], filter: { mode: 'exclude', rule: 'x' } },
      client_applications: { included_service_principals: ['sp'], filter: [{ mode: 'include', rule: 'x' }] },
    });
    expect(fields.applications).toMatchObject({ included: { open: 'notRead' }, excluded: { open: 'notRead' } });
    expect(fields.servicePrincipals.included).toMatchObject({ open: 'notRead' });
  });

  it.each([
    [{ users: { included_guests_or_external_users: [{}, {}] } }, 'notRead'],
    [{ users: '${var.users}' }, 'variable'],
    [{ users: { included_guests_or_external_users: { guest_or_external_user_types: '${var.t}' } } }, 'variable'],
    [{ users: { included_guests_or_external_users: { external_tenants: { membership_kind: 'some' } } } }, 'notRead'],
    [
      { users: { included_guests_or_external_users: { external_tenants: { membership_kind: '${var.k}' } } } },
      'variable',
    ],
    [
      {
        users: {
          included_guests_or_external_users: {
            external_tenants: { membership_kind: 'enumerated', members: ['${var.m}'] },
          },
        },
      },
      'variable',
    ],
  ])('does not know the guests of %j', (conditions, why) => {
    expect(fieldsOf(conditions).guests.included).toMatchObject({ is: 'unknown', why });
  });

  it.each([
    [{ devices: { filter: { mode: 'include', rule: '${var.rule}' } } }, 'variable'],
    [{ devices: { filter: { mode: 'include' } } }, 'notRead'],
    [{ devices: [{ filter: {} }, {}] }, 'notRead'],
    [{ devices: 7 }, 'notRead'],
  ])('does not know the device filter of %j', (conditions, why) => {
    expect(fieldsOf(conditions).deviceFilter).toMatchObject({ is: 'unknown', why });
  });

  it.each([
    [{ conditions: { agent_id_risk_levels: ['high'] } }, '/conditions/agent_id_risk_levels'],
    [{ conditions: [{ users: { included_agents: ['x'] } }] }, '/conditions/users/included_agents'],
    [{ conditions: { dynamic: { new_block: {} } } }, '/conditions/new_block'],
    [{ enforcement: 'soft' }, '/enforcement'],
  ])('says that an argument it does not know is not read: %j', (body, pointer) => {
    expect(policyWith(body).opaque).toEqual([
      {
        address: 'azuread_conditional_access_policy.p',
        stack: 'contoso-aws',
        clouds: ['entra'],
        why: `its argument ${pointer} is not read`,
      },
    ]);
  });
});
