import fc from 'fast-check';
import type { SignInSpace } from './brute-force-signin';
import { type PolicySpec, refTo } from './posture-builder';

export const GROUPS = ['6f1e2d3c-3333-4a2b-8c3d-000000000001', '${azuread_group.ex.object_id}'];
export const USER = '6f1e2d3c-4444-4a2b-8c3d-000000000001';
export const ROLE = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
export const APPS = ['6f1e2d3c-5555-4a2b-8c3d-000000000001', '6f1e2d3c-5555-4a2b-8c3d-000000000002'];
export const TENANT = '6f1e2d3c-6666-4a2b-8c3d-000000000001';
const RULE = 'device.isCompliant -eq True';
const HQ = refTo('azuread_named_location.hq');
const EX = refTo('azuread_group.ex');
const [GROUP = ''] = GROUPS;
const [APP = '', OTHER_APP = ''] = APPS;

/** The conditions beside users and targets: one run of a property is about a few of them, so that it stays enumerable. */
const CONDITIONS = {
  clientAppTypes: fc.record({
    clientAppTypes: fc.subarray(['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other', 'all']),
  }),
  platforms: fc.constantFrom<PolicySpec>(
    {},
    { platforms: ['all'] },
    { platforms: ['all'], notPlatforms: ['windows'] },
    { platforms: ['windows', 'linux'] },
    { platforms: ['linux'] },
  ),
  locations: fc.constantFrom<PolicySpec>(
    {},
    { locations: ['All'] },
    { locations: ['All'], notLocations: [HQ] },
    { locations: ['All'], notLocations: ['AllTrusted'] },
    { locations: ['AllTrusted'] },
    { locations: [HQ] },
  ),
  transferMethods: fc.record({ transferMethods: fc.subarray(['deviceCodeFlow', 'authenticationTransfer']) }),
  signInRisk: fc.record({ signInRisk: fc.subarray(['high', 'medium']) }),
  userRisk: fc.record({ userRisk: fc.subarray(['high']) }),
  insiderRisk: fc.record({ insiderRisk: fc.subarray(['elevated']) }),
  device: fc.constantFrom<PolicySpec>(
    {},
    { device: { mode: 'include', rule: RULE } },
    { device: { mode: 'exclude', rule: RULE } },
  ),
  guests: fc.constantFrom<PolicySpec>(
    {},
    { notGuests: { types: ['b2bCollaborationGuest'], tenants: 'all' } },
    { notGuests: { types: ['b2bCollaborationGuest', 'serviceProvider'], tenants: [TENANT] } },
    { guests: { types: ['b2bCollaborationGuest', 'serviceProvider'], tenants: 'all' } },
    { guests: { types: ['b2bCollaborationGuest'], tenants: [TENANT] } },
    { users: ['GuestsOrExternalUsers'] },
  ),
} satisfies Record<string, fc.Arbitrary<PolicySpec>>;
type Condition = keyof typeof CONDITIONS;

const who: fc.Arbitrary<PolicySpec> = fc.record({
  users: fc.oneof({ weight: 4, arbitrary: fc.constant(['All']) }, { weight: 1, arbitrary: fc.subarray([USER]) }),
  groups: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.subarray([GROUP, EX])),
  roles: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.constant([ROLE])),
  notUsers: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.constant([USER])),
  notGroups: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.subarray([GROUP, EX])),
  notRoles: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.constant([ROLE])),
});

const what = fc.oneof(
  { weight: 5, arbitrary: fc.constant<PolicySpec>({ applications: ['All'] }) },
  fc.record({
    applications: fc.subarray(['All', APP, OTHER_APP, 'Office365'], { minLength: 1 }),
    notApplications: fc.subarray([APP, OTHER_APP, 'Office365'], { maxLength: 2 }),
  }),
  fc.constant<PolicySpec>({ userActions: ['urn:user:registersecurityinfo'] }),
);

const grant = fc.constantFrom<PolicySpec>(
  { builtIn: ['mfa'] },
  { builtIn: ['mfa'] },
  { builtIn: ['block'] },
  { builtIn: ['mfa', 'compliantDevice'], operator: 'OR' },
  { builtIn: ['mfa', 'compliantDevice'], operator: 'AND' },
  { builtIn: ['compliantDevice'] },
  { builtIn: ['compliantDevice', 'domainJoinedDevice'], operator: 'OR' },
  { builtIn: ['compliantApplication', 'compliantDevice'], operator: 'OR' },
  { builtIn: ['mfa', 'passwordChange'], operator: 'AND' },
  { signInFrequency: { hours: 4, primaryToo: true }, persistentBrowser: 'never' },
  { builtIn: ['mfa'], signInFrequency: { hours: 0, primaryToo: true } },
  { signInFrequency: { hours: 1, primaryToo: false }, applicationEnforcedRestrictions: true },
  { resilienceDefaultsDisabled: true },
  { builtIn: ['compliantDevice'], tokenProtection: true },
  { strength: strengthPath(2) },
  { strength: strengthPath(4) },
  { strength: strengthPath(4), builtIn: ['compliantDevice'], operator: 'OR' },
  { strength: refTo('azuread_authentication_strength_policy.strong', 'id') },
  { strength: refTo('azuread_authentication_strength_policy.mixed', 'id') },
);

export function strengthPath(number: number): string {
  return `/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-00000000000${number}`;
}

/** A policy that meets a control nearly always, so that both verdicts come up. */
const base: fc.Arbitrary<readonly PolicySpec[]> = fc
  .tuple(
    fc.constantFrom<PolicySpec>(
      { builtIn: ['mfa'] },
      { builtIn: ['block'], clientAppTypes: ['exchangeActiveSync', 'other'] },
      { strength: strengthPath(4) },
    ),
    fc.constantFrom<PolicySpec>({}, { notGroups: [EX] }, { notApplications: ['Office365'] }, { notRoles: [ROLE] }),
    fc.boolean(),
  )
  .map(([controls, hole, there]) => (there ? [{ ...controls, ...hole }] : []));

/** Policies that between them use at most two conditions, and every sign-in that they can tell apart. */
export const policiesAndSpace = fc
  .subarray(Object.keys(CONDITIONS) as Condition[], { minLength: 0, maxLength: 2 })
  .chain((conditions) =>
    fc.record({
      policies: fc
        .tuple(
          base,
          fc.array(
            fc
              .tuple(
                who,
                what,
                grant,
                fc.constantFrom('enabled', 'enabled', 'enabled', 'enabledForReportingButNotEnforced', 'disabled'),
                ...conditions.map((condition) => fc.oneof(fc.constant<PolicySpec>({}), CONDITIONS[condition])),
              )
              .map(
                ([users, target, controls, state, ...rest]): PolicySpec =>
                  Object.assign({}, users, target, controls, { state }, ...rest),
              ),
            { minLength: 1, maxLength: 3 },
          ),
        )
        .map(([first, others]) => [...first, ...others]),
      space: fc.constant(spaceOf(new Set(conditions))),
    }),
  );

function spaceOf(conditions: ReadonlySet<Condition>): SignInSpace {
  const when = <T>(condition: Condition, values: readonly T[], otherwise: readonly T[]) =>
    conditions.has(condition) ? values : otherwise;
  return {
    users: [USER],
    groups: GROUPS,
    roles: [ROLE],
    guestTypes: when<string | undefined>(
      'guests',
      [undefined, 'b2bCollaborationGuest', 'serviceProvider', 'internalGuest'],
      [undefined, 'internalGuest'],
    ),
    homeTenants: when('guests', [TENANT, 'another tenant'], ['another tenant']),
    targets: [
      { target: APP, applicationGroups: [] },
      { target: APP, applicationGroups: ['Office365'] },
      { target: OTHER_APP, applicationGroups: [] },
      { target: OTHER_APP, applicationGroups: ['Office365'] },
      { target: 'another application', applicationGroups: [] },
      { target: 'another application', applicationGroups: ['Office365'] },
      { target: 'urn:user:registersecurityinfo', applicationGroups: [] },
    ],
    clients: when(
      'clientAppTypes',
      ['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other'],
      ['browser', 'other'],
    ),
    platforms: when('platforms', ['windows', 'linux', 'unknown'], ['unknown']),
    locations: when('locations', [[], ['AllTrusted'], ['${azuread_named_location.hq.object_id}', 'AllTrusted']], [[]]),
    flows: when('transferMethods', ['none', 'deviceCodeFlow', 'authenticationTransfer'], ['none']),
    signInRisks: when('signInRisk', ['none', 'medium', 'high'], ['none']),
    userRisks: when('userRisk', ['none', 'high'], ['none']),
    insiderRisks: when('insiderRisk', ['none', 'elevated'], ['none']),
    deviceRules: when('device', [RULE], []),
  };
}
