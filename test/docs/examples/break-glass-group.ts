import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, ExistingBreakGlassGroup, type IBreakGlass } from '../../../lib/entra';

const accounts = ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'];

/** Makes the group. */
export function emergencyAccess(stack: TerraformStack): IBreakGlass {
  return new BreakGlassGroup(stack, 'break-glass', { accounts });
}

/** Refers to a group that somebody else keeps. */
export function keptElsewhere(stack: TerraformStack): IBreakGlass {
  return new ExistingBreakGlassGroup(stack, 'break-glass', {
    groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000001',
    accounts,
  });
}
