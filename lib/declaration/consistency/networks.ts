import { TrustedNetwork } from '../../values';
import { type Fault, faultOf } from '../fault';
import type { Declaration } from '../schema/declaration';

/** Networks hold public egress addresses, few enough to be places; documentation addresses only in an example. */
export function networkFaults({ networks, example }: Declaration): Fault[] {
  return TrustedNetwork.problems(networks, { example: example === true }).map(({ path, error }) =>
    faultOf(['networks', ...path], error),
  );
}
