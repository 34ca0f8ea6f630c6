import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleTenant, guardedApp } from '../support/guarded-app';

type Example = Parameters<typeof exampleTenant>[0];
type Bodies = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The rendered directory of an example tenant, its declaration changed first; what it advises is not printed. */
export function renderedDirectory(id: Example, change = (text: string) => text) {
  const { app, guard } = guardedApp(exampleTenant(id, change));
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
  } finally {
    told.mockRestore();
  }
  const json = JSON.parse(readFileSync(join(app.outdir, `stacks/${id}-entra/cdk.tf.json`), 'utf8'));
  const resources: Bodies = json.resource;
  /** The policy of a construct, by the construct's id. */
  const policyOf = (construct: string) =>
    Object.entries(resources.azuread_conditional_access_policy ?? {}).find(([name]) =>
      new RegExp(`^${construct}_policy_[0-9A-F]{8}$`).test(name),
    )?.[1];
  return { resources, policyOf, judgments: guard.judgments };
}
