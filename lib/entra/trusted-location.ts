import type { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import { Construct } from 'constructs';
import type { TrustedNetwork } from '../values';
import { nameProblems } from './display-name';
import { ipLocations } from './ip-locations';
import type { ILocation } from './location';
import { refuse } from './refusal';

export interface TrustedLocationProps {
  /** The networks to trust: the allow-list that every other consumer renders from, too. */
  readonly network: TrustedNetwork;
  /**
   * Name of the location in the directory; a second one is called `… 2`.
   *
   * @default 'Trusted egress'
   */
  readonly displayName?: string;
}

/**
 * Microsoft Entra trusts exactly the addresses of the declared networks, so that Conditional Access can tell the
 * organization's own egress from the rest of the Internet.
 *
 * Renders an `azuread_named_location` with the aggregated ranges, `trusted`; more than 2,000 ranges are split over
 * several. A location that goes is deleted after the policies that used it have let go of it (`create_before_destroy`).
 *
 * Control `ENT-NW-01` (CIS Microsoft 365 v7 5.2.2.14; NIST 800-53 SC-7).
 *
 * @example
 * ```ts
 * const network = TrustedNetwork.of({ hq: { cidrs: ['192.0.2.0/26'], ipv6: 'none' } }, { example: true });
 * const trusted = new TrustedLocation(stack, 'trusted', { network });
 * ```
 */
export class TrustedLocation extends Construct implements ILocation {
  readonly locations: readonly NamedLocation[];
  /** Object ids of the locations: what a policy refers to them by (their Terraform `id` is refused there). */
  readonly objectIds: readonly string[];

  /** @throws InvalidValue for an empty name. */
  constructor(scope: Construct, id: string, props: TrustedLocationProps) {
    super(scope, id);
    refuse(this, nameProblems(props.displayName));
    this.locations = ipLocations(this, props.network, props.displayName ?? 'Trusted egress', true);
    this.objectIds = this.locations.map(({ objectId }) => objectId);
  }
}
