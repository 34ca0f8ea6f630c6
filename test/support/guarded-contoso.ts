import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import type { App, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { SharedServiceTenant } from '../../lib/tenant';
import { exampleTenant, failureOf, guardedApp, hasOutput } from './guarded-app';

/** What the guard says of an example after something was done to it. */
export function refusalOf(
  weaken: (tenant: SharedServiceTenant, app: App) => void,
  example: Parameters<typeof exampleTenant>[0] = 'contoso',
): string {
  const { app, tenant } = guardedApp(exampleTenant(example));
  weaken(tenant, app);
  const message = failureOf(() => app.synth());
  expect(hasOutput(app)).toBe(false);
  return message;
}
export function stackOf(tenant: SharedServiceTenant, id: string): TerraformStack {
  const stack = tenant.stacks.get(id);
  if (stack === undefined) throw new Error(`no stack ${id}`);
  return stack;
}
export function elementOf<T extends IConstruct>(
  stack: TerraformStack,
  type: new (...given: never[]) => T,
  path = '',
): T {
  const found = stack.node.findAll().find((node) => node instanceof type && node.node.path.includes(path));
  if (!(found instanceof type)) throw new Error(`no ${type.name} at ${path}`);
  return found;
}
export const mfaPolicy = (tenant: SharedServiceTenant) =>
  elementOf(stackOf(tenant, 'entra'), ConditionalAccessPolicy, '/mfa/');
