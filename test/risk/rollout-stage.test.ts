import type { Rollout } from '../../lib/declaration';
import { stageOf, whyStageEnded } from '../../lib/risk';
import { Day } from '../../lib/values';

const today = Day.parse('2026-11-23');
const rollout = (over: Partial<Rollout> = {}): Rollout => ({
  stage: 'reportOnly',
  owner: 'iam@contoso.example',
  until: '2026-12-31',
  ...over,
});

describe('a roll-out stage', () => {
  it("is the control's own where one is declared, else the service's", () => {
    const staged = rollout({ controls: { 'ENT-AU-03': 'pilot' } });
    expect(stageOf(staged, 'ENT-AU-03')).toBe('pilot');
    expect(stageOf(staged, 'ENT-AU-02')).toBe('reportOnly');
  });

  it('excuses up to and including its last day', () => {
    expect(whyStageEnded(rollout({ until: '2026-11-23' }), 'ENT-AU-02', today)).toBeUndefined();
    expect(whyStageEnded(rollout({ until: '2026-11-22' }), 'ENT-AU-02', today)).toBe(
      'stage reportOnly ended on 2026-11-22',
    );
  });

  it('excuses for 90 days at the most', () => {
    expect(whyStageEnded(rollout({ until: '2027-02-21' }), 'ENT-AU-02', today)).toBeUndefined();
    expect(whyStageEnded(rollout({ until: '2027-02-22' }), 'ENT-AU-02', today)).toMatch('more than 90 days on');
  });

  it('excuses nothing without an end date', () => {
    const { until, ...endless } = rollout();
    expect(until).toBeDefined();
    expect(whyStageEnded(endless, 'ENT-AU-02', today)).toBe('stage reportOnly has no end date');
  });

  it('needs no end date where it is enforced', () => {
    expect(whyStageEnded({ stage: 'enforced', owner: 'iam@contoso.example' }, 'ENT-AU-02', today)).toBeUndefined();
  });
});
