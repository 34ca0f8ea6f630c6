import type { Construct } from 'constructs';
import { GUEST_TYPES } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import { type ILocation, locationProblems, outside } from './location';
import { MANAGED_DEVICE } from './managed-device';
import type { PolicyProps } from './policy-props';

export interface ProtectSecurityInfoRegistrationProps extends PolicyProps {
  /**
   * The trusted locations from which it may be done on any device.
   *
   * @default - a managed device is asked for, wherever it is
   */
  readonly trusted?: ILocation;
  /**
   * Whether guests are left out. They have no managed device here unless the directory trusts what their own says of it.
   *
   * @default - they are not
   */
  readonly guests?: 'leftOut';
}

/**
 * Whoever has only a stolen password cannot register a second factor of their own with it: security information is
 * registered on a managed device alone, or, where there are none, from the trusted network alone.
 *
 * Renders one `azuread_conditional_access_policy` for the user action `urn:user:registersecurityinfo`, and the
 * `terraform_data` that holds its kind of control: it asks for a compliant or hybrid joined device, or, with `trusted`,
 * blocks every other place. In the trusted network the second factor that `RequireMfa` asks for is still asked for.
 * Microsoft does not evaluate policies for user actions in report-only, so that it goes from `off` to `pilot`. Its name is
 * `CA006-Global-IdentityProtection-SecurityInfoRegistration-ManagedDevice`, or `…-TrustedNetwork`.
 *
 * Control `ENT-AU-08` (CISA SCuBA MS.AAD.3.8v1; CIS Microsoft 365 v7 5.2.2.10; Maester MT.1011; NIST 800-53 AC-20, IA-3).
 *
 * @example
 * ```ts
 * new ProtectSecurityInfoRegistration(stack, 'security-info', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class ProtectSecurityInfoRegistration extends PolicyConstruct {
  /** @throws InvalidValue for a location of another stack, and for what {@link RequireMfa} refuses. */
  constructor(scope: Construct, id: string, props: ProtectSecurityInfoRegistrationProps) {
    const { trusted, guests } = props;
    const by = trusted === undefined ? 'ManagedDevice' : 'TrustedNetwork';
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? `CA006-Global-IdentityProtection-SecurityInfoRegistration-${by}`,
      audience: { users: 'All' },
      ...(guests === undefined ? {} : { leftOut: { guests: GUEST_TYPES } }),
      target: { userAction: 'urn:user:registersecurityinfo' },
      ...(trusted === undefined
        ? { grant: MANAGED_DEVICE }
        : { conditions: { locations: outside(trusted) }, grant: { builtIn: ['block'] } }),
      problems: trusted === undefined ? [] : locationProblems(scope, 'trusted', [trusted], 'ENT-AU-08'),
    });
  }
}
