import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { TrustedLocation } from '../../../lib/entra';

export function trustTheOffice(stack: TerraformStack): void {
  const network = TrustedNetwork.of(
    {
      hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] },
      vpn: { cidrs: ['203.0.113.128/28'], ipv6: 'none' },
    },
    { example: true }, // these are documentation addresses; leave it out with real ones
  );
  new TrustedLocation(stack, 'trusted', { network });
}
