import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsOf } from '../../lib/report/records';
import { removeFolders } from '../support/guarded-app';
import { tenantRecord } from '../support/tenant-record';
import { controlsPage } from './controls-page';
import { coveragePage } from './coverage-page';
import { keysPage } from './keys-page';
import { ROOT, textOf } from './pages';
import { policyFormPage } from './policy-form-page';

const register = (name: string) => () =>
  recordsOf(tenantRecord('northwind')).find((file) => file.name === name)?.text ?? '';

const GENERATED: readonly (readonly [string, () => string])[] = [
  ['docs/controls.md', controlsPage],
  ['docs/coverage.md', coveragePage],
  ['docs/declaration-keys.md', keysPage],
  ['docs/policy-form.md', policyFormPage],
  ['docs/records/northwind/risk-register.md', register('risk-register.md')],
  ['docs/records/northwind/supplier-register.md', register('supplier-register.md')],
];

afterAll(removeFolders);

describe('a page that is made from the code', () => {
  it.each(GENERATED)('%s is what the code gives (npm run docs writes it)', (file, made) => {
    if (process.env.npm_lifecycle_event === 'docs') writeFileSync(join(ROOT, file), made());
    expect(textOf(file)).toBe(made());
  });
});
