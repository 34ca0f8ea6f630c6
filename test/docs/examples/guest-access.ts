import type { TerraformStack } from 'cdktf';
import {
  BlockGuestsFromAdminPortals,
  BreakGlassGroup,
  LimitGuestSessions,
  LimitGuestsToApplications,
  RequireMfaForGuests,
} from '../../../lib/entra';

export function guardGuests(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const rollout = { stage: 'enforced' } as const;
  const partners = ['6f1e2d3c-6666-4a2b-8c3d-000000000001'];
  new RequireMfaForGuests(stack, 'guest-mfa', { breakGlass, rollout });
  new LimitGuestSessions(stack, 'guest-sessions', { breakGlass, rollout });
  new BlockGuestsFromAdminPortals(stack, 'guest-portals', { breakGlass, rollout, partners });
  new LimitGuestsToApplications(stack, 'guest-applications', {
    breakGlass,
    rollout,
    partners,
    applications: ['Office365'],
  });
}
