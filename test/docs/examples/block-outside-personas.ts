import type { TerraformStack } from 'cdktf';
import { BlockOutsidePersonas, BreakGlassGroup } from 'cdktf-tenant-guard/entra';

export function blockStrangers(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new BlockOutsidePersonas(stack, 'outside-personas', {
    breakGlass,
    rollout: { stage: 'enforced' },
    personaGroups: ['6f1e2d3c-2222-4a2b-8c3d-000000000011', '6f1e2d3c-2222-4a2b-8c3d-000000000012'],
    guests: 'leftOut',
  });
}
