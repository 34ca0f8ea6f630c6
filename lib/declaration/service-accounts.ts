import type { EntraSettings } from './schema/entra';

/** A group of user accounts that programs sign in with, and the networks that they come from. */
export interface ServiceAccounts {
  readonly group: string;
  readonly from: readonly string[];
}

/** Those with networks of their own, and the rest of the persona but shared devices, which comes from the trusted networks. */
export function serviceAccountsOf({
  serviceAccounts = {},
  sharedDevices = {},
  personas,
  trusted = [],
}: EntraSettings): readonly ServiceAccounts[] {
  const own = Object.values(serviceAccounts);
  const placed = new Set([...own, ...Object.values(sharedDevices)].map(({ group }) => group));
  const rest = (personas?.serviceAccounts ?? []).filter((group) => !placed.has(group));
  return [...own, ...rest.map((group) => ({ group, from: trusted }))];
}
