import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * The group of emergency access accounts that every Conditional Access policy leaves out, so that a wrong policy can
 * still be undone (`ENT-BG-01`, `ENT-BG-02`): {@link BreakGlassGroup} makes it, {@link ExistingBreakGlassGroup} refers
 * to one that is there.
 */
export interface IBreakGlass extends IConstruct {
  /** Object id of the group. */
  readonly groupObjectId: string;
  /** Object ids of the accounts: who own the groups that are made here, since they may do everything anyway. */
  readonly accountIds: string[];
  /** What has to stand before a policy may be written: without it a policy could shut out everyone. */
  readonly inPlace: readonly ITerraformDependable[];
}
