export { asEnforced, type UnenforcedStage } from './as-enforced';
export { type Atoms, allBut, includesAtom, isSameAtoms, only } from './atoms';
export { type Coverage, coverage } from './coverage';
export { type DeviceKind, matchesRule, REGISTERED_UNMANAGED, UNREGISTERED } from './device-kind';
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
export { locationSymbol } from './location-symbol';
export { type NearMiss, nearestPolicy } from './nearest-policy';
export { policyRegions } from './policy-regions';
export { canonical, type Mode, read } from './reading';
export { contains, EVERYTHING, keyOf, overlap, type Region, regionOf, replaced } from './region';
export { type Demand, demands } from './requirement';
export type { Universe } from './search';
export { USER_ACTIONS } from './targets';
export { type Unread, unreadValues } from './unread';
