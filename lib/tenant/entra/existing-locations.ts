import type { TerraformStack } from 'cdktf';
import { type Declaration, type EntraSettings, existingLocationFor, isSameNetworks } from '../../declaration';
import { ExistingLocation } from '../../entra';

/** The named locations that are there already, each looked up once and used for the networks that it holds. */
export class ExistingLocations {
  /** Construct id -> path in the declaration below the service. */
  readonly declared: Record<string, string> = {};
  private readonly used = new Map<string, ExistingLocation>();

  constructor(
    private readonly stack: TerraformStack,
    private readonly declaration: Declaration,
    private readonly entra: EntraSettings,
  ) {}

  /** The one that holds exactly these networks. */
  of(networks: readonly string[]): ExistingLocation | undefined {
    const [name, settings] = existingLocationFor(this.entra, networks) ?? [];
    if (name === undefined || settings === undefined) return undefined;
    const location = this.used.get(name) ?? this.lookUp(name, settings);
    this.used.set(name, location);
    return location;
  }

  private lookUp(name: string, { id, name: displayName, holds }: Existing): ExistingLocation {
    const construct = `location-${name}`;
    this.declared[construct] = `entra.existingLocations.${name}`;
    return new ExistingLocation(this.stack, construct, {
      objectId: id,
      holds: {
        displayName,
        ranges: holds.flatMap((network) => this.declaration.networks[network]?.cidrs ?? []),
        trusted: isSameNetworks(holds, this.entra.trusted ?? []),
      },
    });
  }
}

type Existing = NonNullable<EntraSettings['existingLocations']>[string];
