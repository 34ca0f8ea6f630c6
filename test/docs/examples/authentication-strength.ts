import type { TerraformStack } from 'cdktf';
import { AuthenticationStrength, BreakGlassGroup, RequireMfa } from '../../../lib/entra';

export function askForMoreThanCodes(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const strength = new AuthenticationStrength(stack, 'mfa-strength', {
    combinations: ['fido2', 'windowsHelloForBusiness', 'password,microsoftAuthenticatorPush'],
  });
  new RequireMfa(stack, 'mfa', { breakGlass, rollout: { stage: 'enforced' }, strength });
}
