import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { BreakGlassGroup, NamedEgress, ServiceAccountsFromEgressOnly } from '../../../lib/entra';

export function holdPrograms(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const network = TrustedNetwork.of({ dc: { cidrs: ['198.51.100.32/28'], ipv6: 'none' } }, { example: true });
  new ServiceAccountsFromEgressOnly(stack, 'service-accounts', {
    breakGlass,
    rollout: { stage: 'enforced' },
    groups: ['6f1e2d3c-2222-4a2b-8c3d-000000000005'],
    egress: new NamedEgress(stack, 'dc-egress', { network, displayName: 'Data centre' }),
  });
}
