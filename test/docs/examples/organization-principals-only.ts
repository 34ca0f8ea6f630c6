import type { TerraformStack } from 'cdktf';
import { OrganizationPrincipalsOnly, ResourceControlPolicies } from '../../../lib/aws';

export function oursAlone(stack: TerraformStack): void {
  new ResourceControlPolicies(stack, 'resource-controls', {
    targets: { root: 'r-a1b2' },
    guardrails: [
      new OrganizationPrincipalsOnly({
        organizationId: 'o-a1b2c3d4e5',
        trustedAccounts: ['222233334444'], // the auditors'
        regions: ['eu-north-1'],
      }),
    ],
  });
}
