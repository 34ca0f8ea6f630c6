import type { Control } from '../../control';
import { byHand } from './by-hand';
import { demand, everyMember, is, restricts, someMember, textAt } from './setting-demand';

const AUTHORIZATION = 'policies/authorizationpolicy';
const CONSENT = 'policies/adminconsentrequestpolicy';
const CREDENTIALS = 'policies/defaultappmanagementpolicy';
const PASSWORDS = ['passwordAddition', 'customPasswordAddition', 'symmetricKeyAddition'];
const MOST_PASSWORD_DAYS = 180;
const MOST_CERTIFICATE_DAYS = 365;

/** Applications: who registers them, who consents to them, and their credentials. */
export const applications: readonly Control[] = [
  byHand({
    id: 'ENT-TS-04',
    title: 'Only administrators register applications',
    risk: 'An application that anybody registered asks the next user for consent in the organization’s own name.',
    step: 'In the Entra admin center under Users > User settings set Users can register applications to No',
    references: [
      { source: 'CISA', id: 'MS.AAD.5.1v1' },
      { source: 'CIS M365 v7', id: '5.1.2.2' },
      { source: 'NIST 800-53', id: 'AC-6(10)' },
      { source: 'NIST 800-53', id: 'CM-5' },
    ],
    demands: () => [is(AUTHORIZATION, 'defaultUserRolePermissions/allowedToCreateApps', false)],
  }),
  byHand({
    id: 'ENT-TS-05',
    title: 'Users consent to no application',
    risk: 'One click on a consent page gives a stranger’s application the mailbox, past every password and factor.',
    step: 'In the Entra admin center under Enterprise applications > Consent and permissions > User consent settings choose Do not allow user consent',
    references: [
      { source: 'CISA', id: 'MS.AAD.5.2v1' },
      { source: 'CIS M365 v7', id: '5.1.5.1' },
      { source: 'NIST 800-53', id: 'AC-6(10)' },
      { source: 'NIST 800-53', id: 'CM-5' },
    ],
    demands: () => [
      demand(
        AUTHORIZATION,
        'defaultUserRolePermissions/permissionGrantPoliciesAssigned',
        'holds no managePermissionGrantsForSelf policy',
        everyMember((member) => {
          const policy = textAt(member, '');
          return typeof policy === 'string' ? !/^managepermissiongrantsforself\./i.test(policy) : policy;
        }),
      ),
    ],
  }),
  byHand({
    id: 'ENT-TS-06',
    title: 'Users ask administrators for consent',
    risk: 'Where there is no way to ask, people are given the right to consent, or the administrator’s account.',
    step: 'In the Entra admin center under Enterprise applications > Consent and permissions > Admin consent settings set Users can request admin consent to Yes, and name reviewers',
    references: [
      { source: 'CISA', id: 'MS.AAD.5.3v1' },
      { source: 'CIS M365 v7', id: '5.1.5.2' },
      { source: 'NIST 800-53', id: 'CM-4' },
    ],
    demands: (settings) => [
      is(CONSENT, 'isEnabled', true),
      demand(
        CONSENT,
        'reviewers',
        'names reviewers',
        someMember(() => true),
      ),
      demand(
        CONSENT,
        'reviewers',
        'names the declared reviewers alone',
        everyMember((member) => {
          const query = textAt(member, 'query');
          return typeof query === 'string' ? query.includes(settings?.consentReviewers ?? '') : query;
        }),
      ),
    ],
  }),
  byHand({
    id: 'ENT-TS-07',
    title: 'Applications have no new passwords, and no credential lives long',
    risk: 'A secret in a pipeline or a file signs in as the application for years, from anywhere, without a second factor.',
    step: 'In the Entra admin center under Enterprise applications > Application policies block password addition and custom passwords, restrict the lifetime of passwords to 180 days and that of certificates to 365 days',
    references: [
      { source: 'CISA', id: 'MS.AAD.5.5v1' },
      { source: 'CISA', id: 'MS.AAD.5.6v1' },
      { source: 'CISA', id: 'MS.AAD.5.7v1' },
      { source: 'CIS M365 v7', id: '5.1.5.3' },
      { source: 'CIS M365 v7', id: '5.1.5.4' },
      { source: 'CIS M365 v7', id: '5.1.5.5' },
      { source: 'CIS M365 v7', id: '5.1.5.6' },
      { source: 'Maester', id: 'MT.1002' },
      { source: 'NIST 800-53', id: 'IA-5' },
      { source: 'NIST 800-53', id: 'SC-12' },
    ],
    demands: () => [
      is(CREDENTIALS, 'isEnabled', true),
      ...['applicationRestrictions', 'servicePrincipalRestrictions'].flatMap((of) => [
        ...PASSWORDS.map((type) =>
          demand(CREDENTIALS, `${of}/passwordCredentials`, `restricts ${type}`, restricts(type)),
        ),
        demand(
          CREDENTIALS,
          `${of}/passwordCredentials`,
          `restricts passwordLifetime to ${MOST_PASSWORD_DAYS} days`,
          restricts('passwordLifetime', MOST_PASSWORD_DAYS),
        ),
        demand(
          CREDENTIALS,
          `${of}/keyCredentials`,
          `restricts asymmetricKeyLifetime to ${MOST_CERTIFICATE_DAYS} days`,
          restricts('asymmetricKeyLifetime', MOST_CERTIFICATE_DAYS),
        ),
      ]),
    ],
  }),
];
