import type { Control } from '../../control';
import { boundSessions } from './bound-sessions';
import { byHand } from './by-hand';
import { isOneOf } from './setting-demand';

/** What a session is bound to, and what is open without one. */
export const sessionsAndSharing: readonly Control[] = [
  byHand({
    id: 'ENT-SS-05',
    title: 'Sessions on Windows are bound to the device',
    risk: 'A token that is stolen from a computer is used on another one, past every factor.',
    step: 'In the Entra admin center under Conditional Access > Policies make a policy for all users, Exchange Online, SharePoint Online and Microsoft Teams Services, the platform Windows and the client apps Mobile apps and desktop clients, with the session control Require token protection for sign-in sessions',
    references: [
      { source: 'CIS M365 v7', id: '5.2.2.16' },
      { source: 'NIST 800-53', id: 'SC-23' },
    ],
    judged: boundSessions,
  }),
  byHand({
    id: 'ENT-TS-17',
    title: 'No link opens a file to anyone',
    risk: 'A link that needs no sign-in is a file on the Internet, whatever Conditional Access asks.',
    step: 'In the SharePoint admin center under Policies > Sharing set external sharing of SharePoint and of OneDrive to New and existing guests or less permissive',
    references: [
      { source: 'NIST 800-53', id: 'AC-3' },
      { source: 'NIST 800-53', id: 'AC-14' },
    ],
    demands: () => [
      isOneOf(
        'admin/sharepoint/settings',
        'sharingCapability',
        ...['externalUserSharingOnly', 'existingExternalUserSharingOnly', 'disabled'],
      ),
    ],
  }),
  byHand({
    id: 'ENT-TS-19',
    title: 'Idle sessions in browsers of unmanaged devices end',
    risk: 'A browser that was left open in a hotel is a mailbox that is left open.',
    step: 'In the Microsoft 365 admin center under Settings > Org settings > Security & privacy > Idle session timeout set 3 hours or less, beside a Conditional Access policy with application-enforced restrictions',
    references: [
      { source: 'CIS M365 v7', id: '1.3.2' },
      { source: 'NIST 800-53', id: 'AC-12' },
    ],
  }),
];
