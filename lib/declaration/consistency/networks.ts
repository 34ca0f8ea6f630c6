import { TrustedNetwork } from '../../values';
import { type Fault, faultOf } from '../fault';
import type { Declaration } from '../schema/declaration';
import type { Network } from '../schema/network';

/** Networks hold public egress addresses, few enough to be places; documentation addresses only in an example. */
export function networkFaults({ networks, example }: Declaration): Fault[] {
  return TrustedNetwork.problems(networks, { example: example === true })
    .filter(({ path: [id, key] }) => key !== 'ipv6' || !hasUnknownFamily(networks[id ?? '']))
    .map(({ path, error }) => faultOf(['networks', ...path], error));
}

/** Whether a range is neither IPv4 nor IPv6 by its looks: once it is mended it may be the one that is missed. */
function hasUnknownFamily(network: Network | undefined): boolean {
  return network?.cidrs.some((range) => !/[.:]/.test(range)) === true;
}
