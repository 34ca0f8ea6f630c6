import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from 'cdktf-tenant-guard';
import { BreakGlassGroup, FederatedCredential, NamedEgress, WorkloadsFromEgressOnly } from 'cdktf-tenant-guard/entra';

export function bindThePipeline(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const network = TrustedNetwork.of({ pipeline: { cidrs: ['198.51.100.16/28'], ipv6: 'none' } }, { example: true });
  new WorkloadsFromEgressOnly(stack, 'pipeline', {
    breakGlass,
    rollout: { stage: 'enforced' },
    servicePrincipals: ['6f1e2d3c-1111-4a2b-8c3d-000000000001'],
    egress: new NamedEgress(stack, 'pipeline-egress', { network, displayName: 'Pipeline' }),
  });
  new FederatedCredential(stack, 'pipeline-credential', {
    application: '6f1e2d3c-4444-4a2b-8c3d-000000000001',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso/tenants:environment:production',
  });
}
