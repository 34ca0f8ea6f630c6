import { CidrSet, localAddresses } from '../../../values';
import type { Situation } from '../../control';

/** The declared networks, and all addresses that are nobody's on the Internet. */
export function ownAddresses({ facts }: Situation): CidrSet {
  const networks = Object.values(facts?.declaration.networks ?? {});
  return localAddresses().union(CidrSet.of(networks.flatMap(({ cidrs }) => cidrs)));
}
