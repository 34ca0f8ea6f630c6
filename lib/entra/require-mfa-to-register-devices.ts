import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type RequireMfaToRegisterDevicesProps = PolicyProps;

/**
 * Nobody but the emergency accounts registers a device, or joins it to the directory, without a second factor: a device that
 * an attacker registers is believed afterwards.
 *
 * Renders one `azuread_conditional_access_policy` for the user action `urn:user:registerdevice`, every client and every
 * platform, with the built-in control `mfa`, and the `terraform_data` that holds its kind of control. Microsoft does not
 * evaluate policies for user actions in report-only, so that it goes from `off` to `pilot`. The directory's own setting that
 * asks for MFA at registration has to be off beside it. Its name is `CA007-Global-BaseProtection-RegisterDevice-MFA`.
 *
 * Control `ENT-DV-02` (Maester MT.1061; Microsoft Zero Trust assessment 21872; NIST 800-53 IA-2(1), IA-3).
 *
 * @example
 * ```ts
 * new RequireMfaToRegisterDevices(stack, 'register-devices', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RequireMfaToRegisterDevices extends PolicyConstruct {
  /** @throws InvalidValue for what every policy refuses. */
  constructor(scope: Construct, id: string, props: RequireMfaToRegisterDevicesProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA007-Global-BaseProtection-RegisterDevice-MFA',
      audience: { users: 'All' },
      target: { userAction: 'urn:user:registerdevice' },
      grant: { builtIn: ['mfa'] },
    });
  }
}
