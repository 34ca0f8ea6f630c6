import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { App } from 'cdktf';
import type { DeclaredTenant } from '../declaration';
import { type Judgment, TenantGuard } from '../guard';
import type { Day } from '../values';
import { SharedServiceTenant } from './shared-service-tenant';

export interface SynthesizeProps {
  /** Every declared tenant. */
  readonly tenants: readonly DeclaredTenant[];
  /**
   * Output directory.
   * @default - `CDKTF_OUTDIR`, else `cdktf.out`
   */
  readonly outdir?: string;
  /**
   * Id of the one tenant to synthesize; the others' earlier output stays.
   * @default - all tenants
   */
  readonly only?: string;
  /** The day that expiry is judged by, as `2026-11-23`. */
  readonly asOf?: string;
}

/** What a run made and what it judged. */
export interface Synthesis {
  readonly outdir: string;
  readonly stacks: readonly string[];
  readonly judgments: readonly Judgment[];
  readonly asOf: Day;
}

/**
 * Synthesizes the tenants into the output directory, all or nothing. The judgments are handed back, not printed.
 *
 * @throws Error naming every finding that stops; nothing is written then
 */
export function synthesize(props: SynthesizeProps): Synthesis {
  const { tenants, outdir, only, asOf } = props;
  // The App makes its output directory, but not the folder around it.
  if (outdir !== undefined) mkdirSync(dirname(resolve(outdir)), { recursive: true });
  const app = new App({ stackTraces: false, ...(outdir === undefined ? {} : { outdir }) });
  const guard = TenantGuard.attach(app, {
    report: () => undefined,
    ...(asOf === undefined ? {} : { asOf }),
    ...(only === undefined ? {} : { onlyTenant: only }),
  });
  const stacks = tenants
    .filter(({ declaration }) => only === undefined || declaration.tenant === only)
    .flatMap((tenant) => {
      const made = new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
      return [...made.stacks.values()].map((stack) => stack.node.id);
    });
  app.synth();
  return { outdir: app.outdir, stacks, judgments: guard.judgments, asOf: guard.asOf };
}
