import type { Construct } from 'constructs';
import { Guid, InvalidValue } from '../values';
import { PHISHING_RESISTANT_STRENGTH } from './authentication-strength-ids';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';
import { problemsOf } from './refusal';

export interface RequireMfaForApplicationProps extends PolicyProps {
  /** Application (client) id of the enterprise application that people sign in to. */
  readonly application: string;
  /** Short name of the service, for the name of the policy: `crm`. */
  readonly service: string;
  /**
   * What a sign-in has to prove.
   *
   * @default 'mfa'
   */
  readonly strength?: 'mfa' | 'phishingResistant';
  /**
   * Hours after which whoever is signed in signs in again, 1 to 24.
   *
   * @default - what other policies ask for
   */
  readonly signInHours?: number;
}

const MOST_HOURS = 24;

/**
 * Everybody but the emergency accounts needs a second factor, or a method that cannot be phished, to sign in to one service
 * that stands behind single sign-on, whatever becomes of the policies for all resources.
 *
 * Renders one `azuread_conditional_access_policy` for all users and the enterprise application with the built-in control
 * `mfa`, or with the built-in strength for phishing-resistant MFA, and the sign-in frequency where one is given; and the
 * `terraform_data` that holds its kinds of control. Its name is `CA801-Global-BaseProtection-<service>-MFA`, or
 * `…-PhishingResistantMFA`.
 *
 * Control `LAD-01`: it is what the first rung of the ladder asks for of a service behind Entra (NIST 800-53 AC-17(1), SA-9).
 *
 * @example
 * ```ts
 * new RequireMfaForApplication(stack, 'application-crm', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   application: '6f1e2d3c-1111-4a2b-8c3d-000000000009',
 *   service: 'crm',
 *   signInHours: 12,
 * });
 * ```
 */
export class RequireMfaForApplication extends PolicyConstruct {
  /** @throws InvalidValue for an id that is no client id, hours out of range, and for what {@link RequireMfa} refuses. */
  constructor(scope: Construct, id: string, props: RequireMfaForApplicationProps) {
    const { application, service, strength = 'mfa', signInHours } = props;
    const strong = strength === 'phishingResistant';
    super(scope, id, {
      ...props,
      displayName:
        props.displayName ?? `CA801-Global-BaseProtection-${service}-${strong ? 'PhishingResistantMFA' : 'MFA'}`,
      audience: { users: 'All' },
      target: { applications: [application.toLowerCase()] },
      grant: strong ? { strength: PHISHING_RESISTANT_STRENGTH } : { builtIn: ['mfa'] },
      ...(signInHours === undefined ? {} : { session: { signInFrequency: { hours: signInHours } } }),
      problems: [...problemsOf('application', () => Guid.parse(application)), ...hoursProblems(signInHours)],
    });
  }
}

function hoursProblems(hours: number | undefined): readonly InvalidValue[] {
  if (hours === undefined || (Number.isInteger(hours) && hours >= 1 && hours <= MOST_HOURS)) return [];
  return [
    new InvalidValue({
      problem: 'signInHours: this is no number of hours that a session may last',
      given: String(hours),
      allowed: `it is a whole number from 1 to ${MOST_HOURS}`,
      remedy: 'Leave it out to ask for nothing beyond what other policies ask for',
    }),
  ];
}
