import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { App, TerraformStack, Testing } from 'cdktf';
import { BreakGlassGroup, type PolicyRollout } from '../../lib/entra';
import { ProviderSchema } from '../support/provider-schema';

export const ACCOUNTS = ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'];
export const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000001';
export const PILOT = '6f1e2d3c-2222-4a2b-8c3d-000000000002';

export const ENFORCED: PolicyRollout = { stage: 'enforced' };

export const azuread = ProviderSchema.read(join(__dirname, 'azuread-3.7.0-schema.json'));

type Bodies = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What Terraform will read of a stack. */
export interface Rendered {
  readonly resource: Bodies;
  readonly data: Bodies;
}

/** A stack with the provider, and nothing else. Its app makes its output directory at once, so that is one that is there. */
export function emptyStack(
  id = 'contoso-entra',
  app = new App({ outdir: tmpdir(), stackTraces: false }),
): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzureadProvider(stack, 'azuread', { tenantId: '6f1e2d3c-1111-4a2b-8c3d-000000000002' });
  return stack;
}

/** A group of emergency accounts in the stack. */
export function breakGlassIn(stack: TerraformStack): BreakGlassGroup {
  return new BreakGlassGroup(stack, 'break-glass', { accounts: ACCOUNTS });
}

/** The stack's JSON, validated as `app.synth()` would. */
export function render(stack: TerraformStack): Rendered {
  const { resource = {}, data = {} } = JSON.parse(Testing.synth(stack, true)) as Partial<Rendered>;
  return { resource, data };
}

/** The bodies of every resource of a type, without their names. */
export function bodiesOf(rendered: Rendered, type: string, section: keyof Rendered = 'resource'): readonly unknown[] {
  return Object.values(rendered[section][type] ?? {});
}

/** The addresses in a stack, in plain text order. */
export function addressesOf({ resource, data }: Rendered): readonly string[] {
  const within = (section: Bodies, prefix: string) =>
    Object.entries(section).flatMap(([type, bodies]) => Object.keys(bodies).map((name) => `${prefix}${type}.${name}`));
  return [...within(resource, ''), ...within(data, 'data.')].sort();
}
