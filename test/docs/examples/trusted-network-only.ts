import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { HumanGroup, HumanRole, TrustedNetworkOnly } from '../../../lib/aws';

export function onlyFromTheOffice(stack: TerraformStack): void {
  const network = TrustedNetwork.of(
    {
      hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] },
      pipeline: { cidrs: ['198.51.100.16/28'], ipv6: 'none' },
    },
    { example: true },
  );
  new TrustedNetworkOnly(stack, 'trusted-network', {
    principals: [new HumanGroup(stack, 'admins', { groupName: 'admins' }), HumanRole.existing('operator')],
    network,
    accountId: '111122223333',
    deployerRole: 'tenant-guard-deploy',
  });
}
