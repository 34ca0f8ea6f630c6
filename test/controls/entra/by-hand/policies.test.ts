import { handControls } from '../../../../lib/controls/entra/by-hand';
import type { EntraSettings } from '../../../../lib/declaration';
import { assumptionsOf, findingsOf, verdictsOf } from '../../../support/outcomes';
import {
  group,
  openSet,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  unread,
  userLookup,
} from '../../../support/posture-builder';

const ASKED: Partial<EntraSettings> = { tenantSettings: 'msgraph' };
const BREAK_GLASS = [
  group('bg', { members: [refTo('data.azuread_users.bg', 'object_ids')], owners: [] }),
  userLookup('bg', ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com']),
];

function check(id: string, specs: readonly PolicySpec[], entra: Partial<EntraSettings> = {}) {
  const posture = postureOf(...specs.map((spec, index) => policy(`p${index}`, spec)), ...BREAK_GLASS);
  return handControls.find((control) => control.id === id)?.check(situationOf(posture, { entra })) ?? [];
}

const AGENTS: PolicySpec = {
  users: ['None'],
  agents: ['All'],
  agentRisk: ['high'],
  clientAppTypes: ['all'],
  applications: ['All'],
  builtIn: ['block'],
};

describe('ENT-AG-01', () => {
  const verdicts = (changes: PolicySpec, entra?: Partial<EntraSettings>) =>
    verdictsOf(check('ENT-AG-01', [{ ...AGENTS, ...changes }], entra));

  it('is met by a policy that blocks all agents at high risk from everything', () => {
    expect(check('ENT-AG-01', [AGENTS])).toEqual([{ verdict: 'met', by: ['azuread_conditional_access_policy.p0'] }]);
    expect(verdicts({ agentRisk: ['medium', 'high'] })).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['is only reported', { state: 'enabledForReportingButNotEnforced' }],
    ['is off', { state: 'disabled' }],
    ['is for one agent', { agents: ['6f1e2d3c-2222-4a2b-8c3d-000000000001'] }],
    ['leaves an agent out', { notAgents: ['6f1e2d3c-2222-4a2b-8c3d-000000000001'] }],
    ['is at another risk', { agentRisk: ['medium'] }],
    ['is for one resource', { applications: ['6f1e2d3c-2222-4a2b-8c3d-000000000001'] }],
    ['leaves a resource out', { notApplications: ['6f1e2d3c-2222-4a2b-8c3d-000000000001'] }],
    ['does not block', { builtIn: ['mfa'] }],
    ['is for some clients', { clientAppTypes: ['browser'] }],
    ['is for some platforms', { platforms: ['windows'] }],
    ['is for some places', { locations: ['All'], notLocations: ['AllTrusted'] }],
    ['has a risk of the sign-in besides', { signInRisk: ['high'] }],
    ['is for some devices', { device: { mode: 'include', rule: 'device.isCompliant -eq True' } }],
  ])('is unmet where the policy %s', (_, changes) => {
    expect(verdicts(changes)).toEqual(['unmet']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['its state', { state: unread() }],
    ['its risk', { agentRisk: [unread()] }],
    ['its agents', { agents: openSet([], 'variable') }],
    ['whom it leaves out', { notAgents: [unread()] }],
    ['its control', { builtIn: [unread()] }],
  ])('is unknown where only apply knows %s', (_, changes) => {
    const outcomes = check('ENT-AG-01', [{ ...AGENTS, ...changes }]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain('azuread_conditional_access_policy.p0');
  });

  it('is out of reach where there is none and nobody asks for it, and unmet where somebody does', () => {
    expect(verdictsOf(check('ENT-AG-01', []))).toEqual(['outOfReach']);
    const outcomes = check('ENT-AG-01', [], ASKED);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({ subject: 'entra', meaning: { principals: ['agents'] } });
  });
});

const BOUND: PolicySpec = {
  notGroups: [refTo('azuread_group.bg')],
  applications: [
    '00000002-0000-0ff1-ce00-000000000000',
    '00000003-0000-0ff1-ce00-000000000000',
    'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
  ],
  platforms: ['windows'],
  clientAppTypes: ['mobileAppsAndDesktopClients'],
  tokenProtection: true,
};

describe('ENT-SS-05', () => {
  it('is met by a policy for what knows token protection, and by several together', () => {
    expect(verdictsOf(check('ENT-SS-05', [BOUND]))).toEqual(['met']);
    const split = (BOUND.applications as readonly string[]).map((application) => ({
      ...BOUND,
      applications: [application],
    }));
    expect(verdictsOf(check('ENT-SS-05', split))).toEqual(['met']);
    expect(verdictsOf(check('ENT-SS-05', split.slice(1)))).toEqual(['unmet']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['is only reported', { state: 'enabledForReportingButNotEnforced' }],
    ['is for a group', { groups: ['6f1e2d3c-3333-4a2b-8c3d-000000000001'] }],
    ['leaves a user out', { notUsers: ['6f1e2d3c-4444-4a2b-8c3d-000000000001'] }],
    ['is for another platform', { platforms: ['macOS'] }],
    ['is for browsers', { clientAppTypes: ['browser'] }],
    ['does not bind', { tokenProtection: false }],
  ])('is unmet where the policy %s', (_, changes) => {
    expect(new Set(verdictsOf(check('ENT-SS-05', [{ ...BOUND, ...changes }])))).toEqual(new Set(['unmet']));
  });

  it('is unknown where only apply knows whether it binds', () => {
    expect(verdictsOf(check('ENT-SS-05', [{ ...BOUND, tokenProtection: unread<boolean>() }]))).toEqual(['unknown']);
  });

  it('is out of reach where no policy says anything of it, and unmet where the declaration asks for it', () => {
    expect(verdictsOf(check('ENT-SS-05', [{ builtIn: ['mfa'] }]))).toEqual(['outOfReach']);
    expect(verdictsOf(check('ENT-SS-05', [{ builtIn: ['mfa'] }], ASKED))).toEqual(['unmet']);
  });
});
