import { APPROVED_ROLES, EntraRole, privilegedRoles } from '../values';
import type { EntraSettings } from './schema/entra';
import type { PrivilegedAccess } from './schema/privileged-access';

/** Who decides on the activation of a role: people by user principal name, groups by object id. */
export interface Approvers {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/**
 * The roles that are privileged in a directory, by name: those of the CISA, CIS and Maester lists, those that the declaration
 * adds, and those that it has people activate.
 */
export function privilegedRolesOf({ privilegedRoles: added = [], privilegedAccess }: EntraSettings): EntraRole[] {
  const declared = [...added, ...Object.keys(privilegedAccess?.roles ?? {})].map(EntraRole.named);
  const all = new Map([...privilegedRoles(), ...declared].map((role) => [role.name, role]));
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Who decides on the activation of a declared role: those it names, else those of the roles that need somebody. */
export function approversOf(access: PrivilegedAccess, name: string): Approvers {
  const role = access.roles[name];
  const own = role?.approvers !== undefined || role?.approverGroups !== undefined;
  if (!own && !APPROVED_ROLES.some((approved) => approved.name === name)) return { people: [], groups: [] };
  const { approvers = [], approverGroups = [] } = own ? role : access;
  return { people: approvers, groups: approverGroups };
}
