import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, EndAdminSessionsInOutages } from '../../../lib/entra';

export function endAdminSessions(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new EndAdminSessionsInOutages(stack, 'admin-resilience', { breakGlass, rollout: { stage: 'enforced' } });
}
