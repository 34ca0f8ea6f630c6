import { type FormRule, listed, when } from './form-rule';
import { all, hasMembers, holds, isJust, isWithin, isWritten, not, some } from './truth';
import type { WrittenPolicy } from './written-policy';

const APPLICATIONS = 'conditions.applications.included_applications';
const ACTIONS = 'conditions.applications.included_user_actions';
const REGISTER = 'urn:user:registerdevice';
const GRANT = ['built_in_controls', 'terms_of_use', 'custom_authentication_factors'].map(
  (name) => `grant_controls.${name}`,
);

/** Targets: what is signed in to. */
export const TARGET_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'no-target',
    about: [APPLICATIONS, ACTIONS],
    problem: 'the policy targets nothing, which Microsoft Graph refuses',
    allowed: 'a policy includes applications or user actions; to target no application it includes None',
    remedy: 'Write included_applications = ["None"] where nothing is meant',
    breach: ({ applications, userActions }) =>
      when(not(some(hasMembers(applications.included), hasMembers(userActions))), () => 'nothing'),
  },
  {
    id: 'two-targets',
    about: [APPLICATIONS, ACTIONS],
    problem: 'the policy targets applications and user actions, which Microsoft Graph refuses (1012)',
    allowed: 'a policy targets either',
    remedy: 'Write two policies',
    breach: ({ applications, userActions }) =>
      when(all(hasMembers(applications.included), hasMembers(userActions)), () =>
        listed(applications.included, userActions),
      ),
  },
  {
    id: 'platforms-with-user-action',
    about: [ACTIONS, 'conditions.platforms'],
    problem: 'a policy for a user action has a condition on platforms, which Microsoft Graph refuses',
    allowed: 'user actions are guarded on every platform',
    remedy: 'Leave the block platforms out',
    breach: ({ userActions, blocks }) =>
      when(all(hasMembers(userActions), blocks.platforms), () => listed(userActions)),
  },
  {
    id: 'register-device-clients',
    about: [ACTIONS, 'conditions.client_app_types'],
    problem: 'the registration of devices is guarded for some clients, which Microsoft Graph refuses',
    allowed: 'client_app_types is all for urn:user:registerdevice',
    remedy: 'Write client_app_types = ["all"]',
    breach: ({ userActions, clientAppTypes }) =>
      when(all(holds(userActions, REGISTER), not(isJust(clientAppTypes, 'all'))), () => listed(clientAppTypes)),
  },
  {
    id: 'register-device-filter',
    about: [ACTIONS, 'conditions.devices'],
    problem: 'the registration of devices is guarded for some devices, which Microsoft Graph refuses',
    allowed: 'urn:user:registerdevice has no condition on devices: there is none yet',
    remedy: 'Leave the block devices out',
    breach: ({ userActions, blocks }) => when(all(holds(userActions, REGISTER), blocks.devices), () => 'devices'),
  },
  {
    id: 'register-device-grant',
    about: [ACTIONS, ...GRANT],
    problem: 'the registration of devices asks for more than a second factor, which Microsoft Graph refuses',
    allowed: 'urn:user:registerdevice can ask for mfa or for an authentication strength, and for nothing else',
    remedy: 'Write the one control mfa',
    breach: ({ userActions, grant }) =>
      when(
        all(
          holds(userActions, REGISTER),
          some(
            not(isWithin(grant.builtIn, ['mfa'])),
            hasMembers(grant.termsOfUse),
            hasMembers(grant.custom),
            not(some(hasMembers(grant.builtIn), isWritten(grant.strength))),
          ),
        ),
        () => listed(grant.builtIn, grant.termsOfUse, grant.custom),
      ),
  },
];
