import type { Entity, Posture, SetOf } from '../posture';
import { strengthBounds } from './authentication-strength';
import { type Bounds, Rank } from './rank';
import { doubtOf, type Mode } from './reading';

/** What a control can ask of every sign-in. Each is met by the ones after it, too: who is blocked needs no MFA. */
export type Demand = 'grantControl' | 'multifactor' | 'phishingResistant' | 'block';

const RANKS: Readonly<Record<Demand, Rank>> = {
  grantControl: Rank.control,
  multifactor: Rank.multifactor,
  phishingResistant: Rank.phishingResistant,
  block: Rank.block,
};
const BUILT_IN: Readonly<Record<string, Rank>> = {
  block: Rank.block,
  mfa: Rank.multifactor,
  approvedApplication: Rank.control,
  compliantApplication: Rank.control,
  compliantDevice: Rank.control,
  domainJoinedDevice: Rank.control,
  passwordChange: Rank.control,
};

/**
 * Whether the sign-ins to which a policy applies have to meet the demand, were it enforced.
 *
 * Of several controls joined by OR the weakest counts, joined by AND the strongest. A strength counts as its weakest
 * combination of methods; one that is neither Microsoft's own nor in the stack could be any. Where something cannot be
 * read, `certain` takes the least that it could be and `possible` the most.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant
 */
export function demands(
  policy: Entity<'conditionalAccessPolicy'>,
  demand: Demand,
  posture: Posture,
  mode: Mode,
): boolean {
  const { least, most } = grantBounds(policy, posture);
  return (mode === 'certain' ? least : most) >= RANKS[demand];
}

function grantBounds({ fields: { grant } }: Entity<'conditionalAccessPolicy'>, posture: Posture): Bounds {
  const sets = [
    alternatives(grant.builtIn, (symbol) => BUILT_IN[symbol]),
    alternatives(grant.termsOfUse, () => Rank.control),
    alternatives(grant.custom, () => Rank.control),
  ];
  const known = [
    ...sets.flatMap(({ bounds }) => bounds),
    ...(grant.strength.is === 'absent' ? [] : [strengthBounds(grant.strength, posture)]),
  ];
  const open = sets.some((set) => set.open);
  const or = weakest(known, open);
  const and = strongest(known, open);
  const operator = grant.operator.is === 'known' ? grant.operator.value : undefined;
  if (operator === 'OR') return or;
  if (operator === 'AND') return and;
  const lost = grant.operator.is === 'unknown' && doubtOf(grant.operator.why) === 'ignored';
  return { least: or.least, most: lost ? or.most : and.most };
}

/** Further alternatives could only weaken what is joined by OR, unless nothing is seen at all. */
function weakest(known: readonly Bounds[], open: boolean): Bounds {
  if (known.length === 0) return { least: Rank.nothing, most: open ? Rank.block : Rank.nothing };
  const least = Math.min(...known.map((bounds) => bounds.least));
  return {
    least: open ? Math.min(Rank.control, least) : least,
    most: Math.min(...known.map((bounds) => bounds.most)),
  };
}

function strongest(known: readonly Bounds[], open: boolean): Bounds {
  return {
    least: Math.max(Rank.nothing, ...known.map((bounds) => bounds.least)),
    most: open ? Rank.block : Math.max(Rank.nothing, ...known.map((bounds) => bounds.most)),
  };
}

function alternatives(set: SetOf<string>, rankOf: (symbol: string) => Rank | undefined) {
  const nothing = { least: Rank.nothing, most: Rank.nothing };
  if (set.open === 'ignored') return { bounds: [nothing], open: false };
  const bounds = set.items.map((item): Bounds => {
    if (item.is === 'unknown' && doubtOf(item.why) === 'ignored') return nothing;
    const rank = item.is === 'known' ? rankOf(item.value) : undefined;
    return rank === undefined ? { least: Rank.control, most: Rank.block } : { least: rank, most: rank };
  });
  return { bounds, open: set.open !== undefined };
}
