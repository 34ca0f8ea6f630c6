import type { TerraformStack } from 'cdktf';
import {
  DenyRootUser,
  ExistingOrganization,
  NoNewUsers,
  ProtectGuardrails,
  RefuseCustomerKeys,
  RequireMfaForUsers,
  ResourceControlPolicies,
  ServiceControlPolicies,
  StorageOverTls,
} from '../../../lib/aws';

export function guardTheOrganization(stack: TerraformStack): void {
  const organization = new ExistingOrganization(stack, 'organization', { organizationId: 'o-a1b2c3d4e5' });
  const targets = { root: organization.rootId };
  const exemptRoles = ['tenant-guard-deploy', 'break-glass'];
  new ServiceControlPolicies(stack, 'service-controls', {
    targets,
    guardrails: [
      new RequireMfaForUsers(),
      new DenyRootUser(),
      new NoNewUsers({ exemptRoles: ['break-glass'] }),
      new ProtectGuardrails({ exemptRoles }),
    ],
  });
  new ResourceControlPolicies(stack, 'resource-controls', {
    targets,
    guardrails: [new StorageOverTls(), new RefuseCustomerKeys()],
  });
}
