import type { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { EntraRole, privilegedRoles } from '../values';
import type { IBreakGlass } from './break-glass';
import { renderPolicy } from './conditional-access-policy';
import type { PolicyRollout } from './policy-rollout';
import { problemsOf } from './refusal';

export interface RequirePhishingResistantMfaProps {
  /** The emergency accounts' group, which the policy leaves out. */
  readonly breakGlass: IBreakGlass;
  /** How far the policy has come. */
  readonly rollout: PolicyRollout;
  /**
   * English names of built-in roles that are privileged here besides those of the CISA, CIS and Maester lists.
   *
   * @default - those of the lists alone
   */
  readonly additionalRoles?: readonly string[];
  /**
   * Name of the policy in the directory.
   *
   * @default 'CA101-Admins-BaseProtection-AllResources-PhishingResistantMFA'
   */
  readonly displayName?: string;
}

/** The strength "Phishing-resistant MFA" that Microsoft builds into every directory. */
const PHISHING_RESISTANT = '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004';

/**
 * Whoever holds a privileged role signs in to every resource with a method that cannot be phished (passkey, Windows
 * Hello for Business, certificate); the emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for the template ids of the roles, in order, with the built-in
 * strength for phishing-resistant MFA, and the `terraform_data` that holds its kind of control. A role counts while it
 * is active and over the whole directory: roles of one administrative unit and custom roles are not covered by any
 * Conditional Access policy for roles.
 *
 * Control `ENT-AU-03` (CISA SCuBA MS.AAD.3.6v1; CIS Microsoft 365 v7 5.2.2.1, 5.2.2.5; Maester MT.1006; NIST 800-53
 * IA-2(1), IA-2(8)).
 *
 * @example
 * ```ts
 * new RequirePhishingResistantMfa(stack, 'require-phishing-resistant-mfa', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   additionalRoles: ['Intune Administrator'],
 * });
 * ```
 */
export class RequirePhishingResistantMfa extends Construct {
  readonly policy: ConditionalAccessPolicy;
  readonly family: TerraformResource;

  /** @throws InvalidValue for an unknown role, and for what {@link RequireMfa} refuses. */
  constructor(scope: Construct, id: string, props: RequirePhishingResistantMfaProps) {
    super(scope, id);
    const additional = props.additionalRoles ?? [];
    const problems = additional.flatMap((name, index) =>
      problemsOf(`additionalRoles[${index}]`, () => EntraRole.named(name)),
    );
    const roles = [...privilegedRoles(), ...(problems.length === 0 ? additional.map(EntraRole.named) : [])];
    const rendered = renderPolicy(this, {
      displayName: props.displayName ?? 'CA101-Admins-BaseProtection-AllResources-PhishingResistantMFA',
      breakGlass: props.breakGlass,
      rollout: props.rollout,
      audience: { roles: [...new Set(roles.map(({ templateId }) => templateId))].sort() },
      clientAppTypes: ['all'],
      grant: { strength: PHISHING_RESISTANT },
      problems,
    });
    this.policy = rendered.policy;
    this.family = rendered.family;
  }
}
