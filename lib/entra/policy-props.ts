import type { IBreakGlass } from './break-glass';
import type { IExclusionGroup } from './exclusion';
import type { PolicyRollout } from './policy-rollout';

/** What every construct of a Conditional Access policy takes. */
export interface PolicyProps {
  /** The emergency accounts' group, which the policy leaves out. */
  readonly breakGlass: IBreakGlass;
  /** How far the policy has come. */
  readonly rollout: PolicyRollout;
  /**
   * The group or groups that the policy spares besides; what they open needs an acceptance.
   *
   * @default - nobody but the emergency accounts
   */
  readonly exclusion?: IExclusionGroup | readonly IExclusionGroup[];
  /**
   * Name of the policy in the directory.
   *
   * @default - the name on the construct's page
   */
  readonly displayName?: string;
}
