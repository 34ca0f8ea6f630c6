import { type ConditionalAccessPolicy, type Entity, isUnset, type SetOf } from '../posture';
import { only } from './atoms';
import { flag, NO, YES } from './dimension';
import { doubtOf, excluded, included, type Mode, type Recognize } from './reading';
import * as recognizers from './recognizers';
import { EVERYTHING, product, type Region, subtract, where } from './region';

type Policy = Entity<'conditionalAccessPolicy'>;

/** Each control asks for the same policies, some of them once a role; an entity never changes. */
const KNOWN: Readonly<Record<Mode, WeakMap<Policy, readonly Region[]>>> = {
  certain: new WeakMap(),
  possible: new WeakMap(),
};

interface Selection {
  readonly included: SetOf<string>;
  readonly excluded: SetOf<string>;
}

const USER = where('identity', only(['user']));
const SERVICE_PRINCIPAL = where('identity', only(['servicePrincipal']));

/**
 * The sign-ins to which a policy applies, whatever its state: certainly, or possibly.
 *
 * A condition that is not set restricts nothing, an exclusion always wins, a policy for users never applies to a service
 * principal, and a policy for all resources applies to user actions too. A condition that cannot be read leaves a policy
 * nothing for certain, and everything possibly; an exclusion that cannot be read possibly excludes nobody.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies
 */
export function policyRegions(policy: Policy, mode: Mode): readonly Region[] {
  const known = KNOWN[mode].get(policy);
  if (known !== undefined) return known;
  const regions = regionsOf(policy, mode);
  KNOWN[mode].set(policy, regions);
  return regions;
}

function regionsOf({ fields }: Policy, mode: Mode): readonly Region[] {
  const conditions = [
    condition(fields.clientAppTypes, mode, recognizers.clientAppTypes),
    selection(fields.platforms, mode, recognizers.platforms),
    selection(fields.locations, mode, recognizers.locations),
    condition(fields.transferMethods, mode, recognizers.transferMethods),
    condition(fields.signInRisk, mode, recognizers.signInRisk),
    condition(fields.userRisk, mode, recognizers.userRisk),
    condition(fields.insiderRisk, mode, recognizers.insiderRisk),
    isUnset(fields.servicePrincipalRisk)
      ? [EVERYTHING]
      : product([SERVICE_PRINCIPAL], condition(fields.servicePrincipalRisk, mode, recognizers.servicePrincipalRisk)),
    devices(fields.deviceFilter, mode),
  ];
  return conditions.reduce(product, product(identities(fields, mode), targets(fields, mode)));
}

function identities(fields: ConditionalAccessPolicy, mode: Mode): readonly Region[] {
  const { users, groups, roles, guests, servicePrincipals, agents } = fields;
  const people = without(
    [
      ...included(users.included, mode, recognizers.users),
      ...included(groups.included, mode, recognizers.groups),
      ...included(roles.included, mode, recognizers.roles),
      ...recognizers.guestsIncluded(guests.included, mode),
    ],
    [
      ...excluded(users.excluded, mode, recognizers.users),
      ...excluded(groups.excluded, mode, recognizers.groups),
      ...excluded(roles.excluded, mode, recognizers.roles),
      ...recognizers.guestsExcluded(guests.excluded, mode),
    ],
  );
  const workloads = without(
    included(servicePrincipals.included, mode, recognizers.servicePrincipals),
    excluded(servicePrincipals.excluded, mode, recognizers.servicePrincipals),
  );
  const others = [
    servicePrincipals.included,
    servicePrincipals.excluded,
    agents.included,
    agents.excluded,
    agents.risk,
  ];
  const forWorkloads = others.some((set) => !isUnset(set));
  // Microsoft Graph refuses a policy for both, so one for workloads or agents says nothing certain about people.
  const both = mode === 'certain' && forWorkloads ? [] : product(people, [USER]);
  return [...both, ...product(workloads, [SERVICE_PRINCIPAL])];
}

function targets({ applications, userActions }: ConditionalAccessPolicy, mode: Mode): readonly Region[] {
  return without(
    [
      ...included(applications.included, mode, recognizers.applications),
      ...included(userActions, mode, recognizers.userActions),
    ],
    excluded(applications.excluded, mode, recognizers.applications),
  );
}

function condition(set: SetOf<string>, mode: Mode, recognize: Recognize): readonly Region[] {
  return isUnset(set) ? [EVERYTHING] : included(set, mode, recognize);
}

/** A condition with exclusions; exclusions alone, which Microsoft Graph refuses, restrict an otherwise open condition. */
function selection({ included: inside, excluded: outside }: Selection, mode: Mode, recognize: Recognize) {
  if (isUnset(inside) && isUnset(outside)) return [EVERYTHING];
  const from = isUnset(inside) && mode === 'possible' ? [EVERYTHING] : included(inside, mode, recognize);
  return without(from, excluded(outside, mode, recognize));
}

function devices(filter: ConditionalAccessPolicy['deviceFilter'], mode: Mode): readonly Region[] {
  if (filter.is === 'absent') return [EVERYTHING];
  if (filter.is === 'known' && (filter.value.mode === 'include' || filter.value.mode === 'exclude')) {
    return [where(flag('device', filter.value.rule), filter.value.mode === 'include' ? YES : NO)];
  }
  const lost = filter.is === 'unknown' && doubtOf(filter.why) === 'ignored';
  return mode === 'possible' && !lost ? [EVERYTHING] : [];
}

function without(regions: readonly Region[], holes: readonly Region[]): readonly Region[] {
  return holes.reduce((rest, hole) => rest.flatMap((region) => subtract(region, hole)), regions);
}
