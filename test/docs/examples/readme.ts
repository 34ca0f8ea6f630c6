import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { readTenants, TenantGuard, TrustedNetwork } from '../../../lib';
import {
  BlockLegacyAuthentication,
  BreakGlassGroup,
  RequireMfa,
  RequirePhishingResistantMfa,
  TrustedLocation,
} from '../../../lib/entra';

const app = new App();
TenantGuard.attach(app, { tenants: readTenants('tenants/acme.yaml') });

const stack = new TerraformStack(app, 'acme-entra');
new LocalBackend(stack, { path: '../../../state/acme-entra.tfstate' });
new AzureadProvider(stack, 'azuread', { tenantId: '6f1e2d3c-1111-4a2b-8c3d-0000000000a2' });

const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
  accounts: ['bg1@acme.onmicrosoft.com', 'bg2@acme.onmicrosoft.com'],
});
const hq = { cidrs: ['203.0.113.192/28'], ipv6: 'none' } as const;
new TrustedLocation(stack, 'trusted', { network: TrustedNetwork.of({ hq }, { example: true }) });
const rollout = { stage: 'enforced' } as const;
new BlockLegacyAuthentication(stack, 'legacy-authentication', { breakGlass, rollout });
new RequireMfa(stack, 'mfa', { breakGlass, rollout });
new RequirePhishingResistantMfa(stack, 'phishing-resistant-mfa', { breakGlass, rollout });

app.synth();
