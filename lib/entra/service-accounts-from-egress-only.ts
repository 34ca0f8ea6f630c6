import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import { groupIdProblems } from './group-ids';
import { type ILocation, locationProblems, outside } from './location';
import type { PolicyProps } from './policy-props';

export interface ServiceAccountsFromEgressOnlyProps extends PolicyProps {
  /** Object ids of the groups that hold the accounts. */
  readonly groups: readonly string[];
  /** Where they sign in from. */
  readonly egress: ILocation;
}

/**
 * User accounts that programs sign in with do so from their own network alone: nobody is there to prove a second factor, and
 * a password that leaks is worth nothing elsewhere.
 *
 * Renders one `azuread_conditional_access_policy` for the groups and all resources that blocks every location but those of
 * the egress, and the `terraform_data` that holds its kind of control. The emergency accounts are left out. Its name is
 * `CA301-ServiceAccounts-Network-AllResources-Block`. For service principals there is {@link WorkloadsFromEgressOnly}.
 *
 * Control `ENT-NW-04` (NIST 800-53 AC-17, SC-7).
 *
 * @example
 * ```ts
 * const network = TrustedNetwork.of({ dc: { cidrs: ['192.0.2.64/28'], ipv6: 'none' } }, { example: true });
 * new ServiceAccountsFromEgressOnly(stack, 'service-accounts', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   groups: ['6f1e2d3c-2222-4a2b-8c3d-000000000005'],
 *   egress: new NamedEgress(stack, 'dc-egress', { network, displayName: 'Data centre' }),
 * });
 * ```
 */
export class ServiceAccountsFromEgressOnly extends PolicyConstruct {
  /** @throws InvalidValue for no group, an id that is none, an egress of another stack, and for what every policy refuses. */
  constructor(scope: Construct, id: string, { groups, egress, ...props }: ServiceAccountsFromEgressOnlyProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA301-ServiceAccounts-Network-AllResources-Block',
      audience: { groups },
      conditions: { locations: outside(egress) },
      grant: { builtIn: ['block'] },
      problems: [
        ...groupIdProblems('groups', groups, 'ENT-NW-04'),
        ...locationProblems(scope, 'egress', [egress], 'ENT-NW-04'),
      ],
    });
  }
}
