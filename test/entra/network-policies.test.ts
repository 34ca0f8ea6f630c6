import { TerraformStack } from 'cdktf';
import {
  AdminsFromTrustedNetworkOnly,
  BlockOtherCountries,
  CountryLocation,
  ExclusionGroup,
  NamedEgress,
  RequireMfa,
  ServiceAccountsFromEgressOnly,
  SharedDevices,
  type SharedDevicesProps,
} from '../../lib/entra';
import { privilegedRoles, TrustedNetwork } from '../../lib/values';
import { trustedIn } from './policy-constructs';
import { azuread, bodiesOf, breakGlassIn, ENFORCED, emptyStack, render } from './rendered';

const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000005';
const POLICY = 'azuread_conditional_access_policy';
const LOCATION = 'azuread_named_location';
const BLOCK = { operator: 'OR', built_in_controls: ['block'] };
const DC = TrustedNetwork.of({ dc: { cidrs: ['198.51.100.32/28', '2001:db8:30::/48'] } }, { example: true });

/** The policy that is made in a stack with emergency accounts, and that stack. */
function rendered(make: (stack: TerraformStack, breakGlass: ReturnType<typeof breakGlassIn>) => void) {
  const stack = emptyStack();
  make(stack, breakGlassIn(stack));
  const json = render(stack);
  expect(azuread.problems(json)).toEqual([]);
  return { json, policies: bodiesOf(json, POLICY), locations: bodiesOf(json, LOCATION) };
}

const everywhereBut = (...names: readonly string[]) => ({
  included_locations: ['All'],
  excluded_locations: names.map((name) => expect.stringContaining(`\${azuread_named_location.${name}`)),
});

describe('AdminsFromTrustedNetworkOnly', () => {
  it('blocks the privileged roles from everywhere but the trusted network', () => {
    const { policies } = rendered((stack, breakGlass) => {
      const props = { breakGlass, rollout: ENFORCED, trusted: trustedIn(stack), adminGroups: [GROUP] };
      new AdminsFromTrustedNetworkOnly(stack, 'it', props);
    });
    expect(policies).toEqual([
      expect.objectContaining({
        display_name: 'CA103-Admins-Network-AllResources-Block',
        conditions: {
          applications: { included_applications: ['All'] },
          client_app_types: ['all'],
          locations: everywhereBut('trusted_location'),
          users: {
            included_groups: [GROUP],
            included_roles: privilegedRoles()
              .map(({ templateId }) => templateId)
              .sort(),
            excluded_groups: [expect.stringContaining('azuread_group.break-glass')],
          },
        },
        grant_controls: BLOCK,
      }),
    ]);
  });
});

describe('BlockOtherCountries', () => {
  it('blocks every country but those of the location, and every address that is in none', () => {
    const { policies, locations } = rendered((stack, breakGlass) => {
      const countries = new CountryLocation(stack, 'countries', { countries: ['DE', 'CH', 'DE'] });
      new BlockOtherCountries(stack, 'it', { breakGlass, rollout: ENFORCED, countries });
    });
    expect(locations).toEqual([
      {
        display_name: 'Allowed countries',
        country: { countries_and_regions: ['CH', 'DE'], include_unknown_countries_and_regions: false },
        lifecycle: { create_before_destroy: true },
      },
    ]);
    expect(policies[0]).toMatchObject({
      display_name: 'CA009-Global-AttackSurfaceReduction-OtherCountries-Block',
      conditions: { locations: everywhereBut('countries_location'), users: { included_users: ['All'] } },
      grant_controls: BLOCK,
    });
  });

  it.each([
    [[], 'countries: there is no country, got "none"'],
    [['UK'], 'countries[0]: this is not a country, got "UK"'],
    [['CH', 'de'], 'countries[1]: this is not a country, got "de"'],
    [['CH', 'EU'], 'countries[1]: this is not a country, got "EU"'],
  ])('refuses %j', (countries, problem) => {
    expect(() => new CountryLocation(emptyStack(), 'countries', { countries })).toThrow(problem);
  });

  it('refuses a location of another stack', () => {
    const stack = emptyStack();
    const other = new TerraformStack(stack.node.root, 'other');
    const countries = new CountryLocation(other, 'countries', { countries: ['CH'] });
    const props = { breakGlass: breakGlassIn(stack), rollout: ENFORCED, countries };
    expect(() => new BlockOtherCountries(stack, 'it', props)).toThrow('countries: the location is in another stack');
  });
});

describe('ServiceAccountsFromEgressOnly', () => {
  it('blocks the groups from everywhere but their egress, IPv6 among it', () => {
    const { policies, locations } = rendered((stack, breakGlass) => {
      const egress = new NamedEgress(stack, 'egress', { network: DC, displayName: 'DC' });
      new ServiceAccountsFromEgressOnly(stack, 'it', { breakGlass, rollout: ENFORCED, groups: [GROUP], egress });
    });
    expect(locations[0]).toHaveProperty('ip', { ip_ranges: ['198.51.100.32/28', '2001:db8:30::/48'] });
    expect(policies[0]).toMatchObject({
      display_name: 'CA301-ServiceAccounts-Network-AllResources-Block',
      conditions: { locations: everywhereBut('egress_location'), users: { included_groups: [GROUP] } },
      grant_controls: BLOCK,
    });
  });

  it('leaves out each location of an egress that one cannot hold', () => {
    const cidrs = Array.from({ length: 2001 }, (_, n) => `20.0.${n >> 7}.${(n & 127) * 2}/32`);
    const network = TrustedNetwork.of({ dc: { cidrs, ipv6: 'none' } });
    const { policies } = rendered((stack, breakGlass) => {
      const egress = new NamedEgress(stack, 'egress', { network, displayName: 'DC' });
      new ServiceAccountsFromEgressOnly(stack, 'it', { breakGlass, rollout: ENFORCED, groups: [GROUP], egress });
    });
    expect(policies[0]).toHaveProperty('conditions.locations', everywhereBut('egress_location_', 'egress_location-2'));
  });

  it.each([
    [[], 'groups: the policy is for nobody, got "none"'],
    [['backup'], 'groups[0]: '],
  ])('refuses the groups %j', (groups, problem) => {
    const stack = emptyStack();
    const egress = new NamedEgress(stack, 'egress', { network: DC, displayName: 'DC' });
    const props = { breakGlass: breakGlassIn(stack), rollout: ENFORCED, groups, egress };
    expect(() => new ServiceAccountsFromEgressOnly(stack, 'it', props)).toThrow(problem);
  });
});

describe('SharedDevices', () => {
  const made = (props: Partial<SharedDevicesProps> = {}) => {
    const stack = emptyStack();
    const breakGlass = breakGlassIn(stack);
    const location = new NamedEgress(stack, 'egress', { network: DC, displayName: 'Rooms' });
    const rooms = new SharedDevices(stack, 'rooms', {
      breakGlass,
      rollout: ENFORCED,
      groupObjectId: GROUP,
      location,
      devices: 'managed',
      ...props,
    });
    return { stack, breakGlass, rooms };
  };

  it('hold their accounts to their place and to a managed device, once the group is protected', () => {
    const json = render(made({ name: 'rooms' }).stack);
    expect(azuread.problems(json)).toEqual([]);
    expect(bodiesOf(json, POLICY)).toEqual([
      expect.objectContaining({
        display_name: 'CA023-SharedDevices-BaseProtection-AllResources-ManagedDevice-rooms',
        conditions: expect.objectContaining({
          applications: {
            included_applications: ['All'],
            excluded_applications: ['0000000a-0000-0000-c000-000000000000', 'd4ebce55-015a-49b5-a083-c84d1797ae8c'],
          },
          users: expect.objectContaining({ included_groups: [GROUP] }),
        }),
        grant_controls: { operator: 'OR', built_in_controls: ['compliantDevice', 'domainJoinedDevice'] },
      }),
      expect.objectContaining({
        display_name: 'CA022-SharedDevices-Network-AllResources-Block-rooms',
        conditions: expect.objectContaining({
          locations: everywhereBut('egress_location'),
          users: expect.objectContaining({ included_groups: [GROUP] }),
        }),
        grant_controls: BLOCK,
      }),
    ]);
    expect(JSON.stringify(json)).toContain('A group that Conditional Access policies name is not role-assignable');
  });

  it('ask for no device where none is managed', () => {
    const { rooms } = made({ devices: undefined });
    expect(rooms.device).toBeUndefined();
    expect(rooms.inPlace).toHaveLength(2);
  });

  it('stand before the policy that spares them, as one of several groups', () => {
    const { stack, breakGlass, rooms } = made();
    const exclusion = new ExclusionGroup(stack, 'exclusion', { breakGlass, displayName: 'CA-Exclude' });
    const { policy } = new RequireMfa(stack, 'mfa', { breakGlass, rollout: ENFORCED, exclusion: [exclusion, rooms] });
    const body = render(stack).resource[POLICY]?.[policy.friendlyUniqueId];
    expect(body).toHaveProperty('conditions.users.excluded_groups', [
      expect.stringContaining('azuread_group.break-glass'),
      expect.stringContaining('azuread_group.exclusion'),
      GROUP,
    ]);
    const before = (body as { depends_on: string[] }).depends_on;
    for (const own of [rooms.place.policy, rooms.device?.policy]) {
      expect(before).toContain(`${POLICY}.${own?.friendlyUniqueId}`);
    }
  });

  it('refuse an id that is none, and a place of another stack', () => {
    expect(() => made({ groupObjectId: 'rooms' })).toThrow('groupObjectId');
    const location = new NamedEgress(emptyStack('other'), 'egress', { network: DC, displayName: 'Rooms' });
    expect(() => made({ location })).toThrow('location: the location is in another stack');
  });
});
