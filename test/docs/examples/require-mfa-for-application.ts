import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireMfaForApplication } from 'cdktf-tenant-guard/entra';

export function guardTheCrm(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireMfaForApplication(stack, 'application-crm', {
    breakGlass,
    rollout: { stage: 'enforced' },
    application: '6f1e2d3c-1111-4a2b-8c3d-000000000009',
    service: 'crm',
  });
}
