import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DeclaredTenant } from '../declaration';
import { type Judgment, SynthesisInParts } from '../guard';
import type { Day } from '../values';
import { SharedServiceTenant } from './shared-service-tenant';

/** What is synthesized, where, and by which day it is judged. */
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
  /**
   * The day that expiry is judged by, as `2026-11-23`.
   * @default - `TENANT_GUARD_AS_OF`, else today
   */
  readonly asOf?: string;
  /** Told how many of the tenants are made and judged, each time that one more is. */
  readonly progress?: (made: number, of: number) => void;
}

/** What a run made and what it judged. */
export interface Synthesis {
  /** The output directory. */
  readonly outdir: string;
  /** Names of the stacks that were written. */
  readonly stacks: readonly string[];
  /** Every verdict, accepted and met ones too. */
  readonly judgments: readonly Judgment[];
  /** The day that expiry was judged by. */
  readonly asOf: Day;
}

/**
 * Synthesizes the tenants into the output directory, all or nothing. Each is made, judged and let go before the next, so
 * memory does not grow with the tenants. The judgments are handed back, not printed.
 *
 * @throws Error naming every finding that stops; nothing is written then
 */
export function synthesize(props: SynthesizeProps): Synthesis {
  const { tenants, outdir, only, asOf, progress } = props;
  // The App makes its output directory, but not the folder around it.
  if (outdir !== undefined) mkdirSync(dirname(resolve(outdir)), { recursive: true });
  const parts = new SynthesisInParts({
    ...(outdir === undefined ? {} : { outdir }),
    ...(only === undefined ? {} : { onlyTenant: only }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  const chosen = tenants.filter(({ declaration }) => only === undefined || declaration.tenant === only);
  const stacks: string[] = [];
  for (const [index, tenant] of chosen.entries()) {
    parts.add((app) => {
      const made = new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
      for (const stack of made.stacks.values()) stacks.push(stack.node.id);
    });
    progress?.(index + 1, chosen.length);
  }
  // No tenant at all is refused as an App without a stack is.
  if (chosen.length === 0) parts.add(() => undefined);
  return { ...parts.finish(), stacks, asOf: parts.asOf };
}
