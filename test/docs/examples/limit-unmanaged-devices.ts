import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireProtectedApplications, RestrictUnmanagedBrowsers } from '../../../lib/entra';

export function limitPrivateDevices(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireProtectedApplications(stack, 'protected-applications', { breakGlass, rollout: { stage: 'enforced' } });
  new RestrictUnmanagedBrowsers(stack, 'unmanaged-browsers', { breakGlass, rollout: { stage: 'enforced' } });
}
