import * as fc from 'fast-check';
import { type GraphFile, readGraphExport, UnreadableExport } from '../../../lib/posture';

const ID = '6f1e2d3c-1111-4a2b-8c3d-0000000000a1';
const POLICY = {
  id: ID,
  displayName: 'MFA for everybody',
  state: 'enabled',
  conditions: {
    clientAppTypes: ['all'],
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
};
const read = (json: unknown, ...more: GraphFile[]) =>
  readGraphExport({ name: 'contoso', files: [{ file: 'policies.json', json }, ...more] });
const policies = (...value: unknown[]) => ({ value });
const refusal = (json: unknown, ...more: GraphFile[]) => {
  try {
    read(json, ...more);
  } catch (error) {
    if (error instanceof UnreadableExport) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('an export', () => {
  it.each<[string, unknown]>([
    ['an answer', policies(POLICY)],
    [
      'an answer with its context',
      { '@odata.context': 'x/$metadata#identity/conditionalAccess/policies', value: [POLICY] },
    ],
    ['lists by name', { conditionalAccessPolicies: policies(POLICY), namedLocations: policies() }],
    ['a list of answers', [policies(POLICY)]],
    ['the objects alone', [POLICY]],
    ['one object', POLICY],
  ])('is read as %s', (_what, json) => {
    expect(read(json).entities.conditionalAccessPolicy).toHaveLength(1);
  });

  it('is told by what its objects are, whatever the file is called', () => {
    const posture = readGraphExport({ name: 'contoso', files: [{ file: 'x1.json', json: policies(POLICY) }] });
    expect(posture.entities.conditionalAccessPolicy).toHaveLength(1);
  });

  it('may hold lists of other things, which are passed over', () => {
    const applications = { '@odata.context': 'x/$metadata#applications', value: [{ id: ID, appId: ID }] };
    expect(read(policies(POLICY), { file: 'applications.json', json: applications }).opaque).toEqual([]);
  });

  it('of several pages is whole where one of them is the last', () => {
    const pages = (last: object) => [
      { ...policies(POLICY), '@odata.nextLink': 'https://graph/next' },
      { ...policies({ ...POLICY, id: `${ID.slice(0, -1)}2` }), ...last },
    ];
    expect(read(pages({})).opaque).toEqual([]);
    expect(read(pages({ '@odata.nextLink': 'https://graph/next' })).opaque).toEqual([
      expect.objectContaining({ address: 'policies', clouds: ['entra'] }),
    ]);
  });

  it('without anything but policies leaves unknown what they refer to', () => {
    const { entities } = read(policies(POLICY));
    expect(entities.roleAssignment).toEqual([
      expect.objectContaining({
        fields: expect.objectContaining({ role: expect.objectContaining({ is: 'unknown' }) }),
      }),
    ]);
  });

  it.each<[string, unknown, string]>([
    ['nothing', {}, 'policies.json: the root: this is not an export, got an object; it must be the JSON'],
    ['a text', 'x', 'policies.json: the root: this is not an export, got a string'],
    ['no list of policies', { users: policies() }, 'there is no list of policies'],
    ['a policy without id', policies({ ...POLICY, id: undefined }), '/value/0/id: this is not an id, got nothing'],
    ['a policy twice', policies(POLICY, POLICY), '/value/1: this object is there already'],
    ['an object that is none', policies(1), '/value/0: this is not an object of the directory that is known here'],
    [
      'users that are no list',
      policies({ ...POLICY, conditions: { users: { includeUsers: 'All' } } }),
      'it must be a list of texts',
    ],
    ['a state that is no text', policies({ ...POLICY, state: 1 }), '/value/0/state: this is not a setting of a policy'],
    ['what PowerShell makes of it', { DisplayName: 'x', Conditions: {} }, 'Invoke-MgGraphRequest -OutputType Json'],
  ])('that holds %s is refused by name', (_what, json, told) => {
    expect(refusal(json)).toContain(told);
  });

  it('with ranges that are none is refused', () => {
    const locations = {
      file: 'l.json',
      json: policies({ id: ID, '@odata.type': '#microsoft.graph.ipNamedLocation', ipRanges: [1] }),
    };
    expect(refusal(policies(POLICY), locations)).toContain('l.json: /value/0/ipRanges: these are no ranges');
  });
});

describe('a setting of a policy that nobody reads', () => {
  it.each([
    [
      'a condition',
      { conditions: { ...POLICY.conditions, agentIdRiskLevels: ['high'] } },
      '/conditions/agentIdRiskLevels',
    ],
    [
      'an authentication context',
      { conditions: { ...POLICY.conditions, applications: { includeAuthenticationContextClassReferences: ['c1'] } } },
      '/conditions/applications/includeAuthenticationContextClassReferences',
    ],
    ['a session control', { sessionControls: { somethingNew: { isEnabled: true } } }, '/sessionControls/somethingNew'],
    ['a part that is new', { partialEnablementStrategy: 'x' }, '/partialEnablementStrategy'],
  ])('makes it opaque: %s', (_what, more, pointer) => {
    const { opaque } = read(policies({ ...POLICY, ...more }));
    expect(opaque).toEqual([
      expect.objectContaining({
        address: `conditionalAccess/policies/${ID}`,
        construct: 'MFA for everybody',
        why: `its property ${pointer} is not read`,
      }),
    ]);
  });

  it('is none where it is not set', () => {
    const more = { partialEnablementStrategy: null, sessionControls: { somethingNew: { isEnabled: false } } };
    expect(read(policies({ ...POLICY, ...more })).opaque).toEqual([]);
  });
});

describe('a policy that binds sessions to their device', () => {
  const bound = (secureSignInSession: unknown, more: object = {}) =>
    read(policies({ ...POLICY, ...more, sessionControls: { secureSignInSession } as never }));
  const protectionOf = ({ entities }: ReturnType<typeof read>) =>
    entities.conditionalAccessPolicy.map(({ fields }) => fields.session.tokenProtection);

  it('is read as one, and judged by no form, which the provider has none for', () => {
    const posture = bound({ isEnabled: true }, { grantControls: null });
    expect(protectionOf(posture)).toMatchObject([{ is: 'known', value: true, at: { from: 'graph' } }]);
    expect(posture.entities.writtenPolicy).toEqual([]);
    expect(posture.opaque).toEqual([]);
  });

  it.each([[{ isEnabled: false }], [null]])('is none where it is set to %j', (secureSignInSession) => {
    const posture = bound(secureSignInSession);
    expect(protectionOf(posture)).toMatchObject([{ is: 'absent' }]);
    expect(posture.entities.writtenPolicy).toHaveLength(1);
  });

  it('is refused where it is set to what Microsoft Graph does not write', () => {
    expect(refusal(policies({ ...POLICY, sessionControls: { secureSignInSession: 'on' } as never }))).toContain(
      '/sessionControls/secureSignInSession: this is not a setting of a policy',
    );
  });
});

describe('the reader of an export', () => {
  const property = fc.constantFrom(
    'id',
    'value',
    'state',
    'conditions',
    'users',
    'includeUsers',
    'applications',
    'grantControls',
    'sessionControls',
    'signInFrequency',
    'isEnabled',
    '@odata.type',
    '@odata.context',
    '@odata.nextLink',
    'ipRanges',
    'members',
    'groupTypes',
    'userPrincipalName',
    'policies',
    'includeGuestsOrExternalUsers',
    'authenticationStrength',
    'allowedCombinations',
    '__proto__',
  );
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<unknown>(null, true, ID, '', 'All', '${', '#microsoft.graph.ipNamedLocation', 20, [], {}),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(property, tie('json'), { maxKeys: 5 }),
    ),
  }));

  it.each([
    [
      'userPrincipalName',
      { value: [{ id: ID, userPrincipalName: { toString: 1 } }] },
      /userPrincipalName: this is no text, got an object/,
    ],
    [
      'membershipRule',
      {
        value: [{ id: ID, securityEnabled: true, groupTypes: ['DynamicMembership'], membershipRule: { toString: 1 } }],
      },
      /membershipRule: this is no text, got an object/,
    ],
  ])('refuses a %s that is no text', (_, json, message) => {
    expect(() => read(json)).toThrow(message);
  });

  it('reads any JSON or refuses it by name, and quotes nothing of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), json), fc.oneof(fc.constant(policies(POLICY)), json), (one, other) => {
        try {
          readGraphExport({
            name: 'x',
            files: [
              { file: 'a.json', json: one },
              { file: 'b.json', json: other },
            ],
          });
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableExport);
          expect(String(error)).not.toContain(ID);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any policy in which something was replaced by something else, or refuses it by name', () => {
    const places = ['state', 'conditions', 'grantControls', 'sessionControls', 'displayName'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...places), json, (place, value) => {
        try {
          read(policies({ ...POLICY, [place]: value }));
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableExport);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads what is nested beyond reason without running out of stack', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const deepObject = JSON.parse(`${'{"conditions":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    for (const inner of [deep, deepObject]) {
      expect(() => read(inner)).toThrow(UnreadableExport);
      for (const place of ['conditions', 'grantControls', 'displayName', 'new']) {
        try {
          read(policies({ ...POLICY, [place]: inner }));
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableExport);
        }
      }
    }
  });
});
