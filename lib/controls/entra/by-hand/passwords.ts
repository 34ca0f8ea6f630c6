import { domainsOf } from '../../../declaration';
import type { Control } from '../../control';
import { byHand } from './by-hand';
import { is } from './setting-demand';

/** What Microsoft Graph takes for never. */
const NEVER = 2_147_483_647;

/** Passwords: how long they last, and which are taken. */
export const passwords: readonly Control[] = [
  byHand({
    id: 'ENT-TS-08',
    title: 'Passwords do not expire',
    risk: 'Whoever has to change a password every few weeks counts it up, and writes it down.',
    step: 'In the Microsoft 365 admin center under Settings > Org settings > Security & privacy > Password expiration policy check Set passwords to never expire',
    references: [
      { source: 'CISA', id: 'MS.AAD.6.1v1' },
      { source: 'CIS M365 v7', id: '1.3.1' },
      { source: 'NIST 800-53', id: 'IA-5(1)' },
    ],
    demands: (settings) =>
      domainsOf(settings).map((domain) => is(`domains/${domain}`, 'passwordValidityPeriodInDays', NEVER)),
  }),
  byHand({
    id: 'ENT-TS-15',
    title: 'Guessable passwords are refused, and guessing locks out',
    risk: 'One password of the season opens an account in every hundred.',
    step: 'In the Entra admin center under Authentication methods > Password protection set Lockout threshold to 10 or less and Lockout duration in seconds to 60 or more, enforce a custom list that holds the names of the organization, and enable password protection on Windows Server Active Directory in mode Enforced',
    references: [
      { source: 'CIS M365 v7', id: '5.2.3.2' },
      { source: 'CIS M365 v7', id: '5.2.3.3' },
      { source: 'CIS M365 v7', id: '5.2.3.8' },
      { source: 'CIS M365 v7', id: '5.2.3.9' },
      { source: 'NIST 800-53', id: 'AC-7' },
      { source: 'NIST 800-53', id: 'IA-5(1)' },
    ],
  }),
];
