import { approversOf } from '../../declaration';
import { JustInTimeRole } from '../../entra';
import type { EntraComposition } from './entra-composition';

/** Who may activate which directory role. */
export function addPrivilegedAccess(tenant: EntraComposition): void {
  const { stack, breakGlass } = tenant;
  const access = tenant.entra.privilegedAccess;
  if (access === undefined) return;
  for (const [role, declared] of Object.entries(access.roles)) {
    const { eligible = [], eligibleGroups = [], until = access.until, activeFor, ticket = false } = declared;
    const { people, groups } = approversOf(access, role);
    const id = `role-${role.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
    new JustInTimeRole(stack, id, {
      role,
      breakGlass,
      eligible,
      eligibleGroups,
      until,
      approvers: people,
      approverGroups: groups,
      ...(activeFor === undefined ? {} : { activeFor }),
      ticket,
      notify: access.notify,
    });
    tenant.declared[id] = `entra.privilegedAccess.roles.${role}`;
  }
}
