import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequirePhishingResistantMfa } from '../../../lib/entra';

export function protectAdministrators(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequirePhishingResistantMfa(stack, 'phishing-resistant-mfa', {
    breakGlass,
    rollout: { stage: 'enforced' },
    additionalRoles: ['Intune Administrator'],
  });
}
