import { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import type { Construct } from 'constructs';
import type { TrustedNetwork } from '../values';

/** What one named location holds (Microsoft Entra's limit). */
const MOST_RANGES = 2000;

/** Named locations that together hold a network: one, or as many as its ranges need. */
export function ipLocations(
  scope: Construct,
  network: TrustedNetwork,
  name: string,
  trusted?: true,
): readonly NamedLocation[] {
  return network.inChunksOf(MOST_RANGES).map((ranges, index) => {
    const nth = index + 1;
    return new NamedLocation(scope, nth === 1 ? 'location' : `location-${nth}`, {
      displayName: nth === 1 ? name : `${name} ${nth}`,
      ip: { ipRanges: [...ranges], ...(trusted === undefined ? {} : { trusted }) },
      lifecycle: { createBeforeDestroy: true },
    });
  });
}
