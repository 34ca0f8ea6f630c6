import { type TerraformResource, TerraformStack, TerraformVariable, Testing } from 'cdktf';
import {
  BlockRiskyAgents,
  ConditionalAccessLanes,
  GraphProvider,
  type PolicyRollout,
  RequireMfa,
  RequireTokenProtection,
  type TenantSetting,
  TenantSettings,
  type TenantSettingsProps,
} from '../../lib/entra';
import { TENANT_SETTING_REQUESTS } from '../../lib/entra/msgraph/tenant-setting-requests';
import { readStack } from '../../lib/posture';
import { breakGlassIn, emptyStack, GROUP, PILOT } from './rendered';

const ALL = Object.keys(TENANT_SETTING_REQUESTS) as readonly TenantSetting[];
const NEEDS = { domains: ['Contoso.com'], consentReviewers: GROUP.toUpperCase(), deviceJoiners: PILOT };

interface Json {
  readonly terraform: { readonly required_providers: Readonly<Record<string, unknown>> };
  readonly provider: Readonly<Record<string, readonly unknown[]>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function settingsStack(props: TenantSettingsProps): { readonly stack: TerraformStack; readonly made: TenantSettings } {
  const stack = emptyStack();
  new GraphProvider(stack, 'msgraph', { tenantId: GROUP });
  return { stack, made: new TenantSettings(stack, 'settings', props) };
}

const jsonOf = (stack: TerraformStack): Json => JSON.parse(Testing.synth(stack, true));
const writtenBy = (props: TenantSettingsProps) =>
  Object.values(jsonOf(settingsStack(props).stack).resource?.msgraph_update_resource ?? {});

describe('TenantSettings', () => {
  it('writes what is asked for, and nothing else', () => {
    expect(writtenBy({ settings: ['guestInvitations'] })).toEqual([
      { url: 'policies/authorizationPolicy', body: { allowInvitesFrom: 'adminsAndGuestInviters' } },
    ]);
    expect(writtenBy({ settings: [] })).toEqual([]);
  });

  it('asks for the provider of Microsoft, in versions that know how to replace an object', () => {
    const { terraform, provider } = jsonOf(settingsStack({ settings: ['guestAccess'] }).stack);
    expect(terraform.required_providers.msgraph).toEqual({ source: 'microsoft/msgraph', version: '~> 0.3' });
    expect(provider.msgraph).toEqual([{ tenant_id: GROUP }]);
  });

  it('tells the provider where Microsoft Graph answers in another cloud', () => {
    const stack = emptyStack();
    new GraphProvider(stack, 'msgraph', { tenantId: GROUP, endpoint: 'https://graph.microsoft.us' });
    expect(jsonOf(stack).provider.msgraph).toEqual([
      { tenant_id: GROUP, msgraph_endpoint: 'https://graph.microsoft.us' },
    ]);
  });

  it('writes nothing that is opaque to the guard', () => {
    const json = jsonOf(settingsStack({ settings: ALL, ...NEEDS, inboundTrust: ['mfa'] }).stack);
    const posture = readStack({ stack: 'contoso-entra', json });
    expect(posture.opaque).toEqual([]);
    expect(posture.entities.graphSetting).toHaveLength(
      Object.keys(json.resource?.msgraph_update_resource ?? {}).length,
    );
  });

  it('replaces as a whole what Microsoft Graph takes as a whole alone', () => {
    const put = writtenBy({ settings: ALL, ...NEEDS }).filter(({ update_method }) => update_method === 'PUT');
    expect(put.map(({ url }) => url)).toEqual([
      'policies/adminConsentRequestPolicy',
      'policies/deviceRegistrationPolicy',
    ]);
  });

  it('asks the beta version for what it alone has', () => {
    const beta = writtenBy({ settings: ALL, ...NEEDS }).filter(({ api_version }) => api_version === 'beta');
    expect(beta.map(({ body }) => Object.keys(Object(body)))).toEqual([['systemCredentialPreferences']]);
  });

  it('takes what it is told in canonical form', () => {
    const [consent] = writtenBy({ settings: ['adminConsent'], ...NEEDS });
    expect(consent).toHaveProperty('body.reviewers', [
      { query: `/groups/${GROUP}/transitiveMembers/microsoft.graph.user`, queryType: 'MicrosoftGraph' },
    ]);
    const [expiry, ...more] = writtenBy({ settings: ['passwordExpiry'], domains: ['Contoso.com', 'contoso.com'] });
    expect([expiry, more]).toEqual([
      { url: 'domains/contoso.com', body: { passwordValidityPeriodInDays: 2147483647 } },
      [],
    ]);
  });

  it('lets nobody join devices unless it is told who may', () => {
    const joins = (props: Partial<TenantSettingsProps>) => writtenBy({ settings: ['deviceRegistration'], ...props })[0];
    const place = 'body.azureADJoin.allowedToJoin';
    expect(joins({})).toHaveProperty(place, { '@odata.type': '#microsoft.graph.noDeviceRegistrationMembership' });
    expect(joins({ deviceJoiners: PILOT })).toHaveProperty(place, {
      '@odata.type': '#microsoft.graph.enumeratedDeviceRegistrationMembership',
      users: [],
      groups: [PILOT],
    });
  });

  it('takes a group that only apply knows', () => {
    const { stack } = settingsStack({ settings: [] });
    const group = new TerraformVariable(stack, 'reviewers', { type: 'string' }).stringValue;
    new TenantSettings(stack, 'more', { settings: ['adminConsent'], consentReviewers: group });
    expect(JSON.stringify(jsonOf(stack))).toContain('/groups/${var.reviewers}/transitiveMembers');
  });

  it.each<readonly [string, TenantSettingsProps, string]>([
    [
      'a setting that there is not',
      { settings: ['guestInvitation' as TenantSetting] },
      'contoso-entra/settings: settings[0]: there is no such setting, got "guestInvitation"; it is one of',
    ],
    [
      'a setting twice',
      { settings: ['guestAccess', 'guestAccess'] },
      'contoso-entra/settings: settings[1]: this setting stands twice',
    ],
    [
      'reviewers that nobody names',
      { settings: ['adminConsent'] },
      'contoso-entra/settings: consentReviewers: adminConsent needs the object id of a group',
    ],
    ['no domain', { settings: ['passwordExpiry'] }, 'contoso-entra/settings: domains: passwordExpiry needs a domain'],
    [
      'a domain that is none',
      { settings: ['passwordExpiry'], domains: ['@contoso.com'] },
      'contoso-entra/settings: domains[0]: this is not a domain name',
    ],
    [
      'ids that are none',
      { settings: ['deviceRegistration'], deviceJoiners: 'joiners', consentReviewers: 'reviewers' },
      'contoso-entra/settings: 2 problems',
    ],
  ])('refuses %s', (_, props, message) => {
    expect(() => settingsStack(props)).toThrow(message);
  });
});

const ENFORCED: PolicyRollout = { stage: 'enforced' };
const POLICIES = { BlockRiskyAgents, RequireTokenProtection };

function policyOf(Policy: (typeof POLICIES)[keyof typeof POLICIES], props: object = {}) {
  const stack = emptyStack();
  new GraphProvider(stack, 'msgraph', { tenantId: GROUP });
  const breakGlass = breakGlassIn(stack);
  new Policy(stack, 'it', { breakGlass, rollout: ENFORCED, ...props });
  const json = jsonOf(stack);
  const [policy = {}] = Object.values(json.resource?.msgraph_resource ?? {});
  return { policy, json, excluded: `\${azuread_group.${breakGlass.group.friendlyUniqueId}.object_id}` };
}

describe('BlockRiskyAgents', () => {
  it('blocks every agent at high risk from everything', () => {
    expect(policyOf(BlockRiskyAgents).policy).toEqual({
      url: 'identity/conditionalAccess/policies',
      api_version: 'beta',
      body: {
        displayName: 'CA501-Agents-IdentityProtection-AllResources-Block',
        state: 'enabled',
        conditions: {
          agentIdRiskLevels: 'high',
          applications: { includeApplications: ['All'] },
          clientAppTypes: ['all'],
          clientApplications: { includeAgentIdServicePrincipals: ['All'] },
          users: { includeUsers: ['None'] },
        },
        grantControls: { operator: 'OR', builtInControls: ['block'] },
      },
    });
  });

  it('reports in a pilot, since agents are in no group', () => {
    const { policy } = policyOf(BlockRiskyAgents, { rollout: { stage: 'pilot', pilotGroup: PILOT } });
    expect(policy).toHaveProperty('body.state', 'enabledForReportingButNotEnforced');
    expect(JSON.stringify(policy)).not.toContain(PILOT);
  });
});

describe('RequireTokenProtection', () => {
  it('binds the sessions of clients on Windows with what knows it', () => {
    const { policy, excluded } = policyOf(RequireTokenProtection);
    expect(policy).toHaveProperty('body.conditions', {
      applications: {
        includeApplications: [
          '00000002-0000-0ff1-ce00-000000000000',
          '00000003-0000-0ff1-ce00-000000000000',
          'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
        ],
      },
      clientAppTypes: ['mobileAppsAndDesktopClients'],
      platforms: { includePlatforms: ['windows'] },
      users: { includeUsers: ['All'], excludeGroups: [excluded] },
    });
    expect(policy).toHaveProperty('body.sessionControls', { secureSignInSession: { isEnabled: true } });
    expect(policy).not.toHaveProperty('body.grantControls');
  });

  it('is for the pilot group in a pilot', () => {
    const { policy, excluded } = policyOf(RequireTokenProtection, { rollout: { stage: 'pilot', pilotGroup: PILOT } });
    expect(policy).toHaveProperty('body.state', 'enabled');
    expect(policy).toHaveProperty('body.conditions.users', { includeGroups: [PILOT], excludeGroups: [excluded] });
  });
});

describe.each(Object.entries(POLICIES))('%s', (_, Policy) => {
  it('is read without anything opaque', () => {
    const posture = readStack({ stack: 'contoso-entra', json: policyOf(Policy).json });
    expect(posture.opaque).toEqual([]);
    expect(posture.entities.conditionalAccessPolicy).toHaveLength(1);
  });

  it('takes another name, and refuses an empty one and a stage that there is not', () => {
    expect(policyOf(Policy, { displayName: 'Mine' }).policy).toHaveProperty('body.displayName', 'Mine');
    expect(() => policyOf(Policy, { displayName: ' ' })).toThrow('contoso-entra/it: displayName: the name is empty');
    expect(() => policyOf(Policy, { rollout: { stage: 'on' } })).toThrow('rollout.stage: there is no such stage');
  });
});

/** What a resource of the stack waits for. */
function waitsIn(stack: TerraformStack) {
  const { resource = {} } = jsonOf(stack);
  return ({ terraformResourceType, friendlyUniqueId }: TerraformResource) =>
    resource[terraformResourceType]?.[friendlyUniqueId]?.depends_on ?? [];
}

describe('lanes behind a resource', () => {
  const defaults = (stack: TerraformStack) => {
    const { written } = new TenantSettings(stack, 'settings', { settings: ['securityDefaults'] });
    const [resource] = written.get('securityDefaults') ?? [];
    if (resource === undefined) throw new Error('nothing was written');
    return resource;
  };

  it('let policies that join later wait for it, azuread policies as well as those of msgraph', () => {
    const stack = emptyStack();
    new GraphProvider(stack, 'msgraph', { tenantId: GROUP });
    const breakGlass = breakGlassIn(stack);
    const before = new RequireMfa(stack, 'before', { breakGlass, rollout: ENFORCED });
    const resource = defaults(stack);
    ConditionalAccessLanes.of(stack).after(resource);
    const later = new RequireMfa(stack, 'later', { breakGlass, rollout: ENFORCED });
    const agents = new BlockRiskyAgents(stack, 'agents', { breakGlass, rollout: ENFORCED });
    const name = `msgraph_update_resource.${resource.friendlyUniqueId}`;
    const waits = waitsIn(stack);
    expect(waits(before.policy)).not.toContain(name);
    expect(waits(later.policy)).toContain(name);
    expect(waits(agents.policy)).toEqual([name]);
  });

  it('let the policies of a later row wait for those before them alone', () => {
    const stack = emptyStack();
    new GraphProvider(stack, 'msgraph', { tenantId: GROUP });
    const breakGlass = breakGlassIn(stack);
    const lanes = ConditionalAccessLanes.of(stack, { lanes: 1 });
    lanes.after(defaults(stack));
    const first = new BlockRiskyAgents(stack, 'a', { breakGlass, rollout: ENFORCED });
    const second = new BlockRiskyAgents(stack, 'b', { breakGlass, rollout: ENFORCED });
    expect(waitsIn(stack)(second.policy)).toEqual([`msgraph_resource.${first.policy.friendlyUniqueId}`]);
  });

  it('are not behind one of another stack', () => {
    const other = new TerraformStack(emptyStack().node.scope ?? emptyStack(), 'other');
    expect(() => ConditionalAccessLanes.of(emptyStack()).after(defaults(other))).toThrow(
      'the policy is in another stack than the lanes',
    );
  });
});
