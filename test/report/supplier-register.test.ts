import { supplierRegister } from '../../lib/report/records/supplier-register';
import { supplierRegisterMarkdown } from '../../lib/report/records/supplier-register-markdown';
import { Day } from '../../lib/values';
import { exampleTenant } from '../support/guarded-app';

type Example = Parameters<typeof exampleTenant>[0];
const registerOf = (example: Example, change?: (text: string) => string, asOf = '2026-11-23') =>
  supplierRegister({
    declaration: exampleTenant(example, change).declaration,
    subjects: [],
    judgments: [],
    asOf: Day.parse(asOf),
    version: '0.1.0',
  });

describe('the supplier register', () => {
  it('has each supplier with what is rented from it, and who stands behind it by rank', () => {
    const { suppliers } = registerOf('contoso', (text) =>
      text.replace('provides: hosting }', 'provides: hosting, rank: 4 }'),
    );
    expect(suppliers.map(({ supplier, services }) => [supplier, services.map(({ service }) => service)])).toEqual([
      ['amazon', ['aws']],
      ['crm-vendor', ['crm']],
      ['microsoft', ['entra']],
    ]);
    const crm = suppliers.find(({ supplier }) => supplier === 'crm-vendor');
    expect(crm?.upstream).toMatchObject([{ rank: 3 }, { rank: 4 }]);
    expect(crm?.services[0]).toMatchObject({ exit: { withinDays: 60 }, holds: [{ classification: 'confidential' }] });
  });

  it.each([
    ['2026-11-23', 'current', '2027-10-05'],
    ['2027-10-06', 'overdue', '2027-10-05'],
    ['2026-10-04', 'not yet', '2027-10-05'],
  ])('says on %s that the evaluation is %s', (asOf, status, until) => {
    expect(registerOf('northwind', undefined, asOf).suppliers[0]?.evaluation).toMatchObject({ status, until });
  });

  it('says honestly what is not known', () => {
    const page = supplierRegisterMarkdown(registerOf('northwind', (text) => text.replace(/ +exit: .*\n/, '')));
    expect(page).toContain('Who stands behind this supplier is not known.');
    expect(page).toContain('| Duty to tell of the suppliers behind it | not known |');
    expect(page).toContain('| not declared |');
  });
});
