import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkovBaseline, checkovInput } from '../../../lib/report';
import { type Outcome, run } from './command';
import { firstMissing, folderFor, isMissing, runFolder, thisMachine } from './machine';
import { Stack } from './stack';
import { record } from './summary';

const { synthesized, checkov } = thisMachine();
const missing = firstMissing(checkov, synthesized);

interface Report {
  readonly results?: { readonly failed_checks: readonly { readonly check_id: string; readonly resource: string }[] };
  readonly summary?: { readonly passed: number; readonly parsing_errors: number };
}

const BASELINE = '.checkov.baseline';

/** A folder with the stack as Checkov is given it. */
function handedOver(name: string, stack: unknown): { readonly folder: string; readonly excused: readonly string[] } {
  const { json, excused } = checkovInput(stack);
  const folder = folderFor(`checkov-${name}`);
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json, undefined, 2));
  writeFileSync(join(folder, BASELINE), checkovBaseline(name, excused));
  return { folder, excused: excused.map(({ check, resource }) => `${check} ${nameOf(resource)}`) };
}

/** Without the type, which Checkov leaves out of some. */
function nameOf(resource: string): string {
  return resource.replace(/^[^.]+\./, '');
}

function scan(folder: string, ...more: readonly string[]): Promise<Outcome> {
  const options = ['--framework', 'terraform_json', '--skip-download', '--compact', '-o', 'json', ...more];
  return run(String(checkov), ['-d', folder, ...options], folder, process.env);
}

function failedIn({ stdout, stderr }: Outcome): { readonly report: Report; readonly failed: readonly string[] } {
  if (!stdout.startsWith('{')) throw new Error(`${stdout}${stderr}`);
  const report = JSON.parse(stdout) as Report;
  const failed = report.results?.failed_checks ?? [];
  return { report, failed: failed.map(({ check_id, resource }) => `${check_id} ${nameOf(resource)}`) };
}

describe('Checkov, on what is synthesized', () => {
  if (missing !== undefined || isMissing(synthesized)) {
    record(runFolder(), { part: 'Checkov', skipped: missing ?? '' });
    if (process.env.CI) it('is not skipped', () => expect(missing).toBeUndefined());
    else it.skip(`skipped: ${missing}`, () => {});
    return;
  }
  const stacks = Stack.readAll(synthesized).filter((stack) => stack.uses('aws'));

  it.each(stacks.map((stack) => [stack.name, stack] as const))(
    'finds nothing in %s but what is so by nature',
    async (name, { json }) => {
      const { folder, excused } = handedOver(name, json);
      const { report, failed } = failedIn(await scan(folder));
      expect(failed.filter((each) => !excused.includes(each))).toEqual([]);
      // Checkov says of what it could not read, too, that nothing failed. Of policies of an organization it checks nothing.
      expect(report.summary?.parsing_errors ?? 0).toBe(0);
      if (!name.endsWith('-organization')) expect(report.summary?.passed).toBeGreaterThan(0);
      record(runFolder(), { part: 'Checkov', ran: name });
    },
  );

  it('honours the baseline, and finds what is not in it', async () => {
    const json: unknown = stacks.find(({ name }) => name === 'fabrikam-aws-main')?.json;
    const { folder } = handedOver('fabrikam-aws-main', json);
    const baseline = ['--baseline', join(folder, BASELINE)];
    expect((await scan(folder, ...baseline)).code).toBe(0);

    const weaker = JSON.parse(JSON.stringify(json).replaceAll('"status":"Enabled"', '"status":"Suspended"'));
    const weakened = handedOver('fabrikam-aws-weaker', weaker);
    const outcome = await scan(weakened.folder, ...baseline);
    expect(outcome.code).not.toBe(0);
    expect(failedIn(outcome).failed).toContainEqual(expect.stringMatching(/^CKV_AWS_21 bucket-backups/));
  });
});
