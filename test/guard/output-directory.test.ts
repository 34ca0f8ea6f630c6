import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestsOf } from '../../lib/guard/digests';
import { OutputDirectory } from '../../lib/guard/output-directory';

let root: string;
let out: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tenant-guard-output-'));
  out = join(root, 'cdktf.out');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
function run(stacks: Readonly<Record<string, string>>): OutputDirectory {
  const output = new OutputDirectory(out);
  const staging = output.stage();
  write(join(staging, 'manifest.json'), '{}');
  for (const [name, text] of Object.entries(stacks)) write(join(staging, 'stacks', name, 'cdk.tf.json'), text);
  return output;
}
const rendered = (stack: string) => readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8');

describe('an output directory', () => {
  it('shows nothing of a run until it is committed', () => {
    const output = run({ a: 'new' });
    expect(existsSync(out)).toBe(false);
    output.commit();
    expect(rendered('a')).toBe('new');
    expect(readdirSync(root)).toEqual(['cdktf.out']);
  });

  it('keeps the earlier output where the run is discarded', () => {
    run({ a: 'old' }).commit();
    run({ a: 'new' }).discard();
    expect(rendered('a')).toBe('old');
    expect(readdirSync(root)).toEqual(['cdktf.out']);
  });

  it('replaces the whole output, so that no stale stack is left to apply', () => {
    run({ a: 'old', gone: 'old' }).commit();
    run({ a: 'new' }).commit();
    expect(readdirSync(join(out, 'stacks'))).toEqual(['a']);
  });

  it('carries plugins and lock files over', () => {
    run({ a: 'old' }).commit();
    write(join(out, 'stacks/a/.terraform/providers/plugin'), 'plugin');
    write(join(out, 'stacks/a/.terraform.lock.hcl'), 'lock');
    run({ a: 'new' }).commit();
    expect(rendered('a')).toBe('new');
    expect(readFileSync(join(out, 'stacks/a/.terraform/providers/plugin'), 'utf8')).toBe('plugin');
    expect(readFileSync(join(out, 'stacks/a/.terraform.lock.hcl'), 'utf8')).toBe('lock');
  });

  it.each([
    'terraform.tfstate',
    'terraform.a.tfstate',
    'terraform.tfstate.backup',
    'errored.tfstate',
    'terraform.tfstate.d/x/terraform.tfstate',
  ])('refuses to remove state (%s) and leaves everything as it was', (state) => {
    run({ a: 'old' }).commit();
    write(join(out, 'stacks/a', state), 'state');
    const output = run({ a: 'new' });
    expect(() => output.commit()).toThrow('Move the state out of the output directory');
    expect(rendered('a')).toBe('old');
    expect(readFileSync(join(out, 'stacks/a', state), 'utf8')).toBe('state');
  });

  it("does not take Terraform's own record of the backend for state", () => {
    run({ a: 'old' }).commit();
    write(join(out, 'stacks/a/.terraform/terraform.tfstate'), 'backend');
    run({ a: 'new' }).commit();
    expect(readFileSync(join(out, 'stacks/a/.terraform/terraform.tfstate'), 'utf8')).toBe('backend');
  });

  it("refuses a directory that is somebody else's", () => {
    write(join(out, 'package.json'), '{}');
    expect(() => new OutputDirectory(out).stage()).toThrow('is not an output directory: it holds package.json');
    expect(existsSync(join(out, 'package.json'))).toBe(true);
  });

  it('puts the earlier output back where a run was cut off in the middle of the swap', () => {
    run({ a: 'old' }).commit();
    const interrupted = join(root, '.cdktf.out.previous');
    renameSync(out, interrupted);
    mkdirSync(join(out, 'stacks'), { recursive: true });
    run({ b: 'new' }).discard();
    expect(rendered('a')).toBe('old');
  });

  it('finishes a swap that was cut off before the plugins were carried over', () => {
    run({ a: 'new' }).commit();
    write(join(root, '.cdktf.out.previous/stacks/a/.terraform.lock.hcl'), 'lock');
    run({ a: 'newer' }).commit();
    expect(rendered('a')).toBe('newer');
    expect(readFileSync(join(out, 'stacks/a/.terraform.lock.hcl'), 'utf8')).toBe('lock');
  });

  it('tells one output from another by the digests of its files', () => {
    const one = run({ a: 'same' });
    const digests = digestsOf(one.staging);
    expect([...digests.keys()]).toEqual(['manifest.json', 'stacks/a/cdk.tf.json']);
    write(join(one.staging, 'stacks/a/cdk.tf.json'), 'other');
    expect(digestsOf(one.staging).get('stacks/a/cdk.tf.json')).not.toBe(digests.get('stacks/a/cdk.tf.json'));
  });
});
