import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { Judgment } from '../controls';
import type { DeclaredTenant } from '../declaration';
import { TenantGuard } from '../guard';
import { SharedServiceTenant } from '../tenant';
import { judgeApp } from '../testing';

/**
 * Judges declared tenants without writing anything that stays: what a refused synthesis judged, too. It loads CDKTF, so it
 * is loaded when it is needed.
 */
export function judgeDeclared(tenants: readonly DeclaredTenant[], asOf: string): readonly Judgment[] {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-guard-declared-'));
  try {
    const app = new App({ stackTraces: false, outdir: join(folder, 'cdktf.out') });
    TenantGuard.attach(app, { asOf });
    for (const tenant of tenants) new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
    return judgeApp(app);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
