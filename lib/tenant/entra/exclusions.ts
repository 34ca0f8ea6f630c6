import type { TerraformStack } from 'cdktf';
import type { EntraSettings } from '../../declaration';
import { ExclusionGroup, type IBreakGlass, type IExclusionGroup } from '../../entra';
import { InvalidValue } from '../../values';

/** The groups that policies of a stack leave out, by the control that spares them. */
export class Exclusions {
  private readonly groups: Map<string, readonly IExclusionGroup[]>;
  private readonly used = new Set<string>();

  constructor(
    private readonly stack: TerraformStack,
    { exclusions = {} }: EntraSettings,
    breakGlass: IBreakGlass,
  ) {
    this.groups = new Map(
      Object.entries(exclusions).map(([control, access]) => [
        control,
        [
          new ExclusionGroup(stack, Exclusions.idOf(control), {
            breakGlass,
            displayName: `CA-Exclude-${control}`,
            ...(Object.keys(access).length === 0 ? {} : { access }),
          }),
        ],
      ]),
    );
  }

  /** Construct id of the group of a control. */
  static idOf(control: string): string {
    return `exclusion-${control.toLowerCase()}`;
  }

  get controls(): readonly string[] {
    return [...this.groups.keys()];
  }

  /** Has policies of the control leave out one more group. */
  add(control: string, group: IExclusionGroup): void {
    this.groups.set(control, [...(this.groups.get(control) ?? []), group]);
  }

  /** The groups that policies of the control leave out. */
  of(control: string): readonly IExclusionGroup[] {
    this.used.add(control);
    return this.groups.get(control) ?? [];
  }

  /** @throws InvalidValue for a control of which no policy is rendered: its exclusion group would spare nobody of anything. */
  refuseUnused(): void {
    const unused = this.controls.filter((control) => !this.used.has(control));
    const [first] = unused;
    if (first === undefined) return;
    throw new InvalidValue({
      problem: `${this.stack.node.path}: entra.exclusions and sharedDevices: no policy is rendered for this control`,
      given: unused.join(', '),
      allowed: 'a group is spared by a control whose policies are rendered, by a baseline or by rollout.controls',
      remedy: `Take ${first} out, or have its policy rendered`,
      control: 'ENT-GV-03',
    });
  }
}
