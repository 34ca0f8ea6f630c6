import type { TerraformStack } from 'cdktf';
import {
  OrganizationPublicAccessBlock,
  PresignedUrlAge,
  RefuseCustomerKeys,
  ResourceControlPolicies,
  StorageOverTls,
} from '../../../lib/aws';

export function guardEveryBucket(stack: TerraformStack): void {
  const targets = { root: 'r-a1b2' };
  new ResourceControlPolicies(stack, 'resource-controls', {
    targets,
    guardrails: [new StorageOverTls(), new RefuseCustomerKeys(), new PresignedUrlAge({ minutes: 15 })],
  });
  new OrganizationPublicAccessBlock(stack, 'public-access', { targets });
}
