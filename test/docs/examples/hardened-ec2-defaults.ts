import type { TerraformStack } from 'cdktf';
import { ExistingOrganization, HardenedEc2Defaults } from '../../../lib/aws';

export function setEc2FromAbove(stack: TerraformStack): void {
  const organization = new ExistingOrganization(stack, 'organization', {
    organizationId: 'o-a1b2c3d4e5',
    policyTypes: ['DECLARATIVE_POLICY_EC2'],
  });
  new HardenedEc2Defaults(stack, 'ec2', { targets: { root: organization.rootId } });
}
