import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, readSynthesized, SynthesizedTenants } from '../../lib/controls';
import { synthesize } from '../../lib/tenant';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, freshFolder, removeFolders } from '../support/guarded-app';

afterAll(removeFolders);

const asOf = Day.parse(AS_OF);

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
