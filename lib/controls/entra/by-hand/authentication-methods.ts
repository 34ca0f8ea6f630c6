import type { Control } from '../../control';
import { byHand } from './by-hand';
import { demand, everyMember, is, isEverybody, someMember } from './setting-demand';

const POLICIES = 'In the Entra admin center under Authentication methods > Policies';

const METHODS = 'policies/authenticationmethodspolicy';
const method = (name: string) => `${METHODS}/authenticationmethodconfigurations/${name}`;
const AUTHENTICATOR = method('microsoftauthenticator');
const shown = (what: string) =>
  ['state', 'includeTarget/id'].map((property, index) =>
    is(AUTHENTICATOR, `featureSettings/${what}/${property}`, index === 0 ? 'enabled' : 'all_users'),
  );

/** Methods of authentication: which there are, and what they show. */
export const authenticationMethods: readonly Control[] = [
  byHand({
    id: 'ENT-TS-01',
    title: 'Microsoft Authenticator shows what is signed in to, and from where',
    risk: 'Whoever is asked to approve a sign-in without seeing what it is to approves that of a stranger.',
    step: `${POLICIES} > Microsoft Authenticator enable it for all users, set Allow use of Microsoft Authenticator OTP to No, and under Configure set application name and geographic location in notifications to Enabled for all users; under Authentication methods > Settings set system-preferred multifactor authentication to Enabled`,
    references: [
      { source: 'CISA', id: 'MS.AAD.3.3v2' },
      { source: 'CIS M365 v7', id: '5.2.3.1' },
      { source: 'CIS M365 v7', id: '5.2.3.6' },
      { source: 'NIST 800-53', id: 'IA-2(8)' },
      { source: 'NIST 800-53', id: 'IA-2(13)' },
    ],
    demands: () => [
      is(AUTHENTICATOR, 'state', 'enabled'),
      is(AUTHENTICATOR, 'isSoftwareOathEnabled', false),
      demand(AUTHENTICATOR, 'includeTargets', 'holds all_users', someMember(isEverybody)),
      ...shown('displayAppInformationRequiredState'),
      ...shown('displayLocationInformationRequiredState'),
      is(METHODS, 'systemCredentialPreferences/state', 'enabled'),
      demand(METHODS, 'systemCredentialPreferences/includeTargets', 'holds all_users', someMember(isEverybody)),
      demand(
        METHODS,
        'systemCredentialPreferences/excludeTargets',
        'is empty',
        everyMember(() => false),
      ),
    ],
  }),
  byHand({
    id: 'ENT-TS-02',
    title: 'Methods are managed in the authentication methods policy alone',
    risk: 'Methods that are off in the policy stay on in the older settings beside it.',
    step: `${POLICIES} > Manage migration choose Migration Complete`,
    references: [
      { source: 'CISA', id: 'MS.AAD.3.4v1' },
      { source: 'NIST 800-53', id: 'CM-7' },
    ],
    demands: () => [is(METHODS, 'policyMigrationState', 'migrationComplete')],
  }),
  byHand({
    id: 'ENT-TS-03',
    title: 'Text messages, calls and mailed codes are no methods',
    risk: 'A number can be moved to another phone, and a mailbox read, by whoever knows the password already.',
    step: `${POLICIES} set SMS, Voice call and Email OTP to disabled`,
    references: [
      { source: 'CISA', id: 'MS.AAD.3.5v2' },
      { source: 'CIS M365 v7', id: '5.2.3.5' },
      { source: 'CIS M365 v7', id: '5.2.3.7' },
      { source: 'NIST 800-53', id: 'CM-7b' },
      { source: 'NIST 800-53', id: 'IA-5c' },
    ],
    demands: () => ['sms', 'voice', 'email'].map((name) => is(method(name), 'state', 'disabled')),
  }),
  byHand({
    id: 'ENT-TS-20',
    title: 'Per-user MFA is off for everybody',
    risk: 'A state of the account overrides what Conditional Access decides, and no report shows it.',
    step: 'In the Entra admin center under Users > All users > Per-user MFA set every user to Disabled; Conditional Access asks for the second factor',
    references: [
      { source: 'CIS M365 v7', id: '5.1.2.1' },
      { source: 'NIST 800-53', id: 'IA-2(1)' },
    ],
  }),
  byHand({
    id: 'ENT-TS-22',
    title: 'People reset their own passwords with two methods that are strong enough',
    risk: 'A reset by one weak method, or through the help desk, is the way round every other method.',
    step: 'In the Entra admin center under Password reset set Self service password reset enabled to All, Number of methods required to reset to 2, registration at sign-in to Yes, and both notifications to Yes',
    references: [
      { source: 'CIS M365 v7', id: '5.2.4.1' },
      { source: 'CIS M365 v7', id: '5.2.4.2' },
      { source: 'CIS M365 v7', id: '5.2.4.3' },
      { source: 'CIS M365 v7', id: '5.2.4.4' },
      { source: 'CIS M365 v7', id: '5.2.4.5' },
      { source: 'NIST 800-53', id: 'IA-5' },
    ],
  }),
];
