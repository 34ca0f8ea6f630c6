import type { TerraformStack } from 'cdktf';
import {
  type Declaration,
  type EntraService,
  type EntraSettings,
  networkOf,
  type Rollout,
  wantedControls,
} from '../../declaration';
import { type IBreakGlass, type IExclusionGroup, type ILocation, NamedEgress, type PolicyProps } from '../../entra';
import { Exclusions } from './exclusions';
import type { ExistingLocations } from './existing-locations';

/** What the parts of an Entra stack are composed from: the declaration, and what stands in the stack already. */
export class EntraComposition {
  /** Construct id -> path in the declaration below the service, or from its top as `services.…`. */
  readonly declared: Record<string, string> = {};
  private readonly wanted: ReadonlySet<string>;
  private readonly exclusions: Exclusions;

  constructor(
    readonly stack: TerraformStack,
    readonly declaration: Declaration,
    /** Id of the service in the declaration. */
    readonly service: string,
    readonly settings: EntraService,
    readonly breakGlass: IBreakGlass,
    readonly locations: ExistingLocations,
    /** The trusted networks' location, where networks are trusted. */
    readonly trusted?: ILocation,
  ) {
    this.wanted = wantedControls(declaration, service);
    this.exclusions = new Exclusions(stack, settings.entra, breakGlass);
    for (const control of this.exclusions.controls) {
      this.declared[Exclusions.idOf(control)] = `entra.exclusions.${control}`;
    }
  }

  get entra(): EntraSettings {
    return this.settings.entra;
  }

  /** Whether the control is to be met: a chosen baseline has it, or the roll-out gives it a stage of its own. */
  wants(control: string): boolean {
    return this.wanted.has(control);
  }

  /** Guests stay out of what asks for a managed device where a policy of their own asks them for a second factor. */
  get guestsLeftOut(): { readonly guests?: 'leftOut' } {
    return this.wants('ENT-GU-01') ? { guests: 'leftOut' } : {};
  }

  /** How far the control has come. */
  stageOf(control: string): Rollout['stage'] {
    return stageIn(this.settings.rollout, control);
  }

  /** What every policy takes, at the declared stage of the control that it meets. */
  policy(control: string): PolicyProps {
    return this.policyOf(this.settings.rollout, control);
  }

  /** What every policy takes, at the stage that another service's roll-out gives the control. */
  policyOf(rollout: Rollout, control: string): PolicyProps {
    const { pilotGroup } = rollout;
    const spared = this.exclusions.of(control);
    return {
      breakGlass: this.breakGlass,
      ...(spared.length === 0 ? {} : { exclusion: spared }),
      rollout: { stage: stageIn(rollout, control), ...(pilotGroup === undefined ? {} : { pilotGroup }) },
    };
  }

  /** A location of these networks: the one that is there already, else one that is made. */
  egressOf(id: string, name: string, from: readonly string[]): ILocation {
    const existing = this.locations.of(from);
    if (existing !== undefined) return existing;
    return new NamedEgress(this.stack, `${id}-egress`, {
      network: networkOf(this.declaration, from),
      displayName: `Egress of ${name}`,
    });
  }

  /** Has the policies of a control leave a group out. */
  spare(control: string, group: IExclusionGroup): void {
    this.exclusions.add(control, group);
  }

  /** @throws InvalidValue for a declared group that no policy leaves out. */
  refuseUnused(): void {
    this.exclusions.refuseUnused();
  }
}

function stageIn({ stage, controls }: Rollout, control: string): Rollout['stage'] {
  return controls?.[control] ?? stage;
}
