import { sentPolicy } from '../../acceptance/graph/sent-policy';
import { POLICY_EXAMPLES, policyWith } from '../../support/form-examples';
import { only, read } from './stack';

const TERRAFORM = { required_providers: { msgraph: { source: 'microsoft/msgraph' } } };
const reading = (resource: Record<string, unknown>, others: Record<string, unknown> = {}) =>
  read({ terraform: TERRAFORM, provider: { msgraph: [{ tenant_id: 'ABC' }] }, resource, ...others });
const update = (body: Record<string, unknown>) => reading({ msgraph_update_resource: { s: body } });
const made = (body: Record<string, unknown>) => reading({ msgraph_resource: { p: body } });
const URL = 'policies/authorizationPolicy';

/** A value without the places that it was read at; what is switched off is not there. */
function placeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === 'at' ? undefined : inner?.value === false ? { is: 'absent' } : inner,
    ),
  );
}

describe('settings that the msgraph provider writes', () => {
  it('are read as they are written, whatever the slashes and capitals of the URL', () => {
    for (const url of [URL, `/${URL}/`, 'Policies/AUTHORIZATIONPOLICY']) {
      const { entities, opaque, clouds } = update({ url, body: { allowInvitesFrom: 'none' }, api_version: 'beta' });
      expect(opaque).toEqual([]);
      expect(clouds).toEqual(['entra']);
      expect(only(entities.graphSetting)).toMatchObject({
        address: 'msgraph_update_resource.s',
        scope: { provider: 'msgraph', directory: 'abc' },
        fields: { url: 'policies/authorizationpolicy', body: { entries: { allowInvitesFrom: { value: 'none' } } } },
      });
    }
  });

  it.each([
    [
      'another object',
      { url: 'groupSettings', body: {} },
      'what it writes to groupsettings of Microsoft Graph is not read',
    ],
    [
      'a URL that only apply knows',
      { url: '${var.url}', body: {} },
      'the URL of Microsoft Graph that it writes to cannot be read',
    ],
    [
      'a property that is not read',
      { url: URL, body: { allowedToUseSSPR: true } },
      'its property allowedToUseSSPR is not read',
    ],
    [
      'a property in one that is',
      { url: URL, body: { defaultUserRolePermissions: { allowedToReadOtherUsers: true } } },
      'its property defaultUserRolePermissions/allowedToReadOtherUsers is not read',
    ],
    [
      'query parameters of the update',
      { url: URL, body: {}, update_query_parameters: { x: ['y'] } },
      'its argument /update_query_parameters is not read',
    ],
  ])('are opaque where they are %s', (_, body, why) => {
    expect(update(body).opaque).toEqual([
      { address: 'msgraph_update_resource.s', stack: 'contoso-aws', clouds: ['entra'], why },
    ]);
  });

  it.each([
    ['what it makes', { msgraph_resource: { p: { url: 'groups', body: {} } } }],
    ['an action', { msgraph_resource_action: { p: { url: 'groups/1/restore' } } }],
    ['members of a collection', { msgraph_resource_collection: { p: { url: 'groups/1/members/$ref' } } }],
  ])('leave %s opaque', (_, resource) => {
    expect(reading(resource).opaque).toHaveLength(1);
  });

  it('are opaque where they come from another provider of that name', () => {
    const { opaque, entities } = read({ resource: { msgraph_update_resource: { s: { url: URL, body: {} } } } });
    expect(opaque.map(({ why }) => why)).toEqual(['its provider "msgraph" is not microsoft/msgraph']);
    expect(entities.graphSetting).toEqual([]);
  });

  it('are unknown where only apply knows them, or ignore_changes covers them', () => {
    const bodyOf = (body: Record<string, unknown>) => only(update(body).entities.graphSetting).fields.body;
    expect(bodyOf({ url: URL, body: '${var.b}' })).toMatchObject({ is: 'unknown', why: 'variable' });
    expect(bodyOf({ url: URL, body: { allowInvitesFrom: '${var.b}' } })).toMatchObject({
      entries: { allowInvitesFrom: { is: 'unknown', why: 'variable' } },
    });
    expect(bodyOf({ url: URL, body: {}, lifecycle: { ignore_changes: ['body'] } })).toMatchObject({ why: 'ignored' });
    expect(bodyOf({ url: URL })).toMatchObject({ is: 'absent' });
  });

  it('are absent where they are not made', () => {
    expect(update({ url: URL, body: {}, count: 0 }).entities.graphSetting).toEqual([]);
  });
});

describe('a Conditional Access policy that the msgraph provider makes', () => {
  const literal = POLICY_EXAMPLES.filter(({ keeps }) => !JSON.stringify(keeps).includes('${'));

  it.each(literal.map((example, index) => [example.rule, index, example] as const))(
    'means what the same one of azuread means (%s, %i)',
    (_, __, { keeps }) => {
      const policy = policyWith(keeps);
      const azuread = read({ resource: { azuread_conditional_access_policy: { p: policy } } });
      const { entities, opaque } = made({ url: 'identity/conditionalAccess/policies', body: sentPolicy(policy) });
      expect(opaque).toEqual([]);
      expect(placeless(only(entities.conditionalAccessPolicy).fields)).toEqual(
        placeless(only(azuread.entities.conditionalAccessPolicy).fields),
      );
    },
  );

  it('is read for what azuread cannot say, too', () => {
    const body = {
      state: 'enabled',
      conditions: {
        agentIdRiskLevels: 'medium,high',
        clientApplications: { includeAgentIdServicePrincipals: ['All'], excludeAgentIdServicePrincipals: ['a'] },
      },
      sessionControls: { secureSignInSession: { isEnabled: true } },
    };
    const { fields } = only(
      made({ url: 'identity/conditionalAccess/policies', body }).entities.conditionalAccessPolicy,
    );
    expect(fields.agents).toMatchObject({
      included: { items: [{ value: 'All' }] },
      excluded: { items: [{ value: 'a' }] },
      risk: { items: [{ value: 'medium' }, { value: 'high' }] },
    });
    expect(fields.session.tokenProtection).toMatchObject({ value: true });
  });

  it('is opaque in what is not read of it', () => {
    const body = { state: 'enabled', conditions: { agents: { includeAgents: ['All'] } } };
    expect(made({ url: 'identity/conditionalAccess/policies', body }).opaque.map(({ why }) => why)).toEqual([
      'its property conditions/agents/includeAgents is not read',
    ]);
  });

  it.each([
    ['a state', { state: '${var.s}' }, 'state'],
    [
      'a control that may be off',
      { sessionControls: { persistentBrowser: { isEnabled: '${var.o}', mode: 'never' } } },
      'session.persistentBrowser',
    ],
    [
      'guests',
      { conditions: { users: { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: '${var.g}' } } } },
      'guests.included',
    ],
    [
      'a frequency',
      { sessionControls: { signInFrequency: { isEnabled: true, value: '${var.v}', type: 'hours' } } },
      'session.signInFrequency',
    ],
    [
      'a device filter',
      { conditions: { devices: { deviceFilter: { mode: 'include', rule: '${var.r}' } } } },
      'deviceFilter',
    ],
  ])('is unknown in %s that only apply knows', (_, body, place) => {
    const { fields } = only(
      made({ url: 'identity/conditionalAccess/policies', body }).entities.conditionalAccessPolicy,
    );
    expect(fields).toHaveProperty(place, expect.objectContaining({ is: 'unknown' }));
  });

  it.each([
    [
      'a session control that is off',
      { sessionControls: { persistentBrowser: { isEnabled: false, mode: 'never' } } },
      'session.persistentBrowser',
    ],
    [
      'a frequency that is off',
      { sessionControls: { signInFrequency: { isEnabled: false, value: 4, type: 'hours' } } },
      'session.signInFrequency',
    ],
    [
      'a block of guests that is null',
      { conditions: { users: { includeGuestsOrExternalUsers: null } } },
      'guests.included',
    ],
  ])('is absent in %s', (_, body, place) => {
    const { fields } = only(
      made({ url: 'identity/conditionalAccess/policies', body }).entities.conditionalAccessPolicy,
    );
    expect(fields).toHaveProperty(place, expect.objectContaining({ is: 'absent' }));
  });
});
