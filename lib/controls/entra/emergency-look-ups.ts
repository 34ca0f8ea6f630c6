import type { Entity, Posture } from '../../posture';
import { APPLY_CONDITIONS } from '../../values';
import type { EmergencyAccess } from './emergency-access';
import { type Problem, settingMeaning } from './problem';

const MEANING = { cloudOnly: 'is cloud-only', accountEnabled: 'is enabled' } as const;

/** The look-ups that name a declared account. */
export function lookUpsOf(posture: Posture, { accounts }: EmergencyAccess): readonly Entity<'userLookup'>[] {
  return posture.entities.userLookup.filter(({ exists, fields }) => {
    const names = namesOf(fields.userPrincipalNames);
    return exists.is === 'known' && names.some((name) => accounts.includes(name));
  });
}

/** What nobody checks of a declared account at apply: that it exists, is cloud-only and enabled. */
export function accountProblems(
  { accounts }: EmergencyAccess,
  lookUps: readonly Entity<'userLookup'>[],
): readonly Problem[] {
  const [first] = lookUps;
  return (['cloudOnly', 'accountEnabled'] as const).flatMap((claim): readonly Problem[] => {
    const checked = lookUps.filter(({ fields }) => fields.claims.includes(claim));
    const names = new Set(checked.flatMap(({ fields }) => namesOf(fields.userPrincipalNames)));
    const missing = accounts.filter((account) => !names.has(account));
    if (missing.length === 0) return [];
    return [
      {
        subject: first?.address ?? 'data.azuread_users',
        origins: first === undefined ? [] : [first.fields.userPrincipalNames.at],
        meaning: settingMeaning(
          `breakGlass=${claim}`,
          missing.map((name) => `user:${name}`),
        ),
        given: `nothing checks at apply that each of ${missing.join(', ')} exists and ${MEANING[claim]}`,
        remedy: `look the accounts up (data.azuread_users by user_principal_names) with the postcondition ${APPLY_CONDITIONS[claim]}`,
      },
    ];
  });
}

function namesOf(names: Entity<'userLookup'>['fields']['userPrincipalNames']): readonly string[] {
  return names.items.flatMap((name) => (name.is === 'known' ? [name.value.toLowerCase()] : []));
}
