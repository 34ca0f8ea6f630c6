import { controlOf } from '../../../lib/controls';
import { supplierControls } from '../../../lib/controls/supplier';
import { supplierControl } from '../../../lib/controls/supplier/supplier-control';
import { declaredSituation } from '../../support/declared-situation';

describe('the controls of suppliers', () => {
  it('are in the catalogue, and required but for what is only for the record', () => {
    expect(supplierControls.map(({ id, level = 'advisory' }) => `${id} ${level}`)).toEqual([
      'SUP-01 required',
      'SUP-02 required',
      'SUP-03 required',
      'SUP-04 required',
      'SUP-05 required',
      'SUP-06 advisory',
    ]);
    for (const control of supplierControls) expect(controlOf(control.id)).toBe(control);
  });

  it.each([
    ['contoso', 'entra'],
    ['contoso', 'aws'],
    ['contoso', 'crm'],
  ] as const)('are all met of %s %s', (example, service) => {
    const situation = declaredSituation(example, service);
    for (const control of supplierControls) {
      expect(control.check(situation)).toEqual([{ verdict: 'met', by: [service] }]);
    }
  });

  it('mean the supplier, so that an acceptance does not pass over to another', () => {
    const control = supplierControl(
      { id: 'SUP-01', title: '', risk: '', remedy: '', references: [] },
      ({ service }) => [{ settings: ['weak=yes'], given: service.supplier, remedy: 'none' }],
    );
    expect(control.check(declaredSituation('contoso', 'crm'))).toMatchObject([
      { verdict: 'unmet', finding: { meaning: { targets: ['supplier:crm-vendor'], settings: ['weak=yes'] } } },
    ]);
  });
});
