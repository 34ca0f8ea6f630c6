import type { Entity, Posture } from '../posture';
import { builtInMeets, type GrantDemand, type Meets, otherMeets, strengthMeets } from './grant-control';
import { doubtOf, type Mode } from './reading';
import { isSessionDemand, type SessionDemand, sessionMeets } from './session-control';

/** What a control can ask of every sign-in: before it is granted, or of the session that it begins. */
export type Demand = GrantDemand | SessionDemand | EitherDemand;

/** Met by whichever demand a policy makes: who cannot get in needs no session that ends. */
export interface EitherDemand {
  readonly either: readonly (GrantDemand | SessionDemand)[];
}

type Grant = Entity<'conditionalAccessPolicy'>['fields']['grant'];

/**
 * Whether the sign-ins to which a policy applies have to meet the demand, were it enforced.
 *
 * Of several controls joined by OR all have to meet it, joined by AND one. A strength counts as its weakest combination of
 * methods; one that is neither Microsoft's own nor in the stack could be any. What is asked of a session is met by a block,
 * too: there is none then. Where something cannot be read, `certain` takes the least that it could be and `possible` the
 * most.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant
 */
export function demands(
  policy: Entity<'conditionalAccessPolicy'>,
  demand: Demand,
  posture: Posture,
  mode: Mode,
): boolean {
  if (typeof demand === 'object' && 'either' in demand) {
    return demand.either.some((one) => demands(policy, one, posture, mode));
  }
  const { grant, session } = policy.fields;
  if (isGrantDemand(demand)) return grantMeets(grant, demand, posture)[mode];
  return sessionMeets(session, demand)[mode] || grantMeets(grant, 'block', posture)[mode];
}

function isGrantDemand(demand: Demand): demand is GrantDemand {
  return typeof demand === 'string' && !isSessionDemand(demand);
}

function grantMeets(grant: Grant, demand: GrantDemand, posture: Posture): Meets {
  const strength = strengthMeets(grant.strength, demand, posture);
  const known = [
    ...builtInMeets(grant.builtIn, demand),
    ...otherMeets(grant.termsOfUse, demand),
    ...otherMeets(grant.custom, demand),
    ...(strength === undefined ? [] : [strength]),
  ];
  const sets = [grant.builtIn, grant.termsOfUse, grant.custom];
  const open = sets.some((set) => set.open !== undefined && set.open !== 'ignored');
  const or = joinedByOr(known, open, demand);
  const and = joinedByAnd(known, open);
  const { operator } = grant;
  if (operator.is === 'known' && operator.value === 'OR') return or;
  if (operator.is === 'known' && operator.value === 'AND') return and;
  const lost = operator.is === 'unknown' && doubtOf(operator.why) === 'ignored';
  return { certain: or.certain, possible: lost ? or.possible : and.possible };
}

/** Further alternatives could only weaken what is joined by OR, unless nothing is seen at all. */
function joinedByOr(known: readonly Meets[], open: boolean, demand: GrantDemand): Meets {
  if (known.length === 0) return { certain: false, possible: open };
  return {
    certain: known.every(({ certain }) => certain) && (!open || demand === 'grantControl'),
    possible: known.every(({ possible }) => possible),
  };
}

function joinedByAnd(known: readonly Meets[], open: boolean): Meets {
  return {
    certain: known.some(({ certain }) => certain),
    possible: open || known.some(({ possible }) => possible),
  };
}
