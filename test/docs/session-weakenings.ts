import type { Weakening } from './weakened';
import { policyOverridden, policyWeakened } from './weakened-entra';

/** What the pages on sessions show, by the mark before the answer. */
export const sessionWeakenings: Readonly<Record<string, Weakening>> = {
  'session-admins-longer': policyOverridden(
    'ENT-SS-01',
    '/admin-sessions/',
    'session_controls.sign_in_frequency',
    24,
    'adatum',
  ),
  'session-second-factor': policyOverridden(
    'ENT-SS-02',
    '/sessions/',
    'session_controls.sign_in_frequency_authentication_type',
    'secondaryAuthentication',
    'adatum',
  ),
  'session-filter-turned': policyOverridden(
    'ENT-SS-03',
    '/unmanaged-sessions/',
    'conditions.devices.filter',
    { mode: 'include', rule: 'device.isCompliant -eq False' },
    'adatum',
  ),
  'resilience-everybody': policyWeakened(
    'ENT-SS-04',
    '/admin-resilience/',
    (made) => {
      made.addOverride('conditions.users.included_roles', undefined);
      made.conditions.users.includedUsers = ['All'];
    },
    'adatum',
  ),
  'resilience-kept': policyOverridden(
    'ENT-SS-04',
    '/admin-resilience/',
    'session_controls',
    { disable_resilience_defaults: false, persistent_browser_mode: 'never' },
    'adatum',
  ),
};
