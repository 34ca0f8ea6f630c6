import type { ConditionalAccessPolicy, GuestScope, Posture, SetOf, Val } from '../../../posture';
import { canonical } from '../../../signin';
import { type DeclaredAccess, emergencyAccess, isOnlyAccounts } from '../emergency-access';
import { checkedByScuba } from './scuba-parity';

/** Whom and what the policies leave out that pass a rule of a checker by themselves; object ids, or references to them. */
export interface LeftOut {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly applications: readonly string[];
  readonly guestTypes: readonly string[];
}

/** What ScubaGear has to be told to approve, for the rule that judges the same as a control. */
export function leftOutBy(control: string, posture: Posture): LeftOut | undefined {
  const checked = checkedByScuba(control, posture);
  if (checked === undefined || checked.passing.length === 0) return undefined;
  const policies = checked.passing.map(({ fields }) => fields);
  const members = (of: (policy: ConditionalAccessPolicy) => SetOf<string>) =>
    sorted(policies.flatMap((policy) => of(policy).items.map(canonical)));
  return {
    users: members(({ users }) => users.excluded),
    groups: members(({ groups }) => groups.excluded),
    applications: members(({ applications }) => applications.excluded),
    guestTypes: sorted(policies.flatMap(({ guests }) => typesOf(guests.excluded))),
  };
}

/**
 * The groups and users by which most policies leave out the emergency accounts and nobody else: a policy that is for these
 * accounts may leave out one of them.
 */
export function emergencySymbols(posture: Posture, declared: DeclaredAccess): Pick<LeftOut, 'users' | 'groups'> {
  const identities = emergencyAccess(posture, declared).identities.filter(isOnlyAccounts);
  const leftOut = posture.entities.conditionalAccessPolicy.map(({ fields: { users, groups } }) =>
    [...users.excluded.items, ...groups.excluded.items].map(canonical),
  );
  const timesOf = (symbol: string) => leftOut.filter((symbols) => symbols.includes(symbol)).length;
  const most = Math.max(1, ...identities.map(({ symbol }) => timesOf(symbol)));
  const of = (kind: 'user' | 'group') =>
    sorted(identities.filter((one) => one.kind === kind && timesOf(one.symbol) === most).map(({ symbol }) => symbol));
  return { users: of('user'), groups: of('group') };
}

function typesOf(scope: Val<GuestScope>): readonly string[] {
  return scope.is === 'known' ? scope.value.types : [];
}

function sorted(symbols: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(symbols.filter((symbol) => symbol !== undefined))].sort();
}
