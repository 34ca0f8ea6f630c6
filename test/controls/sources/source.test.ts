import { closeSync, cpSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_FILE, readSource, type Source, UnreadableInput } from '../../../lib/controls';
import { exampleTenant, freshFolder, guardedApp, removeFolders } from '../../support/guarded-app';

afterAll(removeFolders);

const PLANS = join(__dirname, '..', '..', 'fixtures', 'plans');
const POLICY = { id: '1', state: 'enabled', conditions: { users: { includeUsers: ['All'] } } };
const tenants = [exampleTenant('fabrikam')];
const subjectsOf = (source: Source) => ('subjects' in source ? source.subjects : []);

/** A file of this content in a folder of its own. */
function fileOf(name: string, content: string | Buffer): string {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  return path;
}
function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = freshFolder();
  for (const [name, json] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof json === 'string' ? json : JSON.stringify(json));
  }
  return folder;
}

describe('what lies at a path', () => {
  it('is a plan, whatever it is called', () => {
    const path = fileOf('x.json', readFileSync(join(PLANS, 'fabrikam-create.json')));
    const source = readSource(path, { tenants });
    expect(source.kind).toBe('plan');
    if (source.kind !== 'plan') return;
    expect(source.after[0]?.facts?.focus).toEqual({ service: 'aws', account: 'main' });
    expect([source.before, source.after].map(([own]) => own?.posture.entities.bucket.length)).toEqual([0, 1]);
  });

  it('is a plan with the Terraform JSON that was planned beside it, and the lifecycle that this has', () => {
    const folder = freshFolder();
    cpSync(join(PLANS, 'fabrikam-create.json'), join(folder, 'plan.json'));
    cpSync(join(PLANS, 'fabrikam-create.tf.json'), join(folder, 'cdk.tf.json'));
    const source = readSource(join(folder, 'plan.json'), { tenants });
    const [bucket] = source.kind === 'plan' ? (source.after[0]?.posture.entities.bucket ?? []) : [];
    expect(bucket?.fields.preventDestroy).toMatchObject({ is: 'known', value: true });
  });

  it('is a plan in the folder of a synthesized stack, judged among the other stacks of its tenant', () => {
    const { app } = guardedApp(exampleTenant('contoso'));
    app.synth();
    const plan = { format_version: '1.2', planned_values: {}, resource_changes: [] };
    const folder = join(app.outdir, 'stacks', 'contoso-entra');
    const json = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
    const empty = { ...json, resource: {}, data: {} };
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(empty));
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
    const source = readSource(join(folder, 'plan.json'));
    expect(source.kind === 'plan' ? source.after.flatMap(({ stack }) => stack ?? []) : []).toEqual([
      'contoso-aws-dev',
      'contoso-aws-organization',
      'contoso-aws-prod',
      'contoso-entra',
    ]);
  });

  it('is Terraform JSON that CDKTF never saw, with the HCL beside it opaque', () => {
    const folder = folderOf({ 'a.tf.json': { resource: { aws_s3_bucket: { b: {} } } }, 'b.tf': '' });
    const source = readSource(folder);
    expect(source).toMatchObject({ kind: 'terraform' });
    const [own] = subjectsOf(source);
    expect(own?.posture.opaque.map(({ address }) => address)).toEqual(['b.tf']);
  });

  it.each([
    ['a file', () => fileOf('export.json', JSON.stringify({ policies: { value: [POLICY] } }))],
    ['a directory', () => folderOf({ 'policies.json': { value: [POLICY] }, 'users.json': { value: [] } })],
    ['a file with a byte order mark', () => fileOf('p.json', `\uFEFF${JSON.stringify({ value: [POLICY] })}`)],
  ])('is an export in %s', (_what, make) => {
    const source = readSource(make());
    expect(source.kind).toBe('export');
    expect(subjectsOf(source)[0]?.posture.closedWorld).toBe(true);
  });

  it('is a synthesized directory', () => {
    const { app } = guardedApp(exampleTenant('fabrikam'));
    app.synth();
    expect(readSource(app.outdir).kind).toBe('synthesized');
  });

  it('is of the one declared service of its cloud, else of the one that is named', () => {
    const folder = folderOf({ 'a.tf.json': { resource: { aws_s3_bucket: { b: {} } } } });
    const contoso = [exampleTenant('contoso')];
    expect(() => readSource(folder, { tenants: contoso })).toThrow('aws.dev, aws.prod, entra');
    const source = readSource(folder, { tenants: contoso, service: 'aws.dev' });
    expect(subjectsOf(source).map(({ facts }) => facts?.focus.service)).toEqual(['aws', 'crm']);
    expect(() => readSource(folder, { tenants: contoso, service: 'aws.tset' })).toThrow('no such service has a stack');
  });
});

describe('what cannot be judged', () => {
  const huge = () => {
    const path = join(freshFolder(), 'huge.json');
    const file = openSync(path, 'w');
    ftruncateSync(file, 200 * 1024 * 1024);
    closeSync(file);
    return path;
  };

  it.each<[string, () => string, string]>([
    ['nothing', () => join(freshFolder(), 'x.json'), 'there is nothing here'],
    ['an empty directory', freshFolder, 'nothing here can be judged'],
    ['a truncated file', () => fileOf('x.json', '{"format_version": "1.2", "resource_ch'), 'this is not JSON'],
    ['a file of 200 MB', huge, `a file has at most ${LARGEST_FILE} bytes`],
    ['a key twice', () => fileOf('x.json', '{"format_version":"1.2","format_version":"1.2"}'), 'has a key twice'],
    ['nesting beyond reason', () => fileOf('x.json', '['.repeat(1_000_000)), 'nests deeper than 500 levels'],
    ['UTF-16', () => fileOf('x.json', Buffer.from('\uFEFF{}', 'utf16le')), 'not text in UTF-8'],
    ['a saved plan', () => fileOf('plan', Buffer.from([0x50, 0x4b, 3, 4, 0])), 'terraform show -json'],
    [
      'messages of a plan',
      () => fileOf('x.json', '{"@level":"info"}\n{"@level":"info"}'),
      'terraform show -json <plan>',
    ],
    ['a state', () => fileOf('x.json', '{"format_version":"1.0","values":{}}'), 'this is a state'],
    ['a number', () => fileOf('x.json', '7'), 'nothing here can be judged'],
  ])('is refused by name: %s', (_what, make, told) => {
    const path = make();
    const started = Date.now();
    expect(() => readSource(path)).toThrow(UnreadableInput);
    expect(() => readSource(path)).toThrow(told);
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it('is a folder where a file of JSON should be', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'a.json'));
    expect(() => readSource(folder)).toThrow('this is not a file');
  });
});
