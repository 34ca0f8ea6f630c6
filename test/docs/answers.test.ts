import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../support/guarded-app';
import { accountWeakenings } from './account-weakenings';
import { awsWeakenings } from './aws-weakenings';
import { emergencyWeakenings } from './emergency-weakenings';
import { entraAuthenticationWeakenings } from './entra-authentication-weakenings';
import { entraDeviceWeakenings } from './entra-device-weakenings';
import { entraNetworkWeakenings } from './entra-network-weakenings';
import { entraWeakenings } from './entra-weakenings';
import { exclusionWeakenings } from './exclusion-weakenings';
import { existingWeakenings } from './existing-weakenings';
import { guestWeakenings } from './guest-weakenings';
import { networkWeakenings } from './network-weakenings';
import { organizationWeakenings } from './organization-weakenings';
import { marked, ROOT, textOf } from './pages';
import { privilegedWeakenings } from './privileged-weakenings';
import { riskWeakenings } from './risk-weakenings';
import { sessionWeakenings } from './session-weakenings';
import { settingsWeakenings } from './settings-weakenings';
import { storageWeakenings } from './storage-weakenings';
import { tenantWeakenings } from './tenant-weakenings';
import { answerTo } from './weakened';
import { workloadWeakenings } from './workload-weakenings';

afterAll(removeFolders);

const WEAKENINGS = {
  ...emergencyWeakenings,
  ...entraWeakenings,
  ...entraAuthenticationWeakenings,
  ...accountWeakenings,
  ...networkWeakenings,
  ...exclusionWeakenings,
  ...existingWeakenings,
  ...entraDeviceWeakenings,
  ...awsWeakenings,
  ...guestWeakenings,
  ...entraNetworkWeakenings,
  ...organizationWeakenings,
  ...privilegedWeakenings,
  ...riskWeakenings,
  ...sessionWeakenings,
  ...settingsWeakenings,
  ...storageWeakenings,
  ...tenantWeakenings,
  ...workloadWeakenings,
};
const answers = marked('answer');
const names = new Set(answers.map(({ of }) => of));

/** Puts an answer in the place of the one that a page shows. */
function write(page: string, name: string, answer: string): void {
  const block = new RegExp(`(<!-- answer: ${name} -->\\n\\n\`\`\`text\\n).*?(\`\`\`)`, 's');
  const text = textOf(page).replace(block, (_, before, after) => `${before}${answer}\n${after}`);
  writeFileSync(join(ROOT, page), text);
}

describe('what a page says that the project answers', () => {
  it('is tried for every answer', () => {
    expect([...names].sort()).toEqual(Object.keys(WEAKENINGS).sort());
  });

  it.each(Object.entries(WEAKENINGS))('to %s is what it answers (npm run docs writes it)', (name, weakening) => {
    const answer = answerTo(weakening);
    expect(answer).not.toBe('');
    for (const { page, text } of answers.filter(({ of }) => of === name)) {
      if (process.env.npm_lifecycle_event === 'docs') write(page, name, answer);
      else expect([page, text.trimEnd()]).toEqual([page, answer]);
    }
  });
});
