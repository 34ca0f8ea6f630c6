import type { Construct } from 'constructs';
import { ADMIN_PORTALS, ENTRA_APPLICATIONS, GUEST_TYPES } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import { type PartnerProps, partnersOf } from './guest-partners';
import type { PolicyProps } from './policy-props';

export type BlockGuestsFromAdminPortalsProps = PolicyProps & PartnerProps;

/**
 * No guest or external user opens the administration portals of Microsoft or Azure, but for the service provider users of
 * partners who administer the directory on its owner's behalf.
 *
 * Renders one `azuread_conditional_access_policy` for all six kinds of guests of all tenants that names the administration
 * portals and the Azure management API, with `block`, and the `terraform_data` that holds its kind of control. Partners are
 * left out by the ids of their tenants. Its name is `CA403-Guests-AttackSurfaceReduction-AdminPortals-Block`.
 *
 * Control `ENT-GU-03` (NIST 800-53 AC-6, AC-17).
 *
 * @example
 * ```ts
 * new BlockGuestsFromAdminPortals(stack, 'guest-portals', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   partners: ['6f1e2d3c-6666-4a2b-8c3d-000000000001'],
 * });
 * ```
 */
export class BlockGuestsFromAdminPortals extends PolicyConstruct {
  /** @throws InvalidValue for a tenant id that is none, and for what every policy refuses. */
  constructor(scope: Construct, id: string, { partners, ...props }: BlockGuestsFromAdminPortalsProps) {
    super(scope, id, {
      ...props,
      ...partnersOf({ ...(partners === undefined ? {} : { partners }) }),
      displayName: props.displayName ?? 'CA403-Guests-AttackSurfaceReduction-AdminPortals-Block',
      audience: { guests: GUEST_TYPES },
      target: { applications: [ADMIN_PORTALS, ENTRA_APPLICATIONS.azureManagement] },
      grant: { builtIn: ['block'] },
    });
  }
}
