import type { Attestation, EntraSettings } from '../../declaration';
import { type Entity, isUnset, type Posture, type Val } from '../../posture';
import { STATEMENT_DAYS } from '../../risk';
import { canonical, demands } from '../../signin';
import { Day } from '../../values';
import { type EmergencyAccess, isOnlyAccounts } from './emergency-access';

/**
 * Whether a policy is for the emergency accounts alone and asks them for a method that cannot be phished, and for nothing else:
 * what they can bring once they have registered one. It neither binds them to an enrolled device nor ends their sessions in an
 * outage, which is when they are needed.
 */
export function isTheirOwn(
  policy: Entity<'conditionalAccessPolicy'>,
  { identities }: EmergencyAccess,
  posture: Posture,
): boolean {
  const { users, groups, roles, guests, servicePrincipals, agents, grant, session } = policy.fields;
  const { items, open } = groups.included;
  const theirs = identities.filter((identity) => identity.kind === 'group' && isOnlyAccounts(identity));
  const forThem =
    open === undefined &&
    items.length > 0 &&
    items.every((item) => theirs.some(({ symbol }) => symbol === canonical(item)));
  const others = [users.included, roles.included, servicePrincipals.included, agents.included].some(
    (set) => !isUnset(set),
  );
  const more =
    [grant.builtIn, grant.termsOfUse, grant.custom].some((set) => !isUnset(set)) ||
    [session.tokenProtection, session.resilienceDefaultsDisabled].some((value) => !isOff(value));
  return (
    forThem &&
    !others &&
    guests.included.is === 'absent' &&
    !more &&
    demands(policy, 'phishingResistant', posture, 'certain')
  );
}

function isOff(value: Val<boolean>): boolean {
  return value.is === 'absent' || (value.is === 'known' && !value.value);
}

/** Why it does not count that each emergency account has registered such a method; `undefined` where it does. */
export function whyNotRegistered({ breakGlass }: EntraSettings, asOf: Day): string | undefined {
  const attestation: Attestation | undefined = breakGlass.registered;
  if (attestation === undefined) return 'nobody states that each emergency account has registered such a method';
  const age = Day.parse(attestation.on).daysUntil(asOf);
  if (age < 0) return `the emergency accounts are stated to have registered such a method only on ${attestation.on}`;
  if (age <= STATEMENT_DAYS) return undefined;
  return `the methods of the emergency accounts were last seen on ${attestation.on}, more than ${STATEMENT_DAYS} days ago`;
}
