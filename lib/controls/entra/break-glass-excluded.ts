import type { EntraSettings } from '../../declaration';
import type { ConditionalAccessPolicy, Entity } from '../../posture';
import { read, type Unread } from '../../signin';
import type { Day } from '../../values';
import type { Control, Outcome, Situation } from '../control';
import { type EmergencyAccess, emergencyAccess } from './emergency-access';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { isTheirOwn, whyNotRegistered } from './own-emergency-policy';
import { outcomeOf, type Problem, settingMeaning, unreadMembers, unreadOf, unreadProblem } from './problem';

/**
 * ENT-BG-02: every policy that is on, or is reported on and so one step from it, leaves out all declared emergency accounts.
 *
 * A policy that is only for some groups or roles has to leave them out, too: who is in these can change. Not so a disabled
 * policy, and one that can only ever be for guests, workload identities or other, looked-up users; nor the one policy that is for
 * them alone and asks for what each of them is stated to have registered (ENT-BG-03).
 */
export const breakGlassExcluded: Control = {
  id: 'ENT-BG-02',
  title: 'Emergency access accounts are left out of every policy',
  risk: 'One policy that cannot be satisfied shuts out everyone, and nobody is left to turn it off.',
  remedy: 'List the break-glass group under excluded_groups of every Conditional Access policy',
  references: [
    { source: 'CIS M365 v7', id: '1.1.2' },
    { source: 'Maester', id: 'MT.1005' },
    { source: 'NIST 800-53', id: 'CP-2' },
  ],
  cloud: 'entra',
  scope: 'resource',
  level: 'fatal',
  needs: ['breakGlass'],
  reads: [
    ['conditionalAccessPolicy', 'groups'],
    ['conditionalAccessPolicy', 'roles'],
    ['conditionalAccessPolicy', 'state'],
    ['conditionalAccessPolicy', 'users'],
    ['group', 'dynamicMembership'],
    ['group', 'members'],
    ['userLookup', 'userPrincipalNames'],
  ],
  check(situation: Situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const access = emergencyAccess(situation.posture, settings.breakGlass);
    const policies = situation.posture.entities.conditionalAccessPolicy.filter(
      (policy) => mayBeOn(policy) && mayBeForThem(policy.fields, access),
    );
    if (policies.length === 0) {
      return [
        { verdict: 'notApplicable', because: 'no Conditional Access policy here can be for an emergency account' },
      ];
    }
    const problems = policies.flatMap((policy) =>
      isTheirOwn(policy, access, situation.posture)
        ? ownProblems(policy, settings, situation.asOf)
        : exclusionProblems(policy, access),
    );
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: policies.map(({ address }) => address).sort() }];
  },
};

function mayBeOn({ exists, fields: { state } }: Entity<'conditionalAccessPolicy'>): boolean {
  const gone = exists.is === 'known' && !exists.value;
  return !gone && !(state.is === 'known' && state.value === 'disabled');
}

/** Whether a policy can be for an emergency account, were none left out. */
export function mayBeForThem(
  { users, groups, roles }: ConditionalAccessPolicy,
  { identities }: EmergencyAccess,
): boolean {
  const [people, inGroups, inRoles] = [users, groups, roles].map(({ included }) => read(included));
  if (people === undefined || people.doubt !== 'none') return true;
  if ([inGroups, inRoles].some((some) => some === undefined || some.doubt !== 'none' || some.symbols.length > 0))
    return true;
  return people.symbols.some((symbol) => {
    if (symbol === 'None' || symbol === 'GuestsOrExternalUsers') return false;
    const found = identities.find((identity) => identity.kind === 'user' && identity.symbol === symbol)?.holders;
    return found === undefined || found.accounts.length > 0 || found.unread.length > 0;
  });
}

/** The policy of the emergency accounts' own shuts them out until they have registered what it asks for; reported on, it does not. */
function ownProblems(
  { address, exists, fields: { state } }: Entity<'conditionalAccessPolicy'>,
  settings: EntraSettings,
  asOf: Day,
): readonly Problem[] {
  const why = whyNotRegistered(settings, asOf);
  if (why === undefined || (state.is === 'known' && state.value !== 'enabled')) return [];
  const head = {
    subject: address,
    meaning: settingMeaning('breakGlass=unregistered'),
    remedy: `set ${address} to report-only until each emergency account was signed in with by such a method, and state that under breakGlass.registered`,
  };
  const unread = [exists, state].flatMap((value) => unreadOf(value) ?? []);
  const settled = unreadProblem(unread, { ...head, assumption: `${address} is off` });
  if (settled.length > 0) return settled;
  const given = `${address} asks the emergency accounts for a method that cannot be phished, and ${why}`;
  return [{ ...head, origins: [state.at], given }];
}

/** The emergency accounts that a policy does not certainly leave out. */
export function exclusionProblems(
  policy: Entity<'conditionalAccessPolicy'>,
  { accounts, identities }: EmergencyAccess,
): readonly Problem[] {
  const { users, groups, state } = policy.fields;
  const named = (['user', 'group'] as const).flatMap((kind) => {
    const { symbols } = read(kind === 'user' ? users.excluded : groups.excluded);
    return identities.filter((identity) => identity.kind === kind && symbols.includes(identity.symbol));
  });
  const out = new Set(
    named.filter(({ holders }) => holders.unread.length === 0).flatMap(({ holders }) => holders.accounts),
  );
  const missing = accounts.filter((account) => !out.has(account));
  if (missing.length === 0) return [];

  const head = {
    subject: policy.address,
    meaning: settingMeaning(
      'breakGlass=notExcluded',
      missing.map((name) => `user:${name}`),
    ),
    remedy: `list the break-glass group under excluded_groups of ${policy.address}`,
  };
  const unread: readonly Unread[] = [
    ...unreadMembers(groups.excluded),
    ...unreadMembers(users.excluded),
    ...named.flatMap(({ holders }) => holders.unread),
    ...[policy.exists, state].flatMap((value) => unreadOf(value) ?? []),
  ];
  const settled = unreadProblem(unread, {
    ...head,
    assumption: `${policy.address} leaves out ${missing.join(', ')}, or is off`,
  });
  if (settled.length > 0) return settled;
  const given = `${policy.address} does not leave out ${missing.join(', ')}: were its demand impossible to meet, nobody could turn it off`;
  return [{ ...head, origins: [groups.excluded.at], given }];
}
