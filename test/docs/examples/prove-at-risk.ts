import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireMfaOnRiskySignIns, RequirePasswordChangeOnUserRisk } from '../../../lib/entra';

export function askAtRisk(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const rollout = { stage: 'enforced' } as const;
  new RequireMfaOnRiskySignIns(stack, 'mfa-on-risky-sign-ins', { breakGlass, rollout });
  new RequirePasswordChangeOnUserRisk(stack, 'password-change-on-user-risk', { breakGlass, rollout });
}
