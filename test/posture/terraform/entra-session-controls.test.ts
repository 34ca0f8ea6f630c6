import { only, policyWith } from './stack';

const sessionOf = (session_controls: unknown) =>
  only(policyWith({ session_controls }).entities.conditionalAccessPolicy).fields.session;

describe('session_controls', () => {
  it.each([
    ['objects', (block: unknown) => block],
    ['lists of one object', (block: unknown) => [block]],
  ])('are read where blocks are written as %s', (_, block) => {
    const session = sessionOf(
      block({
        sign_in_frequency: 2,
        sign_in_frequency_period: 'days',
        sign_in_frequency_interval: 'timeBased',
        sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
        persistent_browser_mode: 'never',
        application_enforced_restrictions_enabled: true,
        disable_resilience_defaults: true,
        cloud_app_security_policy: 'monitorOnly',
      }),
    );
    expect(session).toMatchObject({
      signInFrequency: { value: { hours: 48, primaryToo: true } },
      persistentBrowser: { value: 'never' },
      applicationEnforcedRestrictions: { value: true },
      resilienceDefaultsDisabled: { value: true },
      cloudAppSecurity: { value: 'monitorOnly' },
    });
  });

  it('are absent where nothing is written', () => {
    const kinds = Object.values(sessionOf(undefined)).map(({ is }) => is);
    expect(new Set(kinds)).toEqual(new Set(['absent']));
  });

  it.each([
    ['hours', { sign_in_frequency: 4, sign_in_frequency_period: 'hours' }, { hours: 4, primaryToo: true }],
    ['every time', { sign_in_frequency_interval: 'everyTime' }, { hours: 0, primaryToo: true }],
    [
      'the second factor alone',
      {
        sign_in_frequency: 4,
        sign_in_frequency_period: 'hours',
        sign_in_frequency_authentication_type: 'secondaryAuthentication',
      },
      { hours: 4, primaryToo: false },
    ],
  ])('ask for a sign-in by %s', (_, written, value) => {
    expect(sessionOf(written).signInFrequency).toMatchObject({ is: 'known', value });
  });

  it.each([
    ['an unread number', { sign_in_frequency: '${var.hours}', sign_in_frequency_period: 'hours' }, 'variable'],
    ['an unread unit', { sign_in_frequency: 4, sign_in_frequency_period: '${var.unit}' }, 'variable'],
    ['an unread interval', { sign_in_frequency_interval: '${var.interval}' }, 'variable'],
    ['no unit', { sign_in_frequency: 4 }, 'notRead'],
    ['a unit of tomorrow', { sign_in_frequency: 4, sign_in_frequency_period: 'weeks' }, 'notRead'],
    ['a number below one', { sign_in_frequency: 0, sign_in_frequency_period: 'hours' }, 'notRead'],
  ])('are unknown with %s', (_, written, why) => {
    expect(sessionOf(written).signInFrequency).toMatchObject({ is: 'unknown', why });
  });
});
