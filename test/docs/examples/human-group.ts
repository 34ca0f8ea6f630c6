import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { HumanGroup, HumanRole, RequireMfaForGroup, TrustedNetworkOnly } from '../../../lib/aws';

export function guardPeople(stack: TerraformStack): void {
  const admins = new HumanGroup(stack, 'admins', { groupName: 'admins' });
  const auditors = HumanGroup.existing('auditors');
  const operator = HumanRole.existing('operator');

  for (const group of [admins, auditors]) new RequireMfaForGroup(stack, `mfa-${group.name}`, { group });
  new TrustedNetworkOnly(stack, 'trusted-network', {
    principals: [admins, auditors, operator],
    network: TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26'], ipv6: 'none' } }, { example: true }),
    accountId: '111122223333',
    deployerRole: 'tenant-guard-deploy',
  });
}
