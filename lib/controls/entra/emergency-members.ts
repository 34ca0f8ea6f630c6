import type { Entity, Origin } from '../../posture';
import { read } from '../../signin';
import type { EmergencyAccess, Identity } from './emergency-access';
import { type Problem, settingMeaning, unreadMembers, unreadProblem } from './problem';

/** A group as policies name it, and who is known to be in it. */
export function identityOf(access: EmergencyAccess, symbol: string): Identity | undefined {
  return access.identities.find((identity) => identity.kind === 'group' && identity.symbol === symbol);
}

/** Accounts that the group does not hold, others that it holds, and members that cannot be read. */
export function memberProblems(
  { accounts }: EmergencyAccess,
  { holders }: Identity,
  subject: string,
  origins: readonly Origin[],
): readonly Problem[] {
  const missing = accounts.filter((account) => !holders.accounts.includes(account));
  const at = { subject, origins };
  return [
    ...unreadProblem(holders.unread, {
      subject,
      meaning: settingMeaning('breakGlass=members'),
      remedy:
        'make the members of the group a look-up of exactly the declared accounts (data.azuread_users by user_principal_names)',
      assumption: `the members of ${subject} are exactly ${accounts.join(', ')}`,
    }),
    ...(missing.length === 0 || holders.unread.length > 0
      ? []
      : [
          {
            ...at,
            meaning: settingMeaning(
              'breakGlass=members',
              missing.map((name) => `user:${name}`),
            ),
            given: `the break-glass group does not hold ${missing.join(', ')}`,
            remedy: 'make every declared emergency account a member',
          },
        ]),
    ...(holders.strangers.length === 0
      ? []
      : [
          {
            ...at,
            meaning: settingMeaning(
              'breakGlass=members',
              holders.strangers.map((name) => `user:${name}`),
            ),
            given: `the break-glass group also holds ${holders.strangers.join(', ')}, who would be exempt from every policy`,
            remedy: 'take them out, or declare them as emergency accounts',
          },
        ]),
  ];
}

/**
 * An owner can make anybody a member, and so a Global Administrator whom no policy stops. Unset, the pipeline's own
 * principal owns the group, which may assign directory roles anyway.
 */
export function ownerProblems(
  { address, fields: { owners } }: Entity<'group'>,
  access: EmergencyAccess,
): readonly Problem[] {
  const { symbols } = read(owners);
  const theirs = access.identities.filter(({ kind }) => kind === 'user');
  const found = symbols.map((symbol) => ({ symbol, identity: theirs.find((one) => one.symbol === symbol) }));
  const strangers = found.flatMap(({ symbol, identity }) =>
    identity === undefined ? [symbol] : identity.holders.strangers,
  );
  const meaning = settingMeaning(
    'breakGlass=owners',
    strangers.map((name) => `user:${name}`),
  );
  const remedy = 'let the emergency accounts alone own the group: owners are a look-up of exactly these accounts';
  return [
    ...unreadProblem([...unreadMembers(owners), ...found.flatMap(({ identity }) => identity?.holders.unread ?? [])], {
      subject: address,
      meaning,
      remedy,
      assumption: `${address} is owned by its emergency accounts`,
    }),
    ...(strangers.length === 0
      ? []
      : [
          {
            subject: address,
            origins: [owners.at],
            meaning,
            given: `the break-glass group is also owned by ${strangers.join(', ')}, who can make anybody a member of it`,
            remedy,
          },
        ]),
  ];
}
