import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsOf } from '../../lib/report/records';
import { removeFolders } from '../support/guarded-app';
import { tenantRecord } from '../support/tenant-record';
import { ASKED_TABLES, askedTable } from './asked-table';
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

describe('a table of what asks for a control', () => {
  it.each(ASKED_TABLES)(
    'on $page is what the baselines ask (npm run docs writes it)',
    ({ page, mark, controls, text }) => {
      const made = askedTable(controls);
      if (process.env.npm_lifecycle_event === 'docs') {
        const written = textOf(page).replace(`${mark}\n\n${text}`, `${mark}\n\n${made}`);
        writeFileSync(join(ROOT, page), written);
        expect(written).toContain(`${mark}\n\n${made}`);
      } else {
        expect(text).toBe(made);
      }
    },
  );

  it('is there for the controls of every construct that baselines ask for', () => {
    expect(ASKED_TABLES.flatMap(({ controls }) => controls)).toEqual(
      expect.arrayContaining(['ENT-AU-02', 'AWS-STO-01']),
    );
  });
});
