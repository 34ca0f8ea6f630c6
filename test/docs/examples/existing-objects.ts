import type { TerraformStack } from 'cdktf';
import {
  BreakGlassGroup,
  ExistingGroup,
  ExistingLocation,
  RequireMfa,
  WorkloadsFromEgressOnly,
} from 'cdktf-tenant-guard/entra';

export function useWhatIsThere(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const pilots = new ExistingGroup(stack, 'pilots', { groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000007' });
  new RequireMfa(stack, 'mfa', { breakGlass, rollout: { stage: 'pilot', pilotGroup: pilots.groupObjectId } });
  new WorkloadsFromEgressOnly(stack, 'backup', {
    breakGlass,
    rollout: { stage: 'enforced' },
    servicePrincipals: ['6f1e2d3c-4444-4a2b-8c3d-000000000002'],
    egress: new ExistingLocation(stack, 'egress', {
      objectId: '6f1e2d3c-5555-4a2b-8c3d-000000000001',
      holds: { displayName: 'Data centre', ranges: ['203.0.113.0/26'] },
    }),
  });
}
