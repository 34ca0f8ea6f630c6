import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * A group whose members one control spares: the policies that meet it leave the group out, and stand after it
 * (`ENT-GV-03`). {@link ExclusionGroup} makes it.
 */
export interface IExclusionGroup extends IConstruct {
  /** Object id of the group. */
  readonly groupObjectId: string;
  /** What has to stand before a policy that leaves the group out may be written. */
  readonly inPlace: readonly ITerraformDependable[];
}

/** The groups that a policy spares, however many there are. */
export function exclusionsOf(given: IExclusionGroup | readonly IExclusionGroup[] = []): readonly IExclusionGroup[] {
  return 'groupObjectId' in given ? [given] : given;
}
