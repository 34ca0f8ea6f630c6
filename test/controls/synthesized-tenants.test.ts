import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SynthesizedTenants as BuiltTenants } from '../../dist/lib/controls';
import { Day as BuiltDay } from '../../dist/lib/values';
import { judge, readSynthesized, SynthesizedTenants } from '../../lib/controls';
import type { Facts } from '../../lib/declaration';
import { synthesize } from '../../lib/tenant';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, freshFolder, removeFolders } from '../support/guarded-app';

afterAll(removeFolders);

const asOf = Day.parse(AS_OF);
const BUILT_DAY = BuiltDay.parse(AS_OF);

function synthesized(): string {
  const outdir = join(freshFolder(), 'cdktf.out');
  const tenants = (['contoso', 'fabrikam', 'northwind'] as const).map((id) => exampleTenant(id));
  synthesize({ tenants, outdir, asOf: AS_OF });
  return outdir;
}

describe('a synthesized directory, judged tenant by tenant', () => {
  it('gets the verdicts of all of its subjects together, in their order', () => {
    const outdir = synthesized();
    rmSync(join(outdir, 'stacks/contoso-aws-dev/tenant-guard.json'));
    expect(new SynthesizedTenants(outdir).judge(asOf)).toEqual(judge(readSynthesized(outdir), asOf));
  });

  it('gets those of one tenant where asked, and reads no other', () => {
    const outdir = synthesized();
    const all = judge(readSynthesized(outdir), asOf);
    writeFileSync(join(outdir, 'stacks/fabrikam-aws-main/cdk.tf.json'), 'not JSON');
    const written = new SynthesizedTenants(outdir);
    expect(written.tenants).toEqual(['contoso', 'fabrikam', 'northwind']);
    expect(written.judge(asOf, 'contoso')).toEqual(all.filter(({ tenant }) => tenant === 'contoso'));
    expect(() => written.judge(asOf)).toThrow('stacks/fabrikam-aws-main/cdk.tf.json: this is not JSON');
  });

  it('passes over no stack whose facts do not say of which tenant it is', () => {
    const outdir = synthesized();
    const file = join(outdir, 'stacks/contoso-entra/tenant-guard.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"tenant": "contoso"', '"tenant": 7'));
    expect(() => new SynthesizedTenants(outdir)).toThrow('declaration.tenant');
    writeFileSync(file, '{');
    expect(() => new SynthesizedTenants(outdir)).toThrow('the file is not JSON');
  });
});

describe('tenants judged side by side', () => {
  let outdir: string;
  beforeAll(() => {
    outdir = synthesized();
  });

  it('get the verdicts that they get one by one, in the same order', async () => {
    const one = new BuiltTenants(outdir).judge(BUILT_DAY);
    const together = await new BuiltTenants(outdir).judgeInThreads(BUILT_DAY, undefined, {}, 2);
    expect(together).toStrictEqual(one);
    expect(JSON.stringify(together)).toBe(JSON.stringify(one));
  });

  it('are told of in their order, once all are judged', async () => {
    const tenants: string[] = [];
    const counts: number[] = [];
    const read = (facts: readonly Facts[]) => tenants.push(...facts.map(({ declaration }) => declaration.tenant));
    const progress = (judged: number) => counts.push(judged);
    await new BuiltTenants(outdir).judgeInThreads(BUILT_DAY, undefined, { read, progress }, 3);
    expect([...new Set(tenants)]).toEqual(['contoso', 'fabrikam', 'northwind']);
    expect(counts).toHaveLength(3);
    expect(counts.at(-1)).toBe(tenants.length);
  });

  it('fail as the first of them that cannot be judged does', async () => {
    const broken = synthesized();
    const facts = join(broken, 'declared/northwind-courier/tenant-guard.json');
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('"version": 1', '"version": 9'));
    writeFileSync(join(broken, 'stacks/fabrikam-aws-main/cdk.tf.json'), 'not JSON');
    const judged = new BuiltTenants(broken).judgeInThreads(BUILT_DAY, undefined, {}, 3);
    await expect(judged).rejects.toThrow('stacks/fabrikam-aws-main/cdk.tf.json: this is not JSON');
  });

  it('are judged all the same where no thread can be had', async () => {
    // Threads run what is built; beside the sources there is nothing that they could run.
    const together = await new SynthesizedTenants(outdir).judgeInThreads(asOf, undefined, {}, 2);
    expect(together).toEqual(new SynthesizedTenants(outdir).judge(asOf));
  });
});
