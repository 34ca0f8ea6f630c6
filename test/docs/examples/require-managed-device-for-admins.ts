import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireManagedDeviceForAdmins } from '../../../lib/entra';

export function administerFromWorkstations(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireManagedDeviceForAdmins(stack, 'admin-devices', {
    breakGlass,
    rollout: { stage: 'enforced' },
    workstations: 'device.extensionAttribute1 -eq "PAW" -and device.isCompliant -eq True',
  });
}
