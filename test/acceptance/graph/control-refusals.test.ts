import { createPolicy, NOBODY } from './direct-request';
import type { JsonObject } from './json';
import { applications, controls, SESSION_BASE, strength, userAction } from './policy-request';
import { recordedTenant, WORKLOAD } from './recorded-tenant';

const clock = () => Date.UTC(2026, 10, 22);

describe('a Conditional Access policy is refused for its controls', () => {
  const refusals: [string, RegExp, JsonObject][] = [
    ['without any control', /no control/, { grantControls: { builtInControls: [] } }],
    ['without grant and session controls', /grant controls or session controls/, { grantControls: null }],
    [
      'with session controls that control nothing',
      /grant controls or session controls/,
      { grantControls: null, sessionControls: SESSION_BASE },
    ],
    ['that blocks and requires MFA', /^1032: 'block'/, controls('OR', 'block', 'mfa')],
    [
      'that blocks and requires a strength',
      /^1032: 'block'/,
      { grantControls: { builtInControls: ['block'], ...strength } },
    ],
    ['with a strength and MFA', /^1108/, { grantControls: { builtInControls: ['mfa'], ...strength } }],
    [
      'with a strength that does not exist',
      /strength '0f0f/,
      { grantControls: { builtInControls: [], authenticationStrength: { id: NOBODY } } },
    ],
    [
      'with application protection alone on macOS',
      /macOS/,
      {
        ...controls('OR', 'compliantApplication'),
        conditions: { platforms: { includePlatforms: ['macOS'], excludePlatforms: [] } },
      },
    ],
    [
      'that registers devices and requires a managed device',
      /registerdevice/,
      { ...controls('OR', 'compliantDevice'), conditions: userAction('urn:user:registerdevice') },
    ],
    [
      'that has the password changed for some applications',
      /InvalidPasswordResetControl/,
      {
        ...controls('AND', 'mfa', 'passwordChange'),
        conditions: { ...applications('Office365'), userRiskLevels: ['high'] },
      },
    ],
    [
      'that has the password changed with an empty locations block',
      /InvalidPasswordResetControl/,
      {
        ...controls('AND', 'mfa', 'passwordChange'),
        conditions: { userRiskLevels: ['high'], locations: { includeLocations: [], excludeLocations: [] } },
      },
    ],
    [
      'that has the password changed with a sign-in risk',
      /InvalidPasswordResetControl/,
      { ...controls('AND', 'mfa', 'passwordChange'), conditions: { signInRiskLevels: ['high'] } },
    ],
    [
      'that has the password changed or MFA',
      /InvalidPasswordResetControl/,
      { ...controls('OR', 'mfa', 'passwordChange'), conditions: { userRiskLevels: ['high'] } },
    ],
    [
      'that has the password changed on a managed device',
      /InvalidPasswordResetControl/,
      { ...controls('AND', 'compliantDevice', 'passwordChange'), conditions: { userRiskLevels: ['high'] } },
    ],
    [
      'with application restrictions on all applications',
      /InvalidControls/,
      { sessionControls: { applicationEnforcedRestrictions: { isEnabled: true } } },
    ],
    [
      'with a persistent browser on some applications',
      /persistentBrowser/,
      {
        conditions: applications('Office365'),
        sessionControls: { persistentBrowser: { isEnabled: true, mode: 'never' } },
      },
    ],
    [
      'with resilience off on some applications',
      /disableResilienceDefaults/,
      { conditions: applications('Office365'), sessionControls: { disableResilienceDefaults: true } },
    ],
    [
      'with a frequency of every time in hours',
      /every time/,
      {
        sessionControls: {
          signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime', value: 4, type: 'hours' },
        },
      },
    ],
    [
      'with a frequency without a number',
      /value and a type/,
      { sessionControls: { signInFrequency: { isEnabled: true, frequencyInterval: 'timeBased' } } },
    ],
    [
      'for workloads that requires MFA',
      /only block/,
      {
        conditions: { users: { includeUsers: ['None'] }, clientApplications: { includeServicePrincipals: [WORKLOAD] } },
      },
    ],
  ];

  it.each(refusals)('%s', (_name, message, changes) => {
    const tenant = recordedTenant(clock);
    expect(createPolicy(tenant, changes)).toEqual({ status: 400, message: expect.stringMatching(message) });
    expect(tenant.directory.policies.size).toBe(0);
  });
});
