import type { Construct } from 'constructs';
import { sessionLengthProblems, USUAL_SESSION } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';
import { privilegedWith } from './privileged-role-ids';

export interface LimitAdminSessionsProps extends PolicyProps {
  /**
   * Hours after which they sign in again, 1 to 4.
   *
   * @default 4
   */
  readonly hours?: number;
  /**
   * English names of built-in roles that are privileged here besides those of the CISA, CIS and Maester lists.
   *
   * @default - those of the lists alone
   */
  readonly additionalRoles?: readonly string[];
  /**
   * Object ids of groups whose members count as administrators, whatever roles they hold.
   *
   * @default - none
   */
  readonly adminGroups?: readonly string[];
}

/**
 * Whoever holds a privileged role signs in again after four hours at the latest, and no browser keeps the session; the
 * emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for the template ids of the roles, in order, and all resources, with a
 * sign-in frequency and a persistent browser of never, and the `terraform_data` that holds its kinds of control. Its name is
 * `CA104-Admins-SessionControl-AllResources-SignInFrequency`.
 *
 * Control `ENT-SS-01` (CIS Microsoft 365 v7 5.2.2.4; Microsoft Zero Trust assessment 21825; NIST 800-53 AC-12, IA-11).
 *
 * @example
 * ```ts
 * new LimitAdminSessions(stack, 'admin-sessions', { breakGlass, rollout: { stage: 'enforced' }, hours: 2 });
 * ```
 */
export class LimitAdminSessions extends PolicyConstruct {
  /** @throws InvalidValue for another number of hours, an unknown role, and for what every policy refuses. */
  constructor(
    scope: Construct,
    id: string,
    { hours, additionalRoles = [], adminGroups = [], ...props }: LimitAdminSessionsProps,
  ) {
    const { roles, problems } = privilegedWith(additionalRoles);
    const length = hours ?? USUAL_SESSION.adminHours;
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA104-Admins-SessionControl-AllResources-SignInFrequency',
      audience: { roles, groups: adminGroups },
      session: { signInFrequency: { hours: length }, persistentBrowser: 'never' },
      problems: [...problems, ...sessionLengthProblems('adminHours', 'hours', length, 'ENT-SS-01')],
    });
  }
}
