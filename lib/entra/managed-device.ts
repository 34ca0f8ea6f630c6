import type { Grant } from './policy-request';

/**
 * A device that the organization manages: compliant by Intune, or joined to its own domain as well. Exactly these two, by
 * OR, is what ScubaGear looks for.
 */
export const MANAGED_DEVICE: Grant = { builtIn: ['compliantDevice', 'domainJoinedDevice'], operator: 'OR' };
