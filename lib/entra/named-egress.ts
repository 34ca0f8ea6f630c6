import type { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import { Construct } from 'constructs';
import type { TrustedNetwork } from '../values';
import { nameProblems } from './display-name';
import { ipLocations } from './ip-locations';
import type { ILocation } from './location';
import { refuse } from './refusal';

export interface NamedEgressProps {
  /** The networks whose addresses it holds. */
  readonly network: TrustedNetwork;
  /** Name of the location in the directory; a second one is called `… 2`. */
  readonly displayName: string;
}

/**
 * Microsoft Entra knows the addresses that something comes from, and trusts nobody for being there: a policy can block it
 * from everywhere else.
 *
 * Renders an `azuread_named_location` with the aggregated ranges, not trusted; more than 2,000 ranges are split over several.
 * A location that goes is deleted after the policies that used it have let go of it (`create_before_destroy`).
 *
 * @example
 * ```ts
 * const network = TrustedNetwork.of({ pipeline: { cidrs: ['192.0.2.0/28'], ipv6: 'none' } }, { example: true });
 * const egress = new NamedEgress(stack, 'pipeline-egress', { network, displayName: 'Pipeline' });
 * ```
 */
export class NamedEgress extends Construct implements ILocation {
  readonly locations: readonly NamedLocation[];
  /** Object ids of the locations: what a policy refers to them by (their Terraform `id` is refused there). */
  readonly objectIds: readonly string[];

  /** @throws InvalidValue for an empty name. */
  constructor(scope: Construct, id: string, { network, displayName }: NamedEgressProps) {
    super(scope, id);
    refuse(this, nameProblems(displayName));
    this.locations = ipLocations(this, network, displayName);
    this.objectIds = this.locations.map(({ objectId }) => objectId);
  }
}
