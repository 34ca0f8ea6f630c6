import { UserPrincipalName } from '../values';
import type { EntraSettings } from './schema/entra';

/** The domains whose passwords do not expire: the declared ones, and the initial one, which the emergency accounts are on. */
export function domainsOf(settings: EntraSettings | undefined): readonly string[] {
  const initial = (settings?.breakGlass.accounts ?? []).map((account) => UserPrincipalName.parse(account).domain);
  return [...new Set([...initial, ...(settings?.domains ?? [])])].sort();
}
