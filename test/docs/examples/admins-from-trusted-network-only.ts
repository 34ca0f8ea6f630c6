import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { AdminsFromTrustedNetworkOnly, BreakGlassGroup, TrustedLocation } from '../../../lib/entra';

export function administerFromTheOffice(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const network = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26'], ipv6: 'none' } }, { example: true });
  new AdminsFromTrustedNetworkOnly(stack, 'admins-network', {
    breakGlass,
    rollout: { stage: 'reportOnly' },
    trusted: new TrustedLocation(stack, 'trusted', { network }),
  });
}
