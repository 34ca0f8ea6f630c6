import { contains, EVERYTHING, keyOf, type Mode, policyRegions, type Region } from '../../lib/signin';
import { openSet, type PolicySpec, policy, refTo, unread } from '../support/posture-builder';

const GROUP = '6f1e2d3c-3333-4a2b-8c3d-000000000001';

function said(spec: PolicySpec, mode: Mode): readonly string[] {
  return policyRegions(policy('p', spec), mode).map((region) =>
    [...region]
      .map(([dimension, { except, members }]) => `${dimension}${except ? '!=' : '='}${members.join('|')}`)
      .sort()
      .join(' & '),
  );
}

describe('the sign-ins that a policy applies to', () => {
  it('are those of every user and none of a service principal, where nothing restricts it', () => {
    expect(said({ builtIn: ['mfa'] }, 'certain')).toEqual(['identity=user']);
  });

  it.each<readonly [string, PolicySpec, readonly string[]]>([
    ['no user for "None"', { users: ['None'] }, []],
    ['no resource for "None"', { applications: ['None'] }, []],
    ['no target where none is set', { applications: [] }, []],
    ['every platform for "all"', { platforms: ['all'] }, ['identity=user']],
    ['every place for "All"', { locations: ['All'] }, ['identity=user']],
    [
      'user actions alone',
      { userActions: ['urn:user:registerdevice'] },
      ['identity=user & target=urn:user:registerdevice'],
    ],
    [
      'an application by its id and a group of applications as a flag',
      { applications: ['6F1E2D3C-5555-4A2B-8C3D-000000000001', 'Office365'] },
      ['identity=user & target=6f1e2d3c-5555-4a2b-8c3d-000000000001', 'applicationGroup:Office365=yes & identity=user'],
    ],
    [
      'the platforms but the excluded',
      { platforms: ['all'], notPlatforms: ['windows', 'windowsPhone', 'android', 'iOS'] },
      ['identity=user & platform=linux|macOS|unknown'],
    ],
    [
      'the members of a group but an excluded one',
      { groups: [GROUP], notGroups: [refTo('azuread_group.ex')] },
      [`group:\${azuread_group.ex.object_id}=no & group:${GROUP}=yes & identity=user`],
    ],
    [
      'guests of the listed tenants, an internal guest not for certain',
      { guests: { types: ['internalGuest', 'serviceProvider'], tenants: [GROUP] } },
      [`externalTenant=${GROUP} & guestType=serviceProvider & identity=user`],
    ],
    [
      'service principals and nobody else',
      { users: ['None'], servicePrincipals: ['ServicePrincipalsInMyTenant'] },
      ['identity=servicePrincipal'],
    ],
    [
      'devices that do not match an excluding filter',
      { device: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
      ['device:device.isCompliant -eq True=no & identity=user'],
    ],
  ])('are %s', (_, spec, expected) => {
    expect(said(spec, 'certain')).toEqual(expected);
  });

  it.each<readonly [string, PolicySpec]>([
    ['an unread condition', { clientAppTypes: openSet([], 'variable') }],
    ['an unread member of an exclusion', { notGroups: [GROUP, unread()] }],
    ['a platform that is not understood, excluded', { platforms: ['all'], notPlatforms: ['unknownFutureValue'] }],
    ['an older spelling of a client app', { clientAppTypes: ['easSupported'] }],
    ['an unread device filter', { device: unread('data') }],
    ['exclusions of a condition that includes nothing', { notPlatforms: ['linux'] }],
    ['unread users', { users: openSet([], 'dynamic') }],
    ['a user that is no object id', { users: ['alice'] }],
    ['users beside service principals', { users: ['All'], servicePrincipals: ['ServicePrincipalsInMyTenant'] }],
  ])('are none for certain and some possibly with %s', (_, spec) => {
    expect(said(spec, 'certain').filter((region) => region.includes('identity=user'))).toEqual([]);
    expect(said(spec, 'possible').filter((region) => region.includes('identity=user'))).not.toEqual([]);
  });

  it('are those of the members that are seen, where a set may hold more', () => {
    expect(said({ clientAppTypes: openSet(['browser'], 'variable') }, 'certain')).toEqual([
      'clientApp=browser & identity=user',
    ]);
  });

  it.each<readonly [string, PolicySpec]>([
    ['a condition', { clientAppTypes: openSet(['browser'], 'ignored') }],
    ['an exclusion', { notGroups: openSet([], 'ignored') }],
    ['the audience', { users: openSet(['All'], 'ignored') }],
    ['the device filter', { device: unread('ignored') }],
  ])('are none, even possibly, where ignore_changes covers %s', (_, spec) => {
    expect(said(spec, 'possible')).toEqual([]);
  });

  it('shrink by all guests, where an exclusion of guests is not read', () => {
    expect(said({ notGuests: unread() }, 'certain')).toEqual(['guestType=member & identity=user']);
  });

  it('are one region more possibly than for certain, never one less', () => {
    const specs: readonly PolicySpec[] = [
      { notGroups: [GROUP, unread()] },
      { groups: [GROUP, unread()], platforms: ['linux'] },
      { notGuests: { types: ['internalGuest'], tenants: [GROUP] } },
    ];
    for (const spec of specs) {
      const [certain, possible] = (['certain', 'possible'] as const).map((mode) =>
        policyRegions(policy('p', spec), mode),
      );
      const outside = (certain ?? []).filter((region) => !isCovered(region, possible ?? []));
      expect(outside.map(keyOf)).toEqual([]);
    }
  });
});

function isCovered(region: Region, by: readonly Region[]): boolean {
  return by.some((cover) => contains(cover, region)) || by.includes(EVERYTHING);
}
