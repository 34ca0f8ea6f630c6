import type { EntraSettings } from '../../declaration';
import { STATEMENT_DAYS } from '../../risk';
import { Day, type EntraCloud, UserPrincipalName } from '../../values';
import type { Control, Outcome, Situation } from '../control';
import { declared } from '../situation';
import { emergencyGroup } from './emergency-group';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { outcomeOf, type Problem, settingMeaning } from './problem';

/**
 * ENT-BG-01: two or more cloud-only emergency accounts hold Global Administrator for good, through a group that only
 * privileged administrators can change, and were signed in with in the last 365 days.
 *
 * Cloud-only, enabled, role-assignable: only apply can see that of accounts and groups that exist already, so it is met on
 * apply, by the postconditions of the look-ups. The group is told by its members, or named in the declaration.
 */
export const breakGlassAccounts: Control = {
  id: 'ENT-BG-01',
  title: 'Emergency access accounts',
  risk: 'A wrong policy, a lost method or an outage of a federated directory shuts every administrator out for good.',
  remedy:
    'Declare two or more cloud-only accounts on the initial domain, put exactly them in a role-assignable group with permanent Global Administrator, and practise signing in every year',
  references: [
    { source: 'CIS M365 v7', id: '1.1.2' },
    { source: 'CISA', id: 'MS.AAD.7.4v1' },
    { source: 'NIST 800-53', id: 'AC-2' },
    { source: 'NIST 800-53', id: 'CP-2' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  level: 'fatal',
  needs: ['breakGlass'],
  reads: [
    ['group', 'assignableToRole'],
    ['group', 'dynamicMembership'],
    ['group', 'members'],
    ['group', 'owners'],
    ['group', 'securityEnabled'],
    ['groupLookup', 'claims'],
    ['groupLookup', 'objectId'],
    ['groupMembership', 'group'],
    ['groupMembership', 'member'],
    ['roleAssignment', 'principal'],
    ['roleAssignment', 'role'],
    ['roleAssignment', 'scope'],
    ['userLookup', 'claims'],
    ['userLookup', 'userPrincipalNames'],
  ],
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const { service } = declared(situation).facts.focus;
    const { by, problems } = emergencyGroup(situation.posture, settings.breakGlass, service);
    const all = [...declaredProblems(settings, service), ...drillProblems(settings, situation, service), ...problems];
    return all.length === 0 ? [{ verdict: 'met', by, onApply: true }] : all.map(outcomeOf);
  },
};

function declaredProblems({ breakGlass, cloud = 'global' }: EntraSettings, service: string): readonly Problem[] {
  const accounts = [...new Set(breakGlass.accounts.map((name) => name.toLowerCase()))];
  const directory: EntraCloud = cloud === 'usGovernmentDoD' ? 'usGovernment' : cloud;
  const elsewhere = accounts.filter((name) => !UserPrincipalName.parse(name).isInitialDomain(directory));
  const problem = { subject: service, origins: [] };
  return [
    ...(accounts.length > 1
      ? []
      : [
          {
            ...problem,
            meaning: settingMeaning('breakGlass=tooFew'),
            given: `${accounts.length} emergency account is declared`,
            remedy: 'declare a second one: the loss of one account must not end emergency access',
          },
        ]),
    ...elsewhere.map((name) => ({
      ...problem,
      meaning: settingMeaning('breakGlass=otherDomain', [`user:${name}`]),
      given: `the emergency account ${name} is not on the initial domain of the directory, so it falls with a federation or a lapsed domain`,
      remedy: 'use an account on the domain that the directory was born with (<tenant>.onmicrosoft.com)',
    })),
  ];
}

function drillProblems({ breakGlass }: EntraSettings, { asOf }: Situation, service: string): readonly Problem[] {
  const age = Day.parse(breakGlass.drilledOn).daysUntil(asOf);
  if (age >= 0 && age <= STATEMENT_DAYS) return [];
  return [
    {
      subject: service,
      origins: [],
      meaning: settingMeaning('breakGlass=drill'),
      given:
        age < 0
          ? `the emergency accounts are declared as practised on ${breakGlass.drilledOn}, which is after ${asOf}`
          : `signing in with the emergency accounts was last practised on ${breakGlass.drilledOn}, ${age} days before ${asOf}`,
      remedy: `sign in with each emergency account and write the day to services.${service}.entra.breakGlass.drilledOn; it holds for ${STATEMENT_DAYS} days`,
    },
  ];
}
