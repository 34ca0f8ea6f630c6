import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { type ApproverList, type DeclaredTenant, parseApprovers, parseTenant } from '../../lib/declaration';
import { TenantGuard } from '../../lib/guard';
import { SharedServiceTenant } from '../../lib/tenant';

const ROOT = join(__dirname, '..', '..');
const made: string[] = [];

/** The day that the examples are judged by. */
export const AS_OF = '2026-11-23';

/** An example tenant of the project, its text changed first where asked. */
export function exampleTenant(
  id: 'adatum' | 'contoso' | 'fabrikam' | 'litware' | 'northwind',
  change = (text: string) => text,
): DeclaredTenant {
  const text = readFileSync(join(ROOT, 'tenants', `${id}.yaml`), 'utf8');
  return parseTenant(change(text), `tenants/${id}.yaml`, exampleApprovers());
}

/** Who may approve for the example tenants. */
export function exampleApprovers(): ApproverList {
  return parseApprovers(readFileSync(join(ROOT, 'approvers.yaml'), 'utf8'), 'approvers.yaml');
}

/** An App in a fresh folder with the tenant in it and a guard that judges by the examples' day. */
export function guardedApp(tenant: DeclaredTenant): {
  readonly app: App;
  readonly tenant: SharedServiceTenant;
  readonly guard: TenantGuard;
} {
  const app = new App({ outdir: join(freshFolder(), 'cdktf.out'), stackTraces: false });
  const guard = TenantGuard.attach(app, { asOf: AS_OF });
  return { app, guard, tenant: new SharedServiceTenant(app, tenant.declaration.tenant, { tenant }) };
}

/** The message with which an action fails; fails the test where it does not. */
export function failureOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** True where the App's output directory holds a synthesis. */
export function hasOutput(app: App): boolean {
  return existsSync(join(app.outdir, 'manifest.json'));
}

/** A temporary folder that `removeFolders` removes. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-guard-test-'));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
