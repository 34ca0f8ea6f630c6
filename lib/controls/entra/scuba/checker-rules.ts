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

const everybody = ({ users }: ConditionalAccessPolicy): Demanded => ({
  what: 'includes all users',
  holds: has(users.included, 'All'),
});
const everything = ({ applications }: ConditionalAccessPolicy): Demanded => ({
  what: 'includes all resources',
  holds: has(applications.included, 'All'),
});
/** Users, groups and applications may be left out where ScubaGear's configuration names them; roles never. */
const noRoleLeftOut = ({ roles }: ConditionalAccessPolicy): Demanded => ({
  what: 'leaves out no role',
  holds: isEmpty(roles.excluded),
});
const blocks = ({ grant }: ConditionalAccessPolicy): Demanded => ({
  what: 'blocks',
  holds: has(grant.builtIn, 'block'),
});

type Demands = CheckerRule['demands'];

/** A rule for all users and all resources, with what it demands besides. */
function ofAll(id: string, control: string, looksAt: readonly Condition[], own: Demands): CheckerRule {
  return {
    id,
    control,
    looksAt,
    demands: (policy, posture) => [
      everybody(policy),
      everything(policy),
      noRoleLeftOut(policy),
      ...own(policy, posture),
    ],
  };
}

function phishingResistant({ grant }: ConditionalAccessPolicy, posture: Posture): Demanded {
  return { what: 'demands a strength that is phishing-resistant throughout', holds: onlyOf(grant.strength, posture) };
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

/**
 * The rules by which CISA's ScubaGear decides the policies of its baseline for Entra that Conditional Access meets. Each looks
 * at one policy at a time, ignores every condition that it does not name, and (but for MS.AAD.3.7v1) how controls combine.
 */
export const CHECKER_RULES: readonly CheckerRule[] = [
  ofAll('MS.AAD.1.1v1', 'ENT-AU-01', ['client apps'], (policy) => [
    {
      what: 'is for the client apps other and exchangeActiveSync',
      holds: hasAll(policy.clientAppTypes, ['other', 'exchangeActiveSync']),
    },
    blocks(policy),
  ]),
  ofAll('MS.AAD.2.1v1', 'ENT-RK-01', ['user risk'], (policy) => [
    { what: 'is for users at high risk', holds: has(policy.userRisk, 'high') },
    blocks(policy),
  ]),
  ofAll('MS.AAD.2.3v1', 'ENT-RK-02', ['sign-in risk'], (policy) => [
    { what: 'is for sign-ins at high risk', holds: has(policy.signInRisk, 'high') },
    blocks(policy),
  ]),
  ofAll('MS.AAD.3.1v1', 'ENT-AU-04', [], (policy, posture) => [phishingResistant(policy, posture)]),
  ofAll('MS.AAD.3.2v2', 'ENT-AU-02', [], (policy, posture) => [
    {
      what: 'demands the control mfa, or a strength within ScubaGear’s list of MFA that is not phishing-resistant throughout',
      holds: some([has(policy.grant.builtIn, 'mfa'), mfaStrength(policy, posture)]),
    },
  ]),
  {
    id: 'MS.AAD.3.6v1',
    control: 'ENT-AU-03',
    looksAt: [],
    demands: (policy, posture) => [
      {
        what: 'includes the eight highly privileged roles',
        holds: hasAll(policy.roles.included, HIGHLY_PRIVILEGED),
      },
      everything(policy),
      noRoleLeftOut(policy),
      phishingResistant(policy, posture),
    ],
  },
  ofAll('MS.AAD.3.7v1', 'ENT-DV-01', ['how its controls combine'], ({ grant }) => [
    {
      what: 'demands a compliant or hybrid joined device, and nothing else',
      holds: every([isExactly(grant.builtIn, MANAGED), isText(grant.operator, 'OR')]),
    },
  ]),
  {
    id: 'MS.AAD.3.8v1',
    control: 'ENT-AU-08',
    looksAt: [],
    demands: (policy) => [
      everybody(policy),
      {
        what: 'is for the registration of security information',
        holds: has(policy.userActions, 'urn:user:registersecurityinfo'),
      },
      noRoleLeftOut(policy),
      { what: 'demands a compliant or hybrid joined device', holds: hasAll(policy.grant.builtIn, MANAGED) },
    ],
  },
  ofAll('MS.AAD.3.9v1', 'ENT-AU-06', ['authentication flows'], (policy) => [
    { what: 'is for device code flow alone', holds: isExactly(policy.transferMethods, ['deviceCodeFlow']) },
    blocks(policy),
  ]),
];

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
