import type { Control } from '../../control';
import { blockedAgents } from './blocked-agents';
import { byHand } from './by-hand';
import { is } from './setting-demand';

/** What is watched, and what would stand in the way of Conditional Access. */
export const watching: readonly Control[] = [
  byHand({
    id: 'ENT-AG-01',
    title: 'Risky agents are blocked',
    risk: 'An agent that somebody else steers goes on acting with the access that it was given.',
    step: 'In the Entra admin center under Conditional Access > Policies make a policy for all agent identities and all resources, with the condition Agent risk set to High, that blocks access',
    references: [
      { source: 'CISA', id: 'MS.AAD.9.1v1' },
      { source: 'Maester', id: 'MT.1181' },
      { source: 'NIST 800-53', id: 'AC-3' },
      { source: 'NIST 800-53', id: 'CM-7(4)' },
    ],
    licence: 'P2',
    judged: blockedAgents,
  }),
  byHand({
    id: 'ENT-BG-05',
    title: 'Security defaults are off',
    risk: 'No Conditional Access policy can be on while they are: the first apply is refused.',
    step: 'In the Entra admin center under Overview > Properties > Manage security defaults choose Disabled, with the first policies ready to be applied',
    references: [{ source: 'Microsoft', id: 'Conditional Access, security defaults' }],
    demands: () => [is('policies/identitysecuritydefaultsenforcementpolicy', 'isEnabled', false)],
  }),
  byHand({
    id: 'ENT-BG-07',
    title: 'Somebody is told of each sign-in of an emergency account',
    risk: 'The accounts that no policy holds are used by somebody who has no business with them, and nobody looks.',
    step: 'In Azure Monitor, on the workspace that the sign-in logs go to, make an alert rule on SignInLogs for the object ids of the emergency accounts, successful or not, that tells people at once and by more than e-mail; try it at each drill',
    references: [
      { source: 'CIS M365 v7', id: '1.1.2' },
      { source: 'NIST 800-53', id: 'AC-2(12)' },
      { source: 'NIST 800-53', id: 'AU-6' },
    ],
  }),
  byHand({
    id: 'ENT-GV-04',
    title: 'Sign-in and audit logs reach the security operations center',
    risk: 'Whoever gets in is found out when the logs are gone: they are kept for thirty days at most.',
    step: 'In the Entra admin center under Monitoring & health > Diagnostic settings send AuditLogs, SignInLogs, NonInteractiveUserSignInLogs, ServicePrincipalSignInLogs, ADFSSignInLogs, RiskyUsers, UserRiskEvents, RiskyServicePrincipals, ServicePrincipalRiskEvents, EnrichedOffice365AuditLogs and MicrosoftGraphActivityLogs to the workspace of the security operations center',
    references: [
      { source: 'CISA', id: 'MS.AAD.4.1v1' },
      { source: 'NIST 800-53', id: 'AU-4' },
    ],
  }),
  byHand({
    id: 'ENT-TS-23',
    title: 'Administrators are told of risky users',
    risk: 'An account that was taken over is found when somebody happens to look.',
    step: 'In the Entra admin center under ID Protection > Settings > Users at risk detected alerts name the recipients, for risk level High or lower',
    references: [
      { source: 'CISA', id: 'MS.AAD.2.2v1' },
      { source: 'NIST 800-53', id: 'AC-2(12)' },
    ],
    licence: 'P2',
  }),
];
