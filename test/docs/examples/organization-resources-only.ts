import type { TerraformStack } from 'cdktf';
import { OrganizationResourcesOnly, ServiceControlPolicies } from '../../../lib/aws';

export function toOursAlone(stack: TerraformStack): void {
  new ServiceControlPolicies(stack, 'service-controls', {
    targets: { root: 'r-a1b2' },
    guardrails: [
      new OrganizationResourcesOnly({
        organizationId: 'o-a1b2c3d4e5',
        exemptRoles: ['tenant-guard-deploy', 'break-glass'],
        shared: ['arn:aws:ecr:*:602401143452:repository/*'], // images of add-ons for EKS
      }),
    ],
  });
}
