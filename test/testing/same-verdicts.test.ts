import { relative } from 'node:path';
import { App } from 'cdktf';
import type { Judgment } from '../../lib/controls';
import { TenantGuard } from '../../lib/guard';
import { SharedServiceTenant } from '../../lib/tenant';
import { expectControls, judgeApp } from '../../lib/testing';
import { ROOT, run } from '../cli/command';
import { AS_OF, exampleTenant, freshFolder, removeFolders } from '../support/guarded-app';

jest.setTimeout(60_000);
afterAll(removeFolders);

const byPlace = (judgments: readonly Judgment[]): readonly string[] =>
  judgments.map((judgment) => JSON.stringify(judgment)).sort();

describe('an App that the guard is attached to in one line', () => {
  const outdir = `${freshFolder()}/cdktf.out`;
  const app = new App({ outdir, stackTraces: false });
  const guard = TenantGuard.attach(app, { asOf: AS_OF, report: () => undefined });
  for (const id of ['fabrikam', 'northwind'] as const) new SharedServiceTenant(app, id, { tenant: exampleTenant(id) });

  it('gets the same verdicts in a test, at synthesis, and by the command on the files that were written', () => {
    const inTest = judgeApp(app);
    expectControls(inTest).toAllBeMet().toBeAccepted('LAD-01');
    app.synth();
    expect(byPlace(guard.judgments)).toEqual(byPlace(inTest));
    const { status, stdout, stderr } = run(ROOT, 'check', relative(ROOT, outdir), '--as-of', AS_OF, '--format', 'json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const checked: readonly Judgment[] = JSON.parse(stdout).judgments;
    expect(byPlace(checked)).toEqual(byPlace(guard.judgments));
    expect(new Set(checked.map(({ verdict }) => verdict))).toContain('accepted');
  });
});
