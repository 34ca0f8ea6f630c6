import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, ExclusionGroup, RequireMfa } from 'cdktf-tenant-guard/entra';

export function spareForADay(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const exclusion = new ExclusionGroup(stack, 'mfa-exclusion', {
    breakGlass,
    displayName: 'CA002-MFA-Exclude',
    access: { requestors: ['ann@contoso.example'], approvers: ['ciso@contoso.example'] },
  });
  new RequireMfa(stack, 'mfa', { breakGlass, rollout: { stage: 'enforced' }, exclusion });
}
