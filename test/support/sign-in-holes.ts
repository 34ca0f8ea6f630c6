import { BREAK_GLASS } from './break-glass';
import type { PolicySpec } from './posture-builder';

const SOME_GROUP = '6f1e2d3c-3333-4a2b-8c3d-000000000001';

/** Each way in which a policy for everybody and everything can be taken from some, or from all. */
export const HOLES: readonly (readonly [string, PolicySpec])[] = [
  ['a group left out', { notGroups: [BREAK_GLASS, SOME_GROUP] }],
  ['a user left out', { notUsers: [SOME_GROUP] }],
  ['a role left out', { notRoles: ['62e90394-69f5-4237-9190-012177145e10'] }],
  ['guests left out', { notGuests: { types: ['internalGuest'], tenants: 'all' } }],
  ['a group of users alone', { groups: [SOME_GROUP] }],
  ['a place left out', { locations: ['All'], notLocations: ['AllTrusted'] }],
  ['some platforms alone', { platforms: ['windows'] }],
  ['one kind of client alone', { clientAppTypes: ['browser'] }],
  ['some risk alone', { signInRisk: ['high'] }],
  ['some devices alone', { device: { mode: 'include', rule: 'device.isCompliant -eq True' } }],
  ['report-only', { state: 'enabledForReportingButNotEnforced' }],
  ['off', { state: 'disabled' }],
];
