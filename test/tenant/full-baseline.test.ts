import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';
import { ProviderSchema } from '../support/provider-schema';

const MANY = 35;

afterAll(removeFolders);

describe('the example of every published baseline', () => {
  const { app, guard } = guardedApp(exampleTenant('adatum'));
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  app.synth();
  told.mockRestore();
  const json = JSON.parse(readFileSync(join(app.outdir, 'stacks/adatum-entra/cdk.tf.json'), 'utf8'));
  const policies = Object.values<{ readonly display_name: string }>(json.resource.azuread_conditional_access_policy);

  it(`renders ${MANY} Conditional Access policies and more, each by a name of its own`, () => {
    const names = policies.map(({ display_name }) => display_name);
    expect(names.length).toBeGreaterThanOrEqual(MANY);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^(?:CA\d{3}-[A-Za-z]+-|EM\d{2})/);
  });

  it('has nothing unmet and nothing unknown, at any level', () => {
    const open = guard.judgments.filter(({ verdict, unasked }) => !unasked && /unmet|unknown/.test(verdict));
    expect(open.map(({ control, subject }) => `${control} ${subject}`)).toEqual([]);
  });

  it("renders what the provider's own schema has", () => {
    expect(ProviderSchema.read(join(__dirname, '../entra/azuread-3.7.0-schema.json')).problems(json)).toEqual([]);
  });
});
