import type { Control } from '../../control';
import { byHand } from './by-hand';
import { demand, isOneOf } from './setting-demand';

const COLLABORATION = 'In the Entra admin center under External Identities > External collaboration settings';

const AUTHORIZATION = 'policies/authorizationpolicy';
const INBOUND = 'policies/crosstenantaccesspolicy/default';
/** Template ids of the roles that guests can have; the third one is that of a member. */
const GUEST = '10dae51f-b6af-4016-8d66-8c2a99b929b3';
const RESTRICTED_GUEST = '2af84b1e-32c8-42b7-82bc-daa82404023b';
const CLAIMS = {
  mfa: 'isMfaAccepted',
  compliantDevice: 'isCompliantDeviceAccepted',
  hybridDevice: 'isHybridAzureADJoinedDeviceAccepted',
} as const;

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
    demands: (settings) =>
      (Object.keys(CLAIMS) as (keyof typeof CLAIMS)[]).map((claim) =>
        demand(INBOUND, `inboundTrust/${CLAIMS[claim]}`, 'is what entra.inboundTrust says', (written) => {
          if (written.is !== 'known') return written.is === 'ref' || written.is === 'unknown' ? undefined : false;
          return (
            written.value === false || (written.value === true && settings?.inboundTrust?.includes(claim) === true)
          );
        }),
      ),
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
    demands: () => [isOneOf(AUTHORIZATION, 'guestUserRoleId', GUEST, RESTRICTED_GUEST)],
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
    demands: () => [isOneOf(AUTHORIZATION, 'allowInvitesFrom', 'adminsAndGuestInviters', 'none')],
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
