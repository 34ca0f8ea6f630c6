import { EntraFederation, EntraRole, type IHumanRole, PrivilegedRole, SupplierRole } from '../../aws';
import type { AccountContext } from './account-context';

/** The roles of the account that users, suppliers and people of the directory assume. */
export function addRoles(context: AccountContext): readonly IHumanRole[] {
  const { stack, account, path, declared } = context;
  const privileged = Object.entries(account.privilegedRoles ?? {}).map(([roleName, role]) => {
    const { users, policies, mfaMinutes, sessionHours } = role;
    declared[`role-${roleName}`] = `${path}.privilegedRoles.${roleName}`;
    return new PrivilegedRole(stack, `role-${roleName}`, {
      roleName,
      assumedBy: users,
      policyArns: policies,
      ...(mfaMinutes === undefined ? {} : { mfaMinutes }),
      ...(sessionHours === undefined ? {} : { sessionHours }),
    });
  });
  const suppliers = Object.entries(account.supplierRoles ?? {}).map(([roleName, role]) => {
    const { assumedBy, externalId, policies, sessionHours } = role;
    declared[`role-${roleName}`] = `${path}.supplierRoles.${roleName}`;
    return new SupplierRole(stack, `role-${roleName}`, {
      roleName,
      assumedBy,
      externalId,
      policyArns: policies,
      ...(sessionHours === undefined ? {} : { sessionHours }),
    });
  });
  return [...privileged, ...suppliers, ...addFederation(context)];
}

/** Sign-in by the directory whose Conditional Access guards the service. */
function addFederation({
  stack,
  declaration,
  settings,
  account,
  partition,
  path,
  declared,
}: AccountContext): IHumanRole[] {
  const { federation: asked } = account;
  const { guard } = settings;
  const identity = guard.by === 'conditionalAccess' ? declaration.services[guard.identity] : undefined;
  if (asked === undefined || identity?.kind !== 'entra') return [];
  const { metadata, provider, roles } = asked;
  const federation = new EntraFederation(stack, 'federation', {
    tenantId: identity.entra.tenantId,
    metadata,
    ...(provider === undefined ? {} : { providerName: provider }),
  });
  declared.federation = `${path}.federation`;
  return Object.entries(roles).map(([roleName, { policies, sessionHours }]) => {
    declared[`role-${roleName}`] = `${path}.federation.roles.${roleName}`;
    return new EntraRole(stack, `role-${roleName}`, {
      federation,
      roleName,
      policyArns: policies,
      partition,
      ...(sessionHours === undefined ? {} : { sessionHours }),
    });
  });
}
