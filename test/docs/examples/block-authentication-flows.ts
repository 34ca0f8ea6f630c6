import type { TerraformStack } from 'cdktf';
import { BlockAuthenticationTransfer, BlockDeviceCodeFlow, BreakGlassGroup } from '../../../lib/entra';

export function blockFlows(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new BlockDeviceCodeFlow(stack, 'device-code-flow', { breakGlass, rollout: { stage: 'enforced' } });
  new BlockAuthenticationTransfer(stack, 'authentication-transfer', { breakGlass, rollout: { stage: 'enforced' } });
}
