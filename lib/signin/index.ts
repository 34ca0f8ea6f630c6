export { asEnforced, type UnenforcedStage } from './as-enforced';
export { type Atoms, includesAtom, only } from './atoms';
export { type Coverage, coverage, type NearMiss, nearestPolicy } from './coverage';
export {
  type Dimension,
  domainOf,
  type FlagKind,
  flag,
  flagOf,
  GUEST_TYPES,
  LEGACY_CLIENTS,
  NO,
  YES,
} from './dimension';
export { isEnforced } from './enforcement';
export { policyRegions } from './policy-regions';
export { canonical, type Mode, read } from './reading';
export { contains, EVERYTHING, keyOf, overlap, type Region, regionOf, replaced } from './region';
export { type Demand, demands } from './requirement';
export { type Gaps, gapsOf, MOST_GAPS, MOST_STEPS, uncovered } from './uncovered';
export { type Unread, unreadValues } from './unread';
