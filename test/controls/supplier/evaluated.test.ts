import { evaluated } from '../../../lib/controls/supplier/evaluated';
import { declaredSituation, saidBy } from '../../support/declared-situation';

const onDay = (asOf: string) =>
  saidBy(
    evaluated,
    declaredSituation('contoso', 'crm', (text) => text, asOf),
  );
const withoutNext = (asOf: string) =>
  saidBy(
    evaluated,
    declaredSituation('contoso', 'crm', (text) => text.replace(/nextBy: .*/, ''), asOf),
  );

describe('SUP-01', () => {
  it('is met for a year after the evaluation, its last day included', () => {
    expect(withoutNext('2026-10-12')).toEqual(['met']);
    expect(withoutNext('2027-10-12')).toEqual(['met']);
  });

  it('is unmet from the day after', () => {
    expect(withoutNext('2027-10-13')).toEqual([
      'unmet supplier:crm-vendor evaluation=overdue: crm-vendor was last evaluated on 2026-10-12, and again due on 2027-10-12',
    ]);
  });

  it('is unmet sooner where the next evaluation is declared for an earlier day', () => {
    expect(onDay('2027-04-12')).toEqual(['met']);
    expect(onDay('2027-04-13')[0]).toContain('again due on 2027-04-12');
  });

  it('is not put off by a day beyond the year', () => {
    const said = saidBy(
      evaluated,
      declaredSituation(
        'contoso',
        'crm',
        (text) => text.replace('nextBy: 2027-04-12', 'nextBy: 2029-01-01'),
        '2027-10-13',
      ),
    );
    expect(said[0]).toContain('again due on 2027-10-12');
  });

  it('is unmet before the day of the evaluation', () => {
    expect(onDay('2026-10-11')[0]).toContain('crm-vendor is evaluated only on 2026-10-12');
  });
});
