import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import {
  ResourceControlPolicies,
  ServiceControlPolicies,
  TrustedNetworkPerimeter,
  TrustedNetworkResources,
  TrustedNetworkSignIn,
} from '../../../lib/aws';

export function onlyFromOurNetworks(stack: TerraformStack): void {
  const perimeter = {
    network: TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] } }, { example: true }),
    organizationId: 'o-a1b2c3d4e5',
    holds: 'people',
    humanRoles: ['arn:aws:iam::111122223333:role/operator'],
    exemptRoles: ['tenant-guard-deploy', 'break-glass'],
  } as const;
  const targets = { root: 'r-a1b2' };
  new ServiceControlPolicies(stack, 'service-controls', {
    targets,
    guardrails: [new TrustedNetworkPerimeter(perimeter)],
  });
  new ResourceControlPolicies(stack, 'resource-controls', {
    targets,
    guardrails: [
      new TrustedNetworkResources({ ...perimeter, regions: ['eu-north-1'] }),
      new TrustedNetworkSignIn(perimeter),
    ],
  });
}
