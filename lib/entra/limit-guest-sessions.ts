import type { Construct } from 'constructs';
import { GUEST_TYPES, sessionLengthProblems, USUAL_SESSION } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export interface LimitGuestSessionsProps extends PolicyProps {
  /**
   * Hours after which they sign in again, 1 to 24.
   *
   * @default 24
   */
  readonly hours?: number;
}

/**
 * Guests and external users of every kind sign in again after a day at the latest, to every resource.
 *
 * Renders one `azuread_conditional_access_policy` for all six kinds of guests of all tenants and all resources with a sign-in
 * frequency, and the `terraform_data` that holds its kinds of control. Its name is
 * `CA404-Guests-SessionControl-AllResources-SignInFrequency`.
 *
 * Control `ENT-GU-04` (Microsoft Zero Trust assessment 21824; NIST 800-53 AC-12, IA-11).
 *
 * @example
 * ```ts
 * new LimitGuestSessions(stack, 'guest-sessions', { breakGlass, rollout: { stage: 'enforced' }, hours: 12 });
 * ```
 */
export class LimitGuestSessions extends PolicyConstruct {
  /** @throws InvalidValue for another number of hours, and for what every policy refuses. */
  constructor(scope: Construct, id: string, { hours, ...props }: LimitGuestSessionsProps) {
    const length = hours ?? USUAL_SESSION.guestHours;
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA404-Guests-SessionControl-AllResources-SignInFrequency',
      audience: { guests: GUEST_TYPES },
      session: { signInFrequency: { hours: length } },
      problems: sessionLengthProblems('guestHours', 'hours', length, 'ENT-GU-04'),
    });
  }
}
