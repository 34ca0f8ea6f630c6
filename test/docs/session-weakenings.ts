import type { Weakening } from './weakened';
import { house, policyOverridden, policyWeakened } from './weakened-entra';

/** The directory of contoso, where the declaration says that sessions of privileged roles end in an outage. */
const ending = (text: string) =>
  text.replace('licence: P2', 'licence: P2\n      sessions: { adminsWithoutResilience: true }');

/** What the pages on sessions show, by the mark before the answer. */
export const sessionWeakenings: Readonly<Record<string, Weakening>> = {
  'session-admins-longer': {
    ...policyOverridden('ENT-SS-01', '/admin-sessions/', 'session_controls.sign_in_frequency', 24),
    declare: house('ENT-SS-01'),
  },
  'session-second-factor': {
    ...policyOverridden(
      'ENT-SS-02',
      '/sessions/',
      'session_controls.sign_in_frequency_authentication_type',
      'secondaryAuthentication',
    ),
    declare: house('ENT-SS-02'),
  },
  'session-filter-turned': {
    ...policyOverridden('ENT-SS-03', '/unmanaged-sessions/', 'conditions.devices.filter', {
      mode: 'include',
      rule: 'device.isCompliant -eq False',
    }),
    declare: house('ENT-SS-03'),
  },
  'resilience-everybody': {
    ...policyWeakened('ENT-SS-04', '/admin-resilience/', (made) => {
      made.addOverride('conditions.users.included_roles', undefined);
      made.conditions.users.includedUsers = ['All'];
    }),
    declare: ending,
  },
  'resilience-kept': {
    ...policyOverridden('ENT-SS-04', '/admin-resilience/', 'session_controls', {
      disable_resilience_defaults: false,
      persistent_browser_mode: 'never',
    }),
    declare: ending,
  },
};
