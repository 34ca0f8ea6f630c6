import { App } from 'cdktf';
import { readTenants, SharedServiceTenant } from '../../../lib';

export function synthesizeAll(outdir: string): void {
  const app = new App({ outdir });
  for (const tenant of readTenants('tenants')) new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
  app.synth();
}
