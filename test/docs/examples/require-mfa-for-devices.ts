import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireMfaToEnrollDevices, RequireMfaToRegisterDevices } from '../../../lib/entra';

export function guardNewDevices(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireMfaToRegisterDevices(stack, 'register-devices', { breakGlass, rollout: { stage: 'enforced' } });
  new RequireMfaToEnrollDevices(stack, 'enroll-devices', { breakGlass, rollout: { stage: 'enforced' } });
}
