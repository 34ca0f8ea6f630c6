import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { TrustedLocation } from '../../lib/entra';
import { TrustedNetwork } from '../../lib/values';
import { azuread, bodiesOf, emptyStack, render } from './rendered';

const TYPE = 'azuread_named_location';

/** Single addresses that no aggregation can join: every second one. */
function networkOf(count: number): TrustedNetwork {
  const cidrs = Array.from({ length: count }, (_, n) => `20.0.${n >> 7}.${(n & 127) * 2}/32`);
  return TrustedNetwork.of({ hq: { cidrs, ipv6: 'none' } });
}

function rangesAt(locations: readonly unknown[]): number[] {
  return locations.map((location) => (location as { ip: { ip_ranges: string[] } }).ip.ip_ranges.length);
}

describe('TrustedLocation', () => {
  const network = TrustedNetwork.of(
    { hq: { cidrs: ['203.0.113.64/26', '203.0.113.0/26', '2001:db8:10::/48'] } },
    { example: true },
  );

  it('trusts the aggregated ranges, IPv4 before IPv6', () => {
    const stack = emptyStack();
    new TrustedLocation(stack, 'trusted', { network });
    expect(bodiesOf(render(stack), TYPE)).toEqual([
      {
        display_name: 'Trusted egress',
        ip: { ip_ranges: ['203.0.113.0/25', '2001:db8:10::/48'], trusted: true },
        lifecycle: { create_before_destroy: true },
      },
    ]);
  });

  it('renders what the provider takes', () => {
    const stack = emptyStack();
    new TrustedLocation(stack, 'trusted', { network });
    expect(azuread.problems(render(stack))).toEqual([]);
  });

  it('is referred to by object id, never by id', () => {
    const stack = emptyStack();
    const trusted = new TrustedLocation(stack, 'trusted', { network });
    new ConditionalAccessPolicy(stack, 'elsewhere', {
      displayName: 'Block elsewhere',
      state: 'enabled',
      conditions: {
        applications: { includedApplications: ['All'] },
        clientAppTypes: ['all'],
        locations: { includedLocations: ['All'], excludedLocations: [...trusted.objectIds] },
        users: { includedUsers: ['All'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    });
    expect(render(stack).resource.azuread_conditional_access_policy?.elsewhere).toHaveProperty(
      'conditions.locations.excluded_locations',
      trusted.locations.map(({ friendlyUniqueId }) => `\${${TYPE}.${friendlyUniqueId}.object_id}`),
    );
  });

  it('holds 2,000 ranges in one location', () => {
    const stack = emptyStack();
    new TrustedLocation(stack, 'trusted', { network: networkOf(2000) });
    expect(rangesAt(bodiesOf(render(stack), TYPE))).toEqual([2000]);
  });

  it('puts the 2,001st range into a second location and leaves the first where it was', () => {
    const [one, two] = [emptyStack('one'), emptyStack('two')];
    const single = new TrustedLocation(one, 'trusted', { network: networkOf(2000) });
    const split = new TrustedLocation(two, 'trusted', { network: networkOf(2001), displayName: 'Offices' });
    const rendered = render(two).resource[TYPE] ?? {};
    const locations = split.locations.map(({ friendlyUniqueId }) => rendered[friendlyUniqueId]);
    expect(rangesAt(locations)).toEqual([2000, 1]);
    expect(locations).toEqual([
      expect.objectContaining({ display_name: 'Offices' }),
      expect.objectContaining({ display_name: 'Offices 2' }),
    ]);
    expect(split.objectIds).toHaveLength(2);
    expect(split.locations[0]?.friendlyUniqueId).toBe(single.locations[0]?.friendlyUniqueId);
  });

  it('refuses an empty name', () => {
    expect(() => new TrustedLocation(emptyStack(), 'trusted', { network, displayName: '' })).toThrow(
      'contoso-entra/trusted: displayName: the name is empty',
    );
  });
});
