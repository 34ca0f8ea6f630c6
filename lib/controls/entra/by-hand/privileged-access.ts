import type { Control } from '../../control';
import { byHand } from './by-hand';

const ROLES = 'In the Entra admin center under ID Governance > Privileged Identity Management';

/** Privileged access, as far as it is set by role and not by group. */
export const privilegedAccess: readonly Control[] = [
  byHand({
    id: 'ENT-PR-06',
    title: 'Activation of a role asks for a stronger sign-in',
    risk: 'Whoever took over a session of an administrator activates the role in it.',
    step: `${ROLES} > Microsoft Entra roles > Settings set On activation, require to an authentication context, for which a Conditional Access policy asks for a phishing-resistant strength every time`,
    references: [
      { source: 'NIST 800-53', id: 'AC-6(1)' },
      { source: 'NIST 800-53', id: 'IA-11' },
    ],
  }),
  byHand({
    id: 'ENT-PR-08',
    title: 'Changes of Conditional Access ask for a stronger sign-in',
    risk: 'Whoever took over a session of an administrator turns the policies off in it.',
    step: 'In the Entra admin center under Roles & admins > Protected actions add the actions that create, update and delete Conditional Access policies and named locations to an authentication context, for which a policy asks for a phishing-resistant strength',
    references: [
      { source: 'Microsoft', id: 'Conditional Access deployment plan' },
      { source: 'NIST 800-53', id: 'CM-5' },
    ],
  }),
  byHand({
    id: 'ENT-TS-13',
    title: 'Roles that are assigned directly are activated with approval, and told of',
    risk: 'What the groups ask for at activation is passed by whoever holds the role without a group.',
    step: `${ROLES} > Microsoft Entra roles > Settings, for each privileged role, require approval and justification on activation, expire eligible and active assignments, and send notifications to the security team`,
    references: [
      { source: 'CISA', id: 'MS.AAD.7.6v1' },
      { source: 'CISA', id: 'MS.AAD.7.7v1' },
      { source: 'CIS M365 v7', id: '5.3.4' },
      { source: 'NIST 800-53', id: 'AC-6(1)' },
    ],
    licence: 'P2',
  }),
  byHand({
    id: 'ENT-TS-14',
    title: 'Groups that policies name are in a restricted management unit',
    risk: 'A helpdesk that may edit groups takes itself out of a policy.',
    step: 'In the Entra admin center under Roles & admins > Admin units make a unit with Restricted management administrative unit set to Yes, and put the groups into it that policies include and exclude',
    references: [
      { source: 'Maester', id: 'MT.1035' },
      { source: 'NIST 800-53', id: 'AC-6' },
    ],
  }),
  byHand({
    id: 'ENT-TS-16',
    title: 'Guests and privileged roles are reviewed',
    risk: 'Access that was right once stays, and nobody asks.',
    step: 'In the Entra admin center under ID Governance > Access reviews review all groups with guests and each privileged role at least every quarter, and remove access where nobody answers',
    references: [
      { source: 'CIS M365 v7', id: '5.3.2' },
      { source: 'CIS M365 v7', id: '5.3.3' },
      { source: 'NIST 800-53', id: 'AC-2j' },
    ],
    licence: 'P2',
  }),
];
