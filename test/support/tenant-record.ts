import { judge, readSynthesized } from '../../lib/controls';
import type { TenantRecord } from '../../lib/report/records';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, guardedApp } from './guarded-app';

type Example = Parameters<typeof exampleTenant>[0];

/** An example as its records are made of it, judged on a day by what was synthesized. */
export function tenantRecord(example: Example, change?: (text: string) => string, asOf: string = AS_OF): TenantRecord {
  const tenant = exampleTenant(example, change);
  const { app } = guardedApp(tenant);
  app.synth();
  const subjects = readSynthesized(app.outdir);
  const day = Day.parse(asOf);
  return { declaration: tenant.declaration, subjects, judgments: judge(subjects, day), asOf: day, version: '0.1.0' };
}
