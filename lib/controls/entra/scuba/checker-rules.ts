import type { ConditionalAccessPolicy, Posture } from '../../../posture';
import { EntraRole } from '../../../values';
import {
  CHECKER_MFA,
  type CheckerRule,
  type Condition,
  combinationsOf,
  type Demanded,
  every,
  type Holds,
  has,
  hasAll,
  isEmpty,
  isExactly,
  isText,
  PHISHING_RESISTANT,
  some,
} from './checker-rule';

const MANAGED = ['compliantDevice', 'domainJoinedDevice'];

const everybody: Demanded = {
  what: 'includes all users',
  holds: ({ users }) => has(users.included, 'All'),
};
const everything: Demanded = {
  what: 'includes all resources',
  holds: ({ applications }) => has(applications.included, 'All'),
};
/** Users, groups and applications may be left out where ScubaGear's configuration names them; roles never. */
const noRoleLeftOut: Demanded = {
  what: 'leaves out no role',
  holds: ({ roles }) => isEmpty(roles.excluded),
};
const blocks: Demanded = {
  what: 'blocks',
  holds: ({ grant }) => has(grant.builtIn, 'block'),
};
const phishingResistant: Demanded = {
  what: 'demands a strength that is phishing-resistant throughout',
  holds: ({ grant }, posture) => onlyOf(grant.strength, posture),
};

/** A rule for all users and all resources, with what it demands besides. */
function ofAll(id: string, control: string, looksAt: readonly Condition[], ...own: readonly Demanded[]): CheckerRule {
  return { id, control, looksAt, demands: [everybody, everything, noRoleLeftOut, ...own] };
}

function onlyOf(strength: ConditionalAccessPolicy['grant']['strength'], posture: Posture): Holds {
  const combinations = combinationsOf(strength, posture);
  if (combinations === 'none') return 'no';
  if (combinations === 'unread') return 'unread';
  const { items, open } = combinations;
  if (items.length === 0 && open === undefined) return 'no';
  const within = items.map((item): Holds => {
    if (item.is !== 'known') return 'unread';
    return PHISHING_RESISTANT.some((method) => method === item.value) ? 'yes' : 'no';
  });
  return every([...within, open === undefined ? 'yes' : 'unread']);
}

/** A strength within ScubaGear's list of MFA, and not phishing-resistant throughout: that is another of its policies. */
function mfaStrength({ grant }: ConditionalAccessPolicy, posture: Posture): Holds {
  const combinations = combinationsOf(grant.strength, posture);
  if (combinations === 'none') return 'no';
  if (combinations === 'unread') return 'unread';
  const { items, open } = combinations;
  const within = items.map((item): Holds => {
    if (item.is !== 'known') return 'unread';
    return CHECKER_MFA.includes(item.value) ? 'yes' : 'no';
  });
  const pure = onlyOf(grant.strength, posture);
  return every([...within, open === undefined ? 'yes' : 'unread', opposite(pure)]);
}

function opposite(holds: Holds): Holds {
  return holds === 'unread' ? holds : holds === 'yes' ? 'no' : 'yes';
}

const HIGHLY_PRIVILEGED = [
  'Global Administrator',
  'Privileged Role Administrator',
  'User Administrator',
  'SharePoint Administrator',
  'Exchange Administrator',
  'Hybrid Identity Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
].map((name) => EntraRole.named(name).templateId);

/**
 * The rules by which CISA's ScubaGear decides the policies of its baseline for Entra that Conditional Access meets. Each looks
 * at one policy at a time, ignores every condition that it does not name, and (but for MS.AAD.3.7v1) how controls combine.
 */
export const CHECKER_RULES: readonly CheckerRule[] = [
  ofAll(
    'MS.AAD.1.1v1',
    'ENT-AU-01',
    ['client apps'],
    {
      what: 'is for the client apps other and exchangeActiveSync',
      holds: (policy) => hasAll(policy.clientAppTypes, ['other', 'exchangeActiveSync']),
    },
    blocks,
  ),
  ofAll(
    'MS.AAD.2.1v1',
    'ENT-RK-01',
    ['user risk'],
    { what: 'is for users at high risk', holds: (policy) => has(policy.userRisk, 'high') },
    blocks,
  ),
  ofAll(
    'MS.AAD.2.3v1',
    'ENT-RK-02',
    ['sign-in risk'],
    { what: 'is for sign-ins at high risk', holds: (policy) => has(policy.signInRisk, 'high') },
    blocks,
  ),
  ofAll('MS.AAD.3.1v1', 'ENT-AU-04', [], phishingResistant),
  ofAll('MS.AAD.3.2v2', 'ENT-AU-02', [], {
    what: 'demands the control mfa, or a strength within ScubaGear’s list of MFA that is not phishing-resistant throughout',
    holds: (policy, posture) => some([has(policy.grant.builtIn, 'mfa'), mfaStrength(policy, posture)]),
  }),
  {
    id: 'MS.AAD.3.6v1',
    control: 'ENT-AU-03',
    looksAt: [],
    demands: [
      {
        what: 'includes the eight highly privileged roles',
        holds: (policy) => hasAll(policy.roles.included, HIGHLY_PRIVILEGED),
      },
      everything,
      noRoleLeftOut,
      phishingResistant,
    ],
  },
  ofAll('MS.AAD.3.7v1', 'ENT-DV-01', ['how its controls combine'], {
    what: 'demands a compliant or hybrid joined device, and nothing else',
    holds: (policy) => every([isExactly(policy.grant.builtIn, MANAGED), isText(policy.grant.operator, 'OR')]),
  }),
  {
    id: 'MS.AAD.3.8v1',
    control: 'ENT-AU-08',
    looksAt: [],
    demands: [
      everybody,
      {
        what: 'is for the registration of security information',
        holds: (policy) => has(policy.userActions, 'urn:user:registersecurityinfo'),
      },
      noRoleLeftOut,
      { what: 'demands a compliant or hybrid joined device', holds: (policy) => hasAll(policy.grant.builtIn, MANAGED) },
    ],
  },
  ofAll(
    'MS.AAD.3.9v1',
    'ENT-AU-06',
    ['authentication flows'],
    {
      what: 'is for device code flow alone',
      holds: (policy) => isExactly(policy.transferMethods, ['deviceCodeFlow']),
    },
    blocks,
  ),
];
