import { App } from 'cdktf';
import { readTenants, SharedServiceTenant } from '../../../lib';
import { expectControls, judgeApp } from '../../../lib/testing';

/** Passes where nothing would stop synthesis and the two controls are met, not only accepted. */
export function testContoso(): void {
  const app = new App();
  for (const tenant of readTenants('tenants/contoso.yaml')) new SharedServiceTenant(app, 'contoso', { tenant });

  expectControls(judgeApp(app, { asOf: '2026-11-23' }))
    .toBeMet('ENT-AU-02', 'AWS-STO-01')
    .toAllBeMet();
}
