import { evaluationEnds, rungAgainst, whyEvaluationFails } from '../../lib/risk';
import { Day } from '../../lib/values';

const evaluation = { on: '2026-02-28', by: 'risk@contoso.example', evidence: 'docs/a.pdf' };

describe('an evaluation', () => {
  it('counts for 365 days', () => {
    expect(evaluationEnds(evaluation).toString()).toBe('2027-02-28');
    expect(whyEvaluationFails(evaluation, Day.parse('2027-02-28'))).toBeUndefined();
    expect(whyEvaluationFails(evaluation, Day.parse('2027-03-01'))).toContain('again due on 2027-02-28');
  });

  it('counts for less where it is due sooner, never for more', () => {
    expect(evaluationEnds({ ...evaluation, nextBy: '2026-08-01' }).toString()).toBe('2026-08-01');
    expect(evaluationEnds({ ...evaluation, nextBy: '2030-01-01' }).toString()).toBe('2027-02-28');
  });
});

describe('a rung', () => {
  it('stands as high as the answer, lower or higher, and is not known to where the answer is not', () => {
    expect(rungAgainst('conditionalAccess', 'conditionalAccess')).toBe('as high');
    expect(rungAgainst('conditionalAccess', 'declaredOnly')).toBe('lower');
    expect(rungAgainst('neither', 'declaredOnly')).toBe('as high');
    expect(rungAgainst('ipAllowList', 'conditionalAccess')).toBe('higher');
    expect(rungAgainst('unknown', 'declaredOnly')).toBe('unknown');
  });
});
