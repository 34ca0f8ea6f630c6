import {
  EndAdminSessionsInOutages,
  LimitAdminSessions,
  LimitSessions,
  LimitSessionsOnUnmanagedDevices,
} from '../../lib/entra';
import { EntraRole, privilegedRoles } from '../../lib/values';
import { azuread } from './rendered';
import { type RenderedPolicy, renderedPolicy } from './rendered-policy';

const ROLES = privilegedRoles()
  .map(({ templateId }) => templateId)
  .sort();

/** All resources, the emergency accounts left out, and no grant control. */
const session = ({ common, excluded }: RenderedPolicy, users: object, controls: object, condition: object = {}) => ({
  ...common,
  display_name: expect.stringMatching(/^CA\d{3}-/),
  conditions: {
    applications: { included_applications: ['All'] },
    client_app_types: ['all'],
    users: { ...users, excluded_groups: [excluded] },
    ...condition,
  },
  session_controls: controls,
});
const every = (count: number, period: 'hours' | 'days') => ({
  sign_in_frequency: count,
  sign_in_frequency_period: period,
  sign_in_frequency_interval: 'timeBased',
  sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
});

describe('LimitAdminSessions', () => {
  it('has privileged roles sign in again after four hours, and no browser keep the session', () => {
    const made = renderedPolicy(LimitAdminSessions, {});
    const controls = { ...every(4, 'hours'), persistent_browser_mode: 'never' };
    expect(made.policy).toEqual(session(made, { included_roles: ROLES }, controls));
    expect(made.policy).toHaveProperty('display_name', 'CA104-Admins-SessionControl-AllResources-SignInFrequency');
    expect(made.family).toEqual({ input: { grant: 'none', session: 'persistentBrowser+signInFrequency' } });
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('takes fewer hours and more roles', () => {
    const { policy } = renderedPolicy(LimitAdminSessions, { hours: 1, additionalRoles: ['Intune Administrator'] });
    expect(policy).toHaveProperty('session_controls.sign_in_frequency', 1);
    const intune = EntraRole.named('Intune Administrator').templateId;
    expect(policy).toHaveProperty('conditions.users.included_roles', [...ROLES, intune].sort());
  });

  it('takes groups of administrators beside the roles', () => {
    const adminGroups = ['6f1e2d3c-3333-4a2b-8c3d-000000000001'];
    for (const Policy of [LimitAdminSessions, EndAdminSessionsInOutages]) {
      const { policy } = renderedPolicy(Policy, { adminGroups });
      expect(policy).toHaveProperty('conditions.users.included_groups', adminGroups);
      expect(policy).toHaveProperty('conditions.users.included_roles', ROLES);
    }
  });

  it.each([0, 5, 2.5, Number.NaN])('refuses %s hours', (hours) => {
    expect(() => renderedPolicy(LimitAdminSessions, { hours })).toThrow(
      `contoso-entra/it: hours: a session does not last for this number of hours, got "${hours}"; ` +
        'it is a whole number of hours from 1 to 4. Leave it out for 4 (ENT-SS-01)',
    );
  });

  it('refuses an unknown role together with the hours', () => {
    expect(() => renderedPolicy(LimitAdminSessions, { hours: 9, additionalRoles: ['Boss'] })).toThrow('2 problems');
  });
});

describe('LimitSessions', () => {
  it('has everybody sign in again after seven days', () => {
    const made = renderedPolicy(LimitSessions, {});
    expect(made.policy).toEqual(session(made, { included_users: ['All'] }, every(7, 'days')));
    expect(made.policy).toHaveProperty('display_name', 'CA015-Global-SessionControl-AllResources-SignInFrequency');
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('takes fewer days, and refuses more', () => {
    expect(renderedPolicy(LimitSessions, { days: 1 }).policy).toHaveProperty('session_controls.sign_in_frequency', 1);
    expect(() => renderedPolicy(LimitSessions, { days: 8 })).toThrow('a whole number of days from 1 to 7');
  });
});

describe('LimitSessionsOnUnmanagedDevices', () => {
  it('leaves managed devices out by positive comparisons, which fail on a device that is not known', () => {
    const made = renderedPolicy(LimitSessionsOnUnmanagedDevices, {});
    const rule = 'device.isCompliant -eq True -or device.trustType -eq "ServerAD"';
    const controls = { ...every(1, 'hours'), persistent_browser_mode: 'never' };
    expect(made.policy).toEqual(
      session(made, { included_users: ['All'] }, controls, { devices: { filter: { mode: 'exclude', rule } } }),
    );
    expect(made.policy).toHaveProperty('display_name', 'CA016-Global-SessionControl-UnmanagedDevices-SignInFrequency');
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('takes up to twelve hours, and refuses more', () => {
    const { policy } = renderedPolicy(LimitSessionsOnUnmanagedDevices, { hours: 12 });
    expect(policy).toHaveProperty('session_controls.sign_in_frequency', 12);
    expect(() => renderedPolicy(LimitSessionsOnUnmanagedDevices, { hours: 13 })).toThrow(
      'it is a whole number of hours from 1 to 12. Leave it out for 1 (ENT-SS-03)',
    );
  });
});

describe('EndAdminSessionsInOutages', () => {
  it('disables resilience defaults for privileged roles alone', () => {
    const made = renderedPolicy(EndAdminSessionsInOutages, {});
    expect(made.policy).toEqual(session(made, { included_roles: ROLES }, { disable_resilience_defaults: true }));
    expect(made.policy).toHaveProperty('display_name', 'CA105-Admins-SessionControl-AllResources-NoResilienceDefaults');
    expect(made.family).toEqual({ input: { grant: 'none', session: 'disableResilienceDefaults' } });
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('refuses an unknown role', () => {
    expect(() => renderedPolicy(EndAdminSessionsInOutages, { additionalRoles: ['Boss'] })).toThrow(
      'additionalRoles[0]: there is no such built-in role',
    );
  });
});
