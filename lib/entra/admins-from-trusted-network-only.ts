import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import { type ILocation, locationProblems, outside } from './location';
import type { PolicyProps } from './policy-props';
import { privilegedWith } from './privileged-role-ids';

export interface AdminsFromTrustedNetworkOnlyProps extends PolicyProps {
  /** Where administrators come from. */
  readonly trusted: ILocation;
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
 * Whoever holds a privileged role signs in from the trusted network alone: what an administrator was robbed of is worth
 * nothing elsewhere. The emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for the template ids of the roles, in order, and all resources that blocks
 * every location but the trusted ones, and the `terraform_data` that holds its kind of control. Its name is
 * `CA103-Admins-Network-AllResources-Block`.
 *
 * Control `ENT-NW-02` (NIST 800-53 AC-17, SC-7). What the trusted locations hold is judged by `ENT-NW-01`.
 *
 * @example
 * ```ts
 * const network = TrustedNetwork.of({ hq: { cidrs: ['192.0.2.0/26'], ipv6: 'none' } }, { example: true });
 * const trusted = new TrustedLocation(stack, 'trusted', { network });
 * new AdminsFromTrustedNetworkOnly(stack, 'admins-network', { breakGlass, rollout: { stage: 'enforced' }, trusted });
 * ```
 */
export class AdminsFromTrustedNetworkOnly extends PolicyConstruct {
  /** @throws InvalidValue for a location of another stack, an unknown role, and for what every policy refuses. */
  constructor(
    scope: Construct,
    id: string,
    { trusted, additionalRoles = [], adminGroups = [], ...props }: AdminsFromTrustedNetworkOnlyProps,
  ) {
    const { roles, problems } = privilegedWith(additionalRoles);
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA103-Admins-Network-AllResources-Block',
      audience: { roles, groups: adminGroups },
      conditions: { locations: outside(trusted) },
      grant: { builtIn: ['block'] },
      problems: [...problems, ...locationProblems(scope, 'trusted', [trusted], 'ENT-NW-02')],
    });
  }
}
