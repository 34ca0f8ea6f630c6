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

const record = (example: 'litware' | 'northwind', name: string) => () =>
  recordsOf(tenantRecord(example)).find((file) => file.name === name)?.text ?? '';

const GENERATED: readonly (readonly [string, () => string])[] = [
  ['docs/controls.md', controlsPage],
  ['docs/coverage.md', coveragePage],
  ['docs/declaration-keys.md', keysPage],
  ['docs/policy-form.md', policyFormPage],
  ['docs/records/litware/allow-list-registrar.json', record('litware', 'allow-list-registrar.json')],
  ['docs/records/litware/allow-list-registrar.md', record('litware', 'allow-list-registrar.md')],
  ['docs/records/northwind/risk-register.md', record('northwind', 'risk-register.md')],
  ['docs/records/northwind/supplier-register.md', record('northwind', 'supplier-register.md')],
];

afterAll(removeFolders);

describe('a page that is made from the code', () => {
  it.each(GENERATED)('%s is what the code gives (npm run docs writes it)', (file, made) => {
    if (process.env.npm_lifecycle_event === 'docs') writeFileSync(join(ROOT, file), made());
    expect(textOf(file)).toBe(made());
  });
});
