import type { Entity, Posture } from '../posture';
import { isSameAtoms } from './atoms';
import { contradictions } from './contradictions';
import type { Dimension } from './dimension';
import { isEnforced } from './enforcement';
import { policyRegions } from './policy-regions';
import { type Covering, Proof, type Universe } from './proof';
import type { Mode } from './reading';
import { atomsOf, contains, intersect, keyOf, overlap, type Region } from './region';
import { type Demand, demands } from './requirement';

type Policy = Entity<'conditionalAccessPolicy'>;

/** Whether every sign-in of a universe has to meet a demand, by enforced policies alone or together. */
export interface Coverage {
  /** The enforced policies that certainly demand it of a part of the universe. */
  readonly by: readonly Policy[];
  /** Sign-ins that get in without it, whatever the values that cannot be read turn out to be. */
  readonly gaps: readonly Region[];
  /** Sign-ins of which the readable values do not settle it, and perhaps some of the gaps. */
  readonly doubts: readonly Region[];
  /** The policies that would settle the doubts, were their unread values as strong as can be. */
  readonly unsettled: readonly Policy[];
  /** False where the search was given up: there may be gaps and doubts that are not told. */
  readonly complete: boolean;
}

/**
 * Proves of each universe that every one of its sign-ins has to meet the demand, or tells which need not. Covered is what
 * has no gap and no doubt, and is complete. What does not hang on the universe is worked out once for all of them, and
 * universes that differ only where no policy looks (in a role that none names) are proven once.
 */
export function coverage(posture: Posture, demand: Demand, universes: readonly Universe[]): readonly Coverage[] {
  const making = makingOf(posture, demand);
  const { named, known } = making;
  const cores = coresOf(universes, named);
  let proof: Proof | undefined;
  return universes.map((universe, index) => {
    const core = cores[index] ?? universe;
    const key = [core.certain, core.possible].map(keyOf).join(' ');
    const found = known.get(key) ?? proven(core);
    known.set(key, found);
    const [gaps, doubts] = [
      placed(found.gaps, core.possible, universe.possible),
      placed(found.doubts, core.certain, universe.certain),
    ];
    return { ...found, gaps, doubts };
  });

  function proven(universe: Universe): Coverage {
    const certain = within(universe.certain, making.certain);
    const by = certain.map(({ policy }) => policy);
    // One region that holds the universe ends the proof, and most that hold end so.
    const held = certain.some(({ regions }) => regions.some((region) => contains(region, universe.certain)));
    if (held) return { by, gaps: [], doubts: [], unsettled: [], complete: true };
    proof ??= new Proof(making.regions, making.impossible, cores);
    return { by, ...proof.of(universe, certain, within(universe.possible, making.possible)) };
  }
}

/** The policies of a posture that make a demand, and what was proven of it. */
interface Making extends Readonly<Record<Mode, readonly Covering[]>> {
  readonly regions: readonly Region[];
  readonly impossible: readonly Region[];
  /** Dimensions in which one of the regions, or what cannot be, restricts. */
  readonly named: ReadonlySet<Dimension>;
  readonly known: Map<string, Coverage>;
}

/** Several controls, and several services of a tenant, ask for the same; a posture never changes. */
const KNOWN = new WeakMap<Posture, Map<string, Making>>();

function makingOf(posture: Posture, demand: Demand): Making {
  const ofPosture = KNOWN.get(posture) ?? new Map<string, Making>();
  KNOWN.set(posture, ofPosture);
  const key = JSON.stringify(demand);
  const known = ofPosture.get(key);
  if (known !== undefined) return known;
  const [certain, possible] = [enforcing(posture, demand, 'certain'), enforcing(posture, demand, 'possible')];
  const regions = [...certain, ...possible].flatMap((covering) => covering.regions);
  const impossible = contradictions(posture);
  const named = new Set([...regions, ...impossible].flatMap((region) => [...region.keys()]));
  const making = { certain, possible, regions, impossible, named, known: new Map<string, Coverage>() };
  ofPosture.set(key, making);
  return making;
}

/** The universes without the dimensions that are not named and in which some of them differ. */
function coresOf(universes: readonly Universe[], named: ReadonlySet<Dimension>): readonly Universe[] {
  const [first] = universes;
  if (first === undefined) return [];
  const regions = universes.flatMap(({ certain, possible }) => [certain, possible]);
  const isShared = (dimension: Dimension) =>
    regions.every((region) => isSameAtoms(atomsOf(region, dimension), atomsOf(first.certain, dimension)));
  const dimensions = new Set(regions.flatMap((region) => [...region.keys()]));
  const left = new Set([...dimensions].filter((dimension) => !named.has(dimension) && !isShared(dimension)));
  return universes.map((universe) => {
    const decides = (dimension: Dimension) =>
      !left.has(dimension) || !isSameAtoms(atomsOf(universe.certain, dimension), atomsOf(universe.possible, dimension));
    const core = (region: Region) => new Map([...region].filter(([dimension]) => decides(dimension)));
    return { certain: core(universe.certain), possible: core(universe.possible) };
  });
}

/** Regions of a core as regions of the universe, in the order of their keys. */
function placed(regions: readonly Region[], core: Region, universe: Region): readonly Region[] {
  if (core.size === universe.size) return regions;
  return regions
    .map((region) => intersect(region, universe))
    .filter((region) => region !== undefined)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The policies that are on and make the demand, and the sign-ins of which they make it. */
function enforcing(posture: Posture, demand: Demand, mode: Mode): readonly Covering[] {
  return posture.entities.conditionalAccessPolicy
    .filter((policy) => isEnforced(policy, mode) && demands(policy, demand, posture, mode))
    .map((policy) => ({ policy, regions: policyRegions(policy, mode) }));
}

/** Of these, what bears on the universe. */
function within(universe: Region, coverings: readonly Covering[]): readonly Covering[] {
  return coverings
    .map(({ policy, regions }) => ({ policy, regions: regions.filter((region) => overlap(region, universe)) }))
    .filter(({ regions }) => regions.length > 0);
}
