import { somebodyGetsIn } from '../../../lib/controls/entra/somebody-gets-in';
import { type Entity, known } from '../../../lib/posture';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import {
  at,
  type Declared,
  group,
  groupLookup,
  groupMembership,
  location,
  openSet,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  unread,
  userLookup,
} from '../../support/posture-builder';

const STANDING = ['azuread_directory_role_assignment.bg', 'azuread_group.bg', 'data.azuread_users.bg'];
const PERSONA = '6f1e2d3c-3333-4a2b-8c3d-000000000001';
const HQ = location('hq', ['203.0.113.0/26'], true);

/** A policy after these addresses; all that makes the emergency access where nothing is said. */
const ordered = (spec: PolicySpec, after: readonly string[] | undefined = STANDING): Entity => ({
  ...policy('p', { notGroups: [BREAK_GLASS], builtIn: ['mfa'], ...spec }),
  ...(after === undefined ? {} : { after }),
});
function check(entities: readonly Entity[], declared: Declared = { trusted: ['hq'] }, access = breakGlass()) {
  return somebodyGetsIn.check(situationOf(postureOf(...access, ...entities), declared));
}

describe('ENT-BG-04', () => {
  it('is met where every policy comes after the emergency access, and administrators get in', () => {
    expect(check([ordered({})])).toEqual([{ verdict: 'met', by: ['azuread_conditional_access_policy.p'] }]);
    expect(verdictsOf(check([]))).toEqual(['met']);
  });

  it.each(STANDING)('is unmet where a policy may be written before %s', (late) => {
    const outcomes = check([
      ordered(
        {},
        STANDING.filter((address) => address !== late),
      ),
    ]);
    expect(findingsOf(outcomes)).toMatchObject([
      {
        subject: 'azuread_conditional_access_policy.p',
        given: `azuread_conditional_access_policy.p may be written before ${late}: where the apply stops between them, the emergency accounts are not let through yet`,
        remedy: `list ${late} under depends_on of azuread_conditional_access_policy.p`,
      },
    ]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['is off', { state: 'disabled' }],
    ['only reports', { state: 'enabledForReportingButNotEnforced' }],
    ['can only be for guests', { guests: { types: ['internalGuest'], tenants: 'all' } }],
  ])('lets a policy be written at any time that %s', (_, spec) => {
    expect(verdictsOf(check([ordered(spec, [])]))).toEqual(['met']);
  });

  it('asks for no order where none is told, as in an export', () => {
    expect(verdictsOf(check([ordered({}, undefined)]))).toEqual(['met']);
  });

  it('counts memberships that are made one by one among what has to stand before', () => {
    const access = [
      userLookup('one', ['bg1@contoso.onmicrosoft.com']),
      ...breakGlass().filter(({ kind }) => kind !== 'group'),
      group('bg', {
        assignableToRole: true,
        securityEnabled: true,
        members: [refTo('data.azuread_users.bg', 'object_ids')],
      }),
      groupMembership('m', BREAK_GLASS, refTo('data.azuread_users.one', 'object_id')),
    ];
    const [finding] = findingsOf(check([ordered({}, [...STANDING, 'data.azuread_users.one'])], undefined, access));
    expect(finding?.given).toContain('may be written before azuread_group_member.m');
  });

  it('asks that the look-ups of an existing group check it before', () => {
    const id = '6f1e2d3c-9999-4a2b-8c3d-000000000001';
    const access = [
      userLookup('bg', ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com']),
      groupLookup('bg', id, ['roleAssignable', 'atLeastTwoMembers']),
    ];
    const declared = { group: id, trusted: ['hq'] };
    const both = ['data.azuread_group.bg', 'data.azuread_users.bg'];
    expect(verdictsOf(check([ordered({ notGroups: [id] }, both)], declared, access))).toEqual(['met']);
    expect(verdictsOf(check([ordered({ notGroups: [id] }, [])], declared, access))).toEqual(['unmet']);
  });

  describe('of a block that leaves out trusted places', () => {
    const outside: PolicySpec = { builtIn: ['block'], locations: ['All'], notLocations: ['AllTrusted'] };

    it('is met after the trusted locations, and unmet before them', () => {
      expect(verdictsOf(check([HQ, ordered(outside, [...STANDING, 'azuread_named_location.hq'])]))).toEqual(['met']);
      const [finding] = findingsOf(check([HQ, ordered(outside)]));
      expect(finding?.given).toContain(
        'before azuread_named_location.hq: where the apply stops between them, no place is a trusted',
      );
    });

    it('holds for workload identities, the deployer among them', () => {
      const workloads = { ...outside, servicePrincipals: ['ServicePrincipalsInMyTenant'], applications: ['All'] };
      expect(verdictsOf(check([HQ, ordered(workloads, [])]))).toEqual(['unmet']);
      expect(verdictsOf(check([HQ, ordered(workloads, ['azuread_named_location.hq'])]))).toEqual(['met']);
    });

    it('is not asked of a policy that demands something else, or names the location', () => {
      expect(verdictsOf(check([HQ, ordered({ ...outside, builtIn: ['mfa'] })]))).toEqual(['met']);
      const named = { ...outside, notLocations: [refTo('azuread_named_location.hq')] };
      expect(verdictsOf(check([HQ, ordered(named)]))).toEqual(['met']);
    });
  });

  describe('of administrators', () => {
    const block: PolicySpec = { builtIn: ['block'] };

    it('is unmet where everybody but the emergency accounts is blocked from everything, from wherever', () => {
      const outcomes = check([ordered(block)]);
      expect(verdictsOf(outcomes)).toEqual(['unmet']);
      expect(findingsOf(outcomes)[0]?.given).toContain(
        'nobody but the emergency accounts gets in to the administration portals any more: azuread_conditional_access_policy.p blocks',
      );
    });

    it.each<readonly [string, readonly PolicySpec[]]>([
      [
        'the portals are blocked for the role',
        [{ ...block, roles: ['62e90394-69f5-4237-9190-012177145e10'], applications: ['MicrosoftAdminPortals'] }],
      ],
      ['one blocks browsers', [{ ...block, clientAppTypes: ['browser'] }]],
      [
        'two block together',
        [
          { ...block, platforms: ['windows'] },
          { ...block, platforms: ['all'], notPlatforms: ['windows'] },
        ],
      ],
      [
        'members are blocked, and administrators are members',
        [{ ...block, notGuests: { types: ['internalGuest'], tenants: 'all' } }],
      ],
    ])('is unmet where %s', (_, specs) => {
      const policies = specs.map((spec, index) => ({
        ...policy(`p${index}`, { notGroups: [BREAK_GLASS], ...spec }),
        after: STANDING,
      }));
      expect(verdictsOf(check(policies))).toEqual(['unmet']);
    });

    it.each<readonly [string, PolicySpec]>([
      ['in trusted places', { locations: ['All'], notLocations: ['AllTrusted'] }],
      ['on devices that a filter lets through', { device: { mode: 'exclude', rule: 'device.isCompliant -eq True' } }],
      ['who are in a group', { notGroups: [BREAK_GLASS, PERSONA] }],
      ['at no risk', { signInRisk: ['high', 'medium', 'low'] }],
      ['with modern clients', { clientAppTypes: ['exchangeActiveSync', 'other'] }],
      ['who are no guests', { guests: { types: ['serviceProvider'], tenants: 'all' } }],
    ])('is met where those get in %s', (_, open) => {
      expect(verdictsOf(check([ordered({ ...block, ...open })]))).toEqual(['met']);
    });

    it('takes no place for trusted where nothing is', () => {
      const outside = ordered({ ...block, locations: ['All'], notLocations: ['AllTrusted'] });
      expect(verdictsOf(check([outside], {}))).toEqual(['unmet']);
    });

    it('is unknown where it cannot be read whether they are blocked', () => {
      const outcomes = check([ordered({ builtIn: openSet([], 'variable') })]);
      expect(verdictsOf(outcomes)).toEqual(['unknown']);
      expect(assumptionsOf(outcomes)).toEqual([
        'azuread_conditional_access_policy.p lets some Global Administrator in',
      ]);
      const perhaps = { ...ordered(block), exists: unread<boolean>('computed') };
      expect(verdictsOf(check([perhaps]))).toEqual(['unknown']);
      expect(verdictsOf(check([{ ...perhaps, exists: known(true, at('')) }]))).toEqual(['unmet']);
    });
  });

  it('is unknown where the service is declared to be no directory', () => {
    expect(verdictsOf(check([], { kind: 'saas' }))).toEqual(['unknown']);
  });
});
