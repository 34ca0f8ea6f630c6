import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformDataSource, TerraformResource, TerraformStack } from 'cdktf';
import { type Judgment, judge, readSource } from '../../lib/controls';
import { TenantGuard } from '../../lib/guard';
import { judgeApp } from '../../lib/testing';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, freshFolder, guardedApp, removeFolders } from '../support/guarded-app';

jest.setTimeout(60_000);
afterAll(removeFolders);

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
interface Configuration {
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly provider: object;
  readonly terraform: object;
}

const STACK = 'fabrikam-aws-main';
const tenants = [exampleTenant('fabrikam')];

/** What the constructs of this library render for fabrikam. */
function rendered(): Configuration {
  const { app } = guardedApp(exampleTenant('fabrikam'));
  app.synth();
  return JSON.parse(readFileSync(join(app.outdir, 'stacks', STACK, 'cdk.tf.json'), 'utf8'));
}

/** The same without the resources of some types. */
function without({ resource, ...rest }: Configuration, ...types: readonly string[]): Configuration {
  return { ...rest, resource: Object.fromEntries(Object.entries(resource).filter(([type]) => !types.includes(type))) };
}

/** An App of raw cdktf resources, as somebody writes it who has none of our constructs, with the guard in one line. */
function rawJudgments({ resource, data = {}, provider, terraform }: Configuration): readonly Judgment[] {
  const app = new App({ outdir: join(freshFolder(), 'cdktf.out'), stackTraces: false });
  TenantGuard.attach(app, { tenants, asOf: AS_OF });
  const stack = new TerraformStack(app, STACK);
  stack.addOverride('provider', provider);
  stack.addOverride('terraform', terraform);
  const add = (
    blocks: Blocks,
    make: (id: string, terraformResourceType: string) => TerraformResource | TerraformDataSource,
  ) => {
    for (const [type, named] of Object.entries(blocks)) {
      for (const [name, body] of Object.entries(named)) {
        const element = make(`${type}-${name}`, type);
        element.overrideLogicalId(name);
        for (const [key, value] of Object.entries(body)) if (key !== '//') element.addOverride(key, value);
      }
    }
  };
  add(resource, (id, terraformResourceType) => new TerraformResource(stack, id, { terraformResourceType }));
  add(data, (id, terraformResourceType) => new TerraformDataSource(stack, id, { terraformResourceType }));
  return judgeApp(app);
}

/** A directory of Terraform JSON that cdktf never saw: split in two files, without what cdktf leaves in them. */
function directoryJudgments({ resource, data, provider, terraform }: Configuration): readonly Judgment[] {
  const folder = join(freshFolder(), 'landing');
  mkdirSync(folder);
  const plain = (blocks: Blocks | undefined): unknown =>
    JSON.parse(JSON.stringify(blocks ?? {}, (key, value) => (key === '//' ? undefined : value)));
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ resource: plain(resource), data: plain(data) }));
  writeFileSync(join(folder, 'versions.tf.json'), JSON.stringify({ provider, terraform }));
  const source = readSource(folder, { tenants });
  if (source.kind !== 'terraform') throw new Error(`it was read as ${source.kind}`);
  return judge(source.subjects, Day.parse(AS_OF));
}

/** What was said of each control, whoever wrote the resources and whatever they are called. */
function told(judgments: readonly Judgment[]): readonly string[] {
  return judgments
    .map(({ tenant, subject, control, level, verdict, because, outcome }) =>
      JSON.stringify([
        tenant,
        subject,
        control,
        level,
        verdict,
        because,
        'finding' in outcome ? outcome.finding.meaning : '',
      ]),
    )
    .sort();
}

describe('raw cdktf resources, and Terraform JSON that cdktf never saw, are judged like what our constructs render', () => {
  const whole = rendered();

  it('as they stand', () => {
    const { app, guard } = guardedApp(exampleTenant('fabrikam'));
    app.synth();
    const ours = told(guard.judgments);
    expect(ours.length).toBeGreaterThan(20);
    expect(told(rawJudgments(whole))).toEqual(ours);
    expect(told(directoryJudgments(whole))).toEqual(ours);
  });

  it.each([
    ['AWS-MFA-01', ['aws_iam_group_policy']],
    ['AWS-STO-01', ['aws_s3_bucket_public_access_block']],
    ['AWS-STO-02', ['aws_s3_account_public_access_block']],
  ])('where %s is unmet, since there is no %p', (control, types) => {
    const weakened = without(whole, ...types);
    const raw = rawJudgments(weakened);
    expect(raw.find((judgment) => judgment.control === control)?.verdict).toBe('unmet');
    expect(told(directoryJudgments(weakened))).toEqual(told(raw));
  });
});
