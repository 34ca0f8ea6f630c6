import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type TerraformStack } from 'cdktf';
import type { Judgment } from '../controls';
import { SynthesisRefused, TenantGuard, type TenantGuardProps } from '../guard';

/** What a test says about the stacks that it judges; see `TenantGuardProps`. */
export type JudgeOptions = Pick<TenantGuardProps, 'tenants' | 'stackNames' | 'asOf'>;

/**
 * Judges what an App would write, as the guard does: the bytes of all stacks after every override, Aspect and hook. They
 * go to a temporary directory that is removed; the App's own output directory stays as it is. A finding that would stop
 * synthesis does not throw here: it is among the judgments.
 *
 * A guard that the App has already is used and gets the tenants besides its own; an App without one gets one that stays.
 * The guard's own `report` is silenced.
 *
 * @param options.tenants declarations that the stacks are judged by; default: those of `SharedServiceTenant` and of the guard
 * @param options.asOf the day that expiry is judged by, as `2026-11-23`: give it, else the test fails one day
 * @returns every judgment, in the order of stacks and control ids
 * @throws GuardError where the App cannot be judged (`skipValidation`, HCL, two copies of the framework); Error where a
 * validation of the App's own fails
 *
 * @example
 * import { expectControls, judgeApp } from 'cdktf-tenant-guard/testing';
 *
 * it('demands MFA of everybody', () => {
 *   const judgments = judgeApp(app, { tenants: readTenants('tenants'), asOf: '2026-11-23' });
 *   expectControls(judgments).toBeMet('ENT-AU-02', 'ENT-BG-01');
 * });
 */
export function judgeApp(app: App, options: JudgeOptions = {}): readonly Judgment[] {
  const guard = TenantGuard.attach(app, { ...options, report: () => undefined });
  const folder = mkdtempSync(join(tmpdir(), 'tenant-guard-judged-'));
  const { outdir } = app;
  try {
    Object.assign(app, { outdir: join(folder, 'cdktf.out') });
    app.synth();
  } catch (error) {
    if (!(error instanceof SynthesisRefused)) throw error;
  } finally {
    Object.assign(app, { outdir });
    rmSync(folder, { recursive: true, force: true });
  }
  return guard.judgments;
}

/**
 * The judgments of one stack. All stacks of its App are judged, since one service can guard another; see `judgeApp`.
 *
 * @throws Error where the stack is in no App, and what `judgeApp` throws
 */
export function judgeStack(stack: TerraformStack, options: JudgeOptions = {}): readonly Judgment[] {
  return judgeApp(App.of(stack), options).filter((judgment) => judgment.stack === stack.node.id);
}
