import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { AdministrationGroup } from '../../../lib/aws';

export function administerFromHeadquarters(stack: TerraformStack): void {
  const network = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] } }, { example: true });
  new AdministrationGroup(stack, 'bastion', {
    network,
    vpcId: 'vpc-0b1c2d3e4f5a69788',
    name: 'bastion',
    by: ['ssh', 'rdp'],
  });
}
