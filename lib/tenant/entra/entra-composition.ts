import type { TerraformStack } from 'cdktf';
import { baselinesOf, type Declaration, type EntraService, type EntraSettings } from '../../declaration';
import type { IBreakGlass, PolicyProps, TrustedLocation } from '../../entra';

/** What the parts of an Entra stack are composed from: the declaration, and what stands in the stack already. */
export class EntraComposition {
  /** Construct id -> path in the declaration below the service. */
  readonly declared: Record<string, string> = {};
  private readonly demanded: ReadonlySet<string>;

  constructor(
    readonly stack: TerraformStack,
    readonly declaration: Declaration,
    /** Id of the service in the declaration. */
    readonly service: string,
    readonly settings: EntraService,
    readonly breakGlass: IBreakGlass,
    /** The trusted networks' location, where networks are trusted. */
    readonly trusted?: TrustedLocation,
  ) {
    const entries = baselinesOf(declaration, service).flatMap((baseline) => baseline.entries);
    this.demanded = new Set(entries.flatMap(({ controls, goal }) => (goal ? [] : controls)));
  }

  get entra(): EntraSettings {
    return this.settings.entra;
  }

  /** Whether the control is to be met: a chosen baseline has it, or the roll-out gives it a stage of its own. */
  wants(control: string): boolean {
    return this.demanded.has(control) || this.settings.rollout.controls?.[control] !== undefined;
  }

  /** What every policy takes, at the declared stage of the control that it meets. */
  policy(control: string): PolicyProps {
    const { stage, controls, pilotGroup } = this.settings.rollout;
    return {
      breakGlass: this.breakGlass,
      rollout: { stage: controls?.[control] ?? stage, ...(pilotGroup === undefined ? {} : { pilotGroup }) },
    };
  }
}
