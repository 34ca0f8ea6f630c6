import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, JustInTimeRole } from 'cdktf-tenant-guard/entra';

export function activateRoles(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const common = { breakGlass, until: '2027-05-01', notify: ['soc@contoso.example'] };
  new JustInTimeRole(stack, 'global-administrator', {
    ...common,
    role: 'Global Administrator',
    eligible: ['ann@contoso.example', 'ben@contoso.example'],
    approvers: ['ciso@contoso.example'],
  });
  new JustInTimeRole(stack, 'exchange-administrator', {
    ...common,
    role: 'Exchange Administrator',
    eligibleGroups: [{ id: '6f1e2d3c-2222-4a2b-8c3d-000000000001', atMost: 5 }],
    activeFor: 'PT4H',
  });
}
