import { removeFolders } from '../support/guarded-app';
import { awsWeakenings } from './aws-weakenings';
import { entraWeakenings } from './entra-weakenings';
import { marked } from './pages';
import { privilegedWeakenings } from './privileged-weakenings';
import { riskWeakenings } from './risk-weakenings';
import { tenantWeakenings } from './tenant-weakenings';
import { answerTo } from './weakened';

afterAll(removeFolders);

const WEAKENINGS = {
  ...entraWeakenings,
  ...awsWeakenings,
  ...privilegedWeakenings,
  ...riskWeakenings,
  ...tenantWeakenings,
};
const shown = new Map(marked('answer').map(({ of, text }) => [of, text.trimEnd()]));

describe('what a page says that the project answers', () => {
  it('is tried for every answer', () => {
    expect([...shown.keys()].sort()).toEqual(Object.keys(WEAKENINGS).sort());
  });

  it.each(Object.entries(WEAKENINGS))('to %s is what it answers', (name, weakening) => {
    const answer = answerTo(weakening);
    expect(answer).not.toBe('');
    expect(shown.get(name)).toBe(answer);
  });
});
