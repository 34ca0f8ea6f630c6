import { answerJustifiesRung } from '../../../lib/controls/supplier/answer-justifies-rung';
import { declaredSituation, saidBy } from '../../support/declared-situation';

type Example = Parameters<typeof declaredSituation>[0];
/** One service on each rung. */
const ON: Readonly<Record<string, readonly [Example, string]>> = {
  conditionalAccess: ['adatum', 'entra'],
  ipAllowList: ['fabrikam', 'aws'],
  declaredOnly: ['northwind', 'courier'],
};

function said(rung: string, answer: string | undefined): string {
  const [example, service] = ON[rung] ?? (['adatum', 'entra'] as const);
  const situation = declaredSituation(example, service, (text) =>
    text.replace(/ +restrictableBy: .*\n/, answer === undefined ? '' : `      restrictableBy:  ${answer}\n`),
  );
  const [first = '', ...more] = saidBy(answerJustifiesRung, situation);
  expect(more).toEqual([]);
  return first;
}

describe('SUP-05', () => {
  it.each([
    ['conditionalAccess', 'conditionalAccess'],
    ['ipAllowList', 'ipAllowList'],
    ['declaredOnly', 'neither'],
  ])('is met on rung %s where the supplier offers %s', (rung, answer) => {
    expect(said(rung, answer)).toBe('met');
  });

  it.each([
    ['ipAllowList', 'conditionalAccess'],
    ['declaredOnly', 'conditionalAccess'],
    ['declaredOnly', 'ipAllowList'],
  ])('is unmet on rung %s, a step down that is not forced, where the supplier offers %s', (rung, answer) => {
    expect(said(rung, answer)).toMatch(
      new RegExp(`^unmet supplier:\\w+ answer=${answer} guard=${rung}: .* offered .* on 2026-.*, and .* guards`),
    );
  });

  it.each([
    ['conditionalAccess', 'ipAllowList'],
    ['conditionalAccess', 'neither'],
    ['ipAllowList', 'neither'],
  ])('is unmet on rung %s, which cannot hold, where the supplier offers %s', (rung, answer) => {
    expect(said(rung, answer)).toMatch(new RegExp(`^unmet supplier:\\w+ answer=${answer} guard=${rung}: `));
  });

  it.each([...Object.keys(ON)])('is unknown on rung %s where no answer is on record', (rung) => {
    for (const answer of [undefined, 'unknown']) {
      expect(said(rung, answer)).toMatch(new RegExp(`^unknown supplier:\\w+ answer=unknown guard=${rung}: `));
    }
  });
});
