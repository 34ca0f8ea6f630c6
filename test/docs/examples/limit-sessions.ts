import type { TerraformStack } from 'cdktf';
import {
  BreakGlassGroup,
  LimitAdminSessions,
  LimitSessions,
  LimitSessionsOnUnmanagedDevices,
} from '../../../lib/entra';

export function limitSessions(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const rollout = { stage: 'enforced' } as const;
  new LimitSessions(stack, 'sessions', { breakGlass, rollout });
  new LimitAdminSessions(stack, 'admin-sessions', { breakGlass, rollout, hours: 2 });
  new LimitSessionsOnUnmanagedDevices(stack, 'unmanaged-sessions', { breakGlass, rollout });
}
