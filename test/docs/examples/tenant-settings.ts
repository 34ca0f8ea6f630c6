import type { TerraformStack } from 'cdktf';
import {
  BlockRiskyAgents,
  BreakGlassGroup,
  GraphProvider,
  RequireTokenProtection,
  TenantSettings,
} from '../../../lib/entra';

export function settleTheDirectory(stack: TerraformStack): void {
  new GraphProvider(stack, 'msgraph', { tenantId: '6f1e2d3c-1111-4a2b-8c3d-000000000002' });
  new TenantSettings(stack, 'settings', {
    settings: ['applicationRegistration', 'passwordExpiry', 'userConsent', 'weakMethodsOff'],
    domains: ['contoso.onmicrosoft.com', 'contoso.com'],
  });

  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new BlockRiskyAgents(stack, 'risky-agents', { breakGlass, rollout: { stage: 'enforced' } });
  new RequireTokenProtection(stack, 'token-protection', { breakGlass, rollout: { stage: 'reportOnly' } });
}
