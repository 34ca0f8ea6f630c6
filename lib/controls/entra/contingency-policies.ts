import type { EntraSettings } from '../../declaration';
import { type Entity, known, type Posture } from '../../posture';
import { allBut, coverage, type Demand, flag, GUEST_TYPES, NO, only, USER_ACTIONS, YES } from '../../signin';
import type { Control, Outcome, Situation } from '../control';
import { exclusionProblems, mayBeForThem } from './break-glass-excluded';
import { type EmergencyAccess, emergencyAccess } from './emergency-access';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { ordinarySignIns } from './ordinary-sign-ins';
import { outcomeOf, type Problem, settingMeaning } from './problem';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';
import type { SignInCase } from './sign-in-rule';

/** What one turn of a switch has to bring in an emergency. */
interface Contingency {
  readonly demand: Demand;
  readonly parts: SignInCase['parts'];
  readonly lacking: string;
  readonly remedy: string;
  readonly where?: (settings: EntraSettings) => boolean;
}

const CONTINGENCIES: readonly Contingency[] = [
  {
    demand: 'managedDevice',
    parts: [],
    lacking: 'on any device even with the disabled policies on',
    remedy:
      'keep a disabled policy that asks all users for a managed device, for the time in which no second factor is to be had',
  },
  {
    demand: 'block',
    parts: [
      [flag('applicationGroup', 'Office365'), NO],
      ['target', allBut(USER_ACTIONS)],
    ],
    lacking: 'to more than Office365 even with the disabled policies on',
    remedy: 'keep a disabled policy that blocks all users from everything but Office365',
  },
  {
    demand: 'block',
    parts: [[flag('location', 'AllTrusted'), NO]],
    lacking: 'from outside the trusted places even with the disabled policies on',
    remedy: 'keep a disabled policy that blocks all users outside the trusted places',
    where: ({ trusted }) => trusted !== undefined,
  },
  {
    demand: 'block',
    parts: [['guestType', only(GUEST_TYPES)]],
    lacking: 'from another organization even with the disabled policies on',
    remedy:
      'keep a disabled policy that blocks guests of every kind, for the time in which another directory is not to be trusted',
  },
];

/**
 * ENT-BG-06: disabled policies stand by that one turn of a switch puts in force: in an outage of MFA people work from managed
 * devices, with Office 365 alone, from trusted places alone; guests are shut out while another directory cannot be trusted. They
 * would leave out the emergency accounts, so that whoever turns them on can turn them off.
 *
 * What the disabled policies would do is judged, whatever they are called and however many they are.
 */
export const contingencyPolicies: Control = {
  id: 'ENT-BG-06',
  title: 'Contingency policies stand by, disabled',
  risk: 'In an outage or an attack somebody turns MFA off for everybody, or writes a policy in haste that shuts everybody out.',
  remedy:
    'Keep disabled policies for an outage of MFA and for a breach elsewhere, named so that people find them, and practise turning them on',
  references: [
    { source: 'Microsoft', id: 'resilient access control' },
    { source: 'NIST 800-53', id: 'CP-2' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const access = emergencyAccess(situation.posture, settings.breakGlass);
    const disabled = situation.posture.entities.conditionalAccessPolicy.filter(isDisabled);
    const shutting = disabled
      .filter(({ fields }) => mayBeForThem(fields, access))
      .flatMap((policy) => exclusionProblems(policy, access));
    const standby = turnedOn(situation, disabled);
    const outcomes = CONTINGENCIES.filter(({ where = () => true }) => where(settings)).flatMap((contingency) =>
      signInOutcomes(standby, {
        demand: contingency.demand,
        cases: () => [{ principal: 'All', parts: contingency.parts }],
        lacking: contingency.lacking,
        remedy: contingency.remedy,
      }),
    );
    const open = [
      ...[...shutting, ...standstill(standby, access, settings)].map(outcomeOf),
      ...outcomes.filter(({ verdict }) => verdict !== 'met'),
    ];
    if (open.length > 0) return open;
    const by = outcomes.flatMap((outcome) => (outcome.verdict === 'met' ? outcome.by : []));
    return [{ verdict: 'met', by: [...new Set(by)].sort() }];
  },
};

function isDisabled({ fields: { state } }: Entity<'conditionalAccessPolicy'>): boolean {
  return state.is === 'known' && state.value === 'disabled';
}

/** Whether nobody could work any more: not with Office 365 and, where places are trusted, not even from one. */
function standstill({ posture }: Situation, access: EmergencyAccess, { trusted }: EntraSettings): readonly Problem[] {
  const work = ordinarySignIns(access, [
    [flag('applicationGroup', 'Office365'), YES],
    [flag('location', 'AllTrusted'), trusted === undefined ? NO : YES],
  ]);
  const [proof] = coverage(posture, 'block', [{ certain: work, possible: work }]);
  const [policy] = proof?.by ?? [];
  if (proof === undefined || policy === undefined || proof.gaps.length > 0) return [];
  return [
    {
      subject: policy.address,
      origins: [policy.fields.state.at],
      meaning: settingMeaning('contingency=standstill', ['All']),
      given: `with the disabled policies on nobody but the emergency accounts can work any more: ${proof.by.map(({ address }) => address).join(', ')} blocks Office365 as well`,
      remedy: 'leave Office365, and trusted places, out of what the disabled policies block',
    },
  ];
}

/** The situation with the disabled policies turned on, and no others. */
function turnedOn(situation: Situation, disabled: readonly Entity<'conditionalAccessPolicy'>[]): Situation {
  const conditionalAccessPolicy = disabled.map((policy) => ({
    ...policy,
    fields: { ...policy.fields, state: known('enabled', policy.fields.state.at) },
  }));
  const posture: Posture = {
    ...situation.posture,
    entities: { ...situation.posture.entities, conditionalAccessPolicy },
  };
  return { ...situation, posture };
}
