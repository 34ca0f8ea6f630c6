import { App } from 'cdktf';
import type { DeclaredTenant } from '../declaration';
import { SharedServiceTenant } from '../tenant';

/**
 * The Terraform JSON of each stack of a declared tenant, whether or not it would be refused; nothing is written. It loads
 * CDKTF, so it is loaded when it is needed.
 */
export function renderDeclared(tenant: DeclaredTenant): readonly unknown[] {
  const app = new App({ stackTraces: false });
  const { stacks } = new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
  return [...stacks.values()].map((stack) => {
    stack.prepareStack();
    return stack.toTerraform();
  });
}
