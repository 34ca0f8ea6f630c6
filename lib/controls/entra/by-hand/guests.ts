import type { Control } from '../../control';
import { byHand } from './by-hand';

const COLLABORATION = 'In the Entra admin center under External Identities > External collaboration settings';

/** Guests: what they see, who invites them, and whose word counts for them. */
export const guests: readonly Control[] = [
  byHand({
    id: 'ENT-GU-05',
    title: 'What other directories vouch for is decided',
    risk: 'A device that any stranger’s directory calls compliant passes a policy that asks for a compliant one.',
    step: 'In the Entra admin center under External Identities > Cross-tenant access settings > Default settings > Inbound access > Trust settings clear what no policy relies on; add each partner whose word counts under Organizational settings',
    references: [
      { source: 'NIST 800-53', id: 'AC-20' },
      { source: 'NIST 800-53', id: 'IA-8' },
    ],
  }),
  byHand({
    id: 'ENT-TS-09',
    title: 'Guests see no directory but themselves',
    risk: 'A guest account lists every user, group and administrator for whoever takes it over.',
    step: `${COLLABORATION} set Guest user access to restricted to properties and memberships of their own directory objects`,
    references: [
      { source: 'CISA', id: 'MS.AAD.8.1v1' },
      { source: 'CIS M365 v7', id: '5.1.6.2' },
      { source: 'NIST 800-53', id: 'AC-6' },
    ],
  }),
  byHand({
    id: 'ENT-TS-10',
    title: 'Only guest inviters invite guests',
    risk: 'Any user, and any guest, brings further strangers into the directory.',
    step: `${COLLABORATION} set Guest invite settings to Only users assigned to specific admin roles can invite guest users`,
    references: [
      { source: 'CISA', id: 'MS.AAD.8.2v1' },
      { source: 'CIS M365 v7', id: '5.1.6.3' },
      { source: 'NIST 800-53', id: 'AC-6(10)' },
    ],
  }),
  byHand({
    id: 'ENT-TS-11',
    title: 'Guests come from listed domains',
    risk: 'A private mailbox becomes a member of the organization by one invitation.',
    step: `${COLLABORATION} choose Allow invitations only to the specified domains (most restrictive), and list the partners’ domains`,
    references: [
      { source: 'CISA', id: 'MS.AAD.8.3v1' },
      { source: 'CIS M365 v7', id: '5.1.6.1' },
      { source: 'NIST 800-53', id: 'AC-3' },
    ],
  }),
];
