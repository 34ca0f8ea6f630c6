import type { RiskDecision } from '../../lib/declaration';
import { INHERENT_RISKS, whyDecisionFails, whyUndecided } from '../../lib/risk';
import { Day } from '../../lib/values';

const today = Day.parse('2026-11-23');
const decision = (over: Partial<RiskDecision> = {}): RiskDecision => ({
  id: 'vendor-outage',
  decision: 'accept',
  owner: 'cio@contoso.example',
  reviewOn: '2027-06-01',
  ...over,
});
const outage = { id: 'vendor-outage', title: 'the vendor is down' };

describe('inherent risks', () => {
  it('are the outage, the error, the change, the suppliers behind the vendor, the exit and the place of the data', () => {
    expect(INHERENT_RISKS.map(({ id }) => id)).toEqual([
      'vendor-outage',
      'vendor-error',
      'change-without-notice',
      'fourth-party',
      'exit',
      'data-location',
    ]);
  });

  it('are undecided where no decision names them', () => {
    expect(whyUndecided(outage, [decision({ id: 'other' })], today)).toMatch(
      'vendor-outage (the vendor is down) is not decided',
    );
  });

  it('are decided by accepting or mitigating, until the review is overdue', () => {
    expect(whyUndecided(outage, [decision()], today)).toBeUndefined();
    expect(whyUndecided(outage, [decision({ decision: 'mitigate' })], today)).toBeUndefined();
    expect(whyDecisionFails(decision({ reviewOn: '2026-11-23' }), today)).toBeUndefined();
    expect(whyDecisionFails(decision({ reviewOn: '2026-11-22' }), today)).toMatch('due for review on 2026-11-22');
  });

  it('stop where the decision is to avoid the service', () => {
    expect(whyUndecided(outage, [decision({ decision: 'avoid' })], today)).toMatch('must not be used');
  });
});
