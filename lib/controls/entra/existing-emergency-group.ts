import type { Entity, Origin, Posture } from '../../posture';
import { APPLY_CONDITIONS, exactMembers } from '../../values';
import { type EmergencyAccess, existingSymbols, groupLookups, isOnlyAccounts } from './emergency-access';
import type { EmergencyGroup } from './emergency-group';
import { accountProblems, lookUpsOf } from './emergency-look-ups';
import { identityOf, memberProblems } from './emergency-members';
import { type Problem, settingMeaning } from './problem';

/** Judges a declared group that is not made here: what it is can only be checked at apply, so it has to be checked there. */
export function existingEmergencyGroup(
  posture: Posture,
  access: EmergencyAccess,
  id: string,
  service: string,
): EmergencyGroup {
  const symbols = existingSymbols(posture, id);
  const look = lookUpsOf(posture, access);
  const lookups = groupLookups(posture, id);
  const [first] = lookups;
  const subject = first?.address ?? service;
  const origins = first === undefined ? [] : [first.fields.objectId.at];
  const missing = (['roleAssignable', 'atLeastTwoMembers'] as const).filter(
    (claim) => !lookups.some((lookup) => lookup.exists.is === 'known' && lookup.fields.claims.includes(claim)),
  );
  const identity = identityOf(access, symbols[0] ?? id);
  return {
    by: [...lookups, ...look].map(({ address }) => address).sort(),
    problems: [
      ...(identity === undefined ? [] : memberProblems(access, identity, subject, origins)),
      ...exactMemberProblems(lookups, access, { subject, origins, id }),
      ...missing.map((claim) => ({
        subject,
        origins,
        meaning: settingMeaning(`breakGlass=${claim}`),
        given: `nothing checks at apply that the existing group ${id} ${claim === 'roleAssignable' ? 'is role-assignable' : 'has two or more members'}`,
        remedy: `look the group up (data.azuread_group by object_id) with a postcondition: ${APPLY_CONDITIONS[claim]}`,
      })),
      ...accountProblems(access, look),
    ],
  };
}

/** The declared group could hold anybody, and everybody in it is exempt: apply has to check that it holds the accounts alone. */
function exactMemberProblems(
  lookups: readonly Entity<'groupLookup'>[],
  { accounts, identities }: EmergencyAccess,
  { subject, origins, id }: { readonly subject: string; readonly origins: readonly Origin[]; readonly id: string },
): readonly Problem[] {
  const exact = identities.filter(
    (identity) => isOnlyAccounts(identity) && identity.holders.accounts.length === accounts.length,
  );
  const checked = lookups.some(
    ({ exists, fields }) =>
      exists.is === 'known' &&
      fields.membersOf.some((users) => exact.some(({ symbol }) => symbol === `\${${users}.object_ids}`)),
  );
  if (checked) return [];
  return [
    {
      subject,
      origins,
      meaning: settingMeaning('breakGlass=exactMembers'),
      given: `nothing checks at apply that the existing group ${id} holds the declared emergency accounts and nobody else, who would be exempt from every policy`,
      remedy: `look the group up (data.azuread_group by object_id) with the postcondition ${exactMembers('data.azuread_users.<accounts>')}`,
    },
  ];
}
