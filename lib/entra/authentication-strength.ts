import { AuthenticationStrengthPolicy } from '@cdktf/provider-azuread/lib/authentication-strength-policy';
import { Construct } from 'constructs';
import { InvalidValue, MethodCombination } from '../values';
import { nameProblems } from './display-name';
import { problemsOf, refuse } from './refusal';
import type { IAuthenticationStrength } from './strength';

export interface AuthenticationStrengthProps {
  /**
   * Combinations of methods that it takes, in the spelling of Microsoft Graph: `fido2`, `password,softwareOath`.
   *
   * @default - every combination of two factors but those with SMS, voice or e-mail, and a pass for several sign-ins
   */
  readonly combinations?: readonly string[];
  /**
   * Name of the strength in the directory.
   *
   * @default 'MFA without sent codes'
   */
  readonly displayName?: string;
}

/** What is taken where nothing is said. A Temporary Access Pass for several sign-ins is a shared password for its time. */
const STANDARD = MethodCombination.strong.map(String).filter((text) => text !== 'temporaryAccessPassMultiUse');

/**
 * A second factor that nobody receives by taking over a telephone number or a mailbox: an authentication strength without
 * SMS, voice and e-mail.
 *
 * Renders an `azuread_authentication_strength_policy` with the combinations in order. A strength that goes is deleted
 * after the policies that used it have let go of it (`create_before_destroy`). Without combinations it takes every one
 * that Microsoft counts as MFA but those.
 *
 * Control `ENT-AU-09` (CISA SCuBA MS.AAD.3.5v2, in effect; NIST 800-53 IA-2(1), IA-5).
 *
 * @example
 * ```ts
 * const strength = new AuthenticationStrength(stack, 'strength');
 * new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, strength });
 * ```
 */
export class AuthenticationStrength extends Construct implements IAuthenticationStrength {
  readonly policy: AuthenticationStrengthPolicy;
  readonly policyId: string;

  /** @throws InvalidValue for an empty name, no combination, a single factor, and a code that is sent. */
  constructor(scope: Construct, id: string, props: AuthenticationStrengthProps = {}) {
    super(scope, id);
    const { combinations = STANDARD, displayName } = props;
    refuse(this, [
      ...nameProblems(displayName),
      ...(combinations.length === 0 ? [noCombination()] : []),
      ...combinations.flatMap((one, index) => problemsOf(`combinations[${index}]`, () => MethodCombination.parse(one))),
    ]);
    this.policy = new AuthenticationStrengthPolicy(this, 'policy', {
      displayName: displayName ?? 'MFA without sent codes',
      description: 'Multifactor authentication without codes by SMS, voice or e-mail.',
      allowedCombinations: [...new Set(combinations)].sort(),
      lifecycle: { createBeforeDestroy: true },
    });
    this.policyId = this.policy.id;
  }
}

function noCombination(): InvalidValue {
  return new InvalidValue({
    problem: 'combinations: nobody can satisfy a strength that takes no combination',
    given: 'none',
    allowed: 'a strength takes at least one combination of methods',
    remedy: 'Leave combinations out for all that are without a sent code',
    control: 'ENT-AU-09',
  });
}
