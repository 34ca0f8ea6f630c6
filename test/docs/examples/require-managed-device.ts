import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireManagedDevice } from '../../../lib/entra';

export function useManagedDevices(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireManagedDevice(stack, 'managed-device', { breakGlass, rollout: { stage: 'enforced' } });
}
