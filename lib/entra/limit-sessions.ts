import type { Construct } from 'constructs';
import { sessionLengthProblems, USUAL_SESSION } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export interface LimitSessionsProps extends PolicyProps {
  /**
   * Days after which they sign in again, 1 to 7.
   *
   * @default 7
   */
  readonly days?: number;
}

/**
 * Everybody but the emergency accounts signs in again after seven days at the latest, to every resource.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources with a sign-in frequency, and the
 * `terraform_data` that holds its kinds of control. Its name is `CA015-Global-SessionControl-AllResources-SignInFrequency`.
 *
 * Control `ENT-SS-02` (CIS Microsoft 365 v7 5.2.2.13; NIST 800-53 AC-12, IA-11).
 *
 * @example
 * ```ts
 * new LimitSessions(stack, 'sessions', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class LimitSessions extends PolicyConstruct {
  /** @throws InvalidValue for another number of days, and for what every policy refuses. */
  constructor(scope: Construct, id: string, { days, ...props }: LimitSessionsProps) {
    const length = days ?? USUAL_SESSION.userDays;
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA015-Global-SessionControl-AllResources-SignInFrequency',
      audience: { users: 'All' },
      session: { signInFrequency: { days: length } },
      problems: sessionLengthProblems('userDays', 'days', length, 'ENT-SS-02'),
    });
  }
}
