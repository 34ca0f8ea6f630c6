import {
  EntraFederation,
  EntraRole,
  type IHumanRole,
  PipelineFederation,
  PipelineRole,
  PrivilegedRole,
  SupplierRole,
} from '../../aws';
import { pipelineTrust } from '../../declaration';
import { PipelineIssuer } from '../../values';
import type { AccountContext } from './account-context';

/** The roles of the account that users, suppliers, people of the directory and pipelines assume. */
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
  return [...privileged, ...suppliers, ...addFederation(context), ...addPipelines(context)];
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

/** Pipelines' roles, with one provider for each issuer of their tokens. */
function addPipelines({ stack, account, path, declared }: AccountContext): IHumanRole[] {
  const asked = Object.entries(account.pipelines ?? {}).map(([roleName, pipeline]) => ({
    roleName,
    pipeline,
    trust: pipelineTrust(pipeline),
  }));
  const issuers = [...new Set(asked.map(({ trust }) => trust.issuer))].sort();
  const federations = new Map(
    issuers.map((issuer) => {
      const id = `pipelines-${PipelineIssuer.parse(issuer).host.replaceAll('/', '-')}`;
      const audiences = asked.filter(({ trust }) => trust.issuer === issuer).map(({ trust }) => trust.audience);
      declared[id] = `${path}.pipelines`;
      return [issuer, new PipelineFederation(stack, id, { issuer, audiences })];
    }),
  );
  return asked.flatMap(({ roleName, pipeline: { policies, sessionHours }, trust: { issuer, audience, subjects } }) => {
    const federation = federations.get(issuer);
    if (federation === undefined) return [];
    declared[`role-${roleName}`] = `${path}.pipelines.${roleName}`;
    return new PipelineRole(stack, `role-${roleName}`, {
      federation,
      roleName,
      subjects,
      audience,
      policyArns: policies,
      ...(sessionHours === undefined ? {} : { sessionHours }),
    });
  });
}
