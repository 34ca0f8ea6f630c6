import type { Construct } from 'constructs';
import { ENTRA_APPLICATIONS } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type RequireMfaToEnrollDevicesProps = PolicyProps;

/**
 * Nobody but the emergency accounts enrolls a device in Intune without proving a second factor at that moment: a stolen
 * session cannot make a managed device of the attacker's own.
 *
 * Renders one `azuread_conditional_access_policy` for Microsoft Intune Enrollment, with the built-in control `mfa` and a
 * sign-in frequency of every time, and the `terraform_data` that holds its kinds of control. Its name is
 * `CA021-Global-BaseProtection-IntuneEnrollment-MFAEveryTime`.
 *
 * Control `ENT-DV-03` (CIS Microsoft 365 v7 5.2.2.11; NIST 800-53 IA-2(1), IA-11).
 *
 * @example
 * ```ts
 * new RequireMfaToEnrollDevices(stack, 'enroll-devices', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RequireMfaToEnrollDevices extends PolicyConstruct {
  /** @throws InvalidValue for what every policy refuses. */
  constructor(scope: Construct, id: string, props: RequireMfaToEnrollDevicesProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA021-Global-BaseProtection-IntuneEnrollment-MFAEveryTime',
      audience: { users: 'All' },
      target: { applications: [ENTRA_APPLICATIONS.intuneEnrollment] },
      grant: { builtIn: ['mfa'] },
      session: { signInFrequency: 'everyTime' },
    });
  }
}
