import { App, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { type DeclaredTenant, type Focus, factsOf, stacksOf } from '../declaration';
import { registerFacts, TenantGuard } from '../guard';

export interface SharedServiceTenantProps {
  /** The tenant as `readTenants` or `parseTenant` gave it. */
  readonly tenant: DeclaredTenant;
}

/**
 * A declared tenant: one stack a rented service (AWS: one an account), hardened and judged.
 *
 * It renders what the declaration names and nothing weaker: for Entra the emergency access group, the trusted location and
 * the Conditional Access policies; for AWS the account-wide public access block, MFA and the IP allow-list on people, and
 * private buckets. A service that can only be declared has no stack but is judged like the others. The guard is attached to
 * the App: synthesis stops where a control at `required` or above is unmet or unknown.
 *
 * Stacks are named `<tenant>-<service>[-<account>]` and refer to nothing outside themselves.
 *
 * @example
 * const app = new App();
 * for (const tenant of readTenants('tenants')) new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
 * app.synth();
 *
 * @throws GuardError where the scope's App cannot be guarded (see `TenantGuard`)
 */
export class SharedServiceTenant extends Construct {
  /** The stacks by the id of their service, AWS: `service.account`. */
  readonly stacks: ReadonlyMap<string, TerraformStack>;

  constructor(scope: Construct, id: string, props: SharedServiceTenantProps) {
    super(scope, id);
    TenantGuard.attach(App.of(this));
    const { tenant } = props;
    const { declaration } = tenant;
    this.stacks = new Map(
      stacksOf(declaration).map(({ name, service, account }) => [
        account === undefined ? service : `${service}.${account}`,
        this.addStack(tenant, name, account === undefined ? { service } : { service, account }),
      ]),
    );
    for (const [service, { kind }] of Object.entries(declaration.services)) {
      if (kind !== 'saas' && kind !== 'other') continue;
      registerFacts(new Construct(this, `${declaration.tenant}-${service}`), () => factsOf(tenant, { service }));
    }
  }

  private addStack(tenant: DeclaredTenant, name: string, focus: Focus): TerraformStack {
    const stack = this.stackOf(tenant, name, focus);
    const declared = Object.fromEntries(
      Object.entries(stack.declared).map(([child, path]) => [
        `${stack.node.path}/${child}`,
        path.startsWith('services.') ? path : `services.${focus.service}.${path}`,
      ]),
    );
    registerFacts(stack, () => factsOf(tenant, focus, declared));
    return stack;
  }

  /** Loads the stack's module when it is needed: whoever rents no AWS installs no AWS binding. */
  private stackOf({ declaration }: DeclaredTenant, name: string, { service, account }: Focus): DeclaredStack {
    const settings = declaration.services[service];
    if (settings?.kind === 'aws' && account !== undefined) {
      const { AwsAccountStack } = require('./aws-account-stack') as typeof import('./aws-account-stack');
      return new AwsAccountStack(this, name, { declaration, service, settings, account });
    }
    if (settings?.kind === 'entra') {
      const { EntraStack } = require('./entra/entra-stack') as typeof import('./entra/entra-stack');
      return new EntraStack(this, name, { declaration, service, settings });
    }
    throw new Error(`service ${service} has no stack`);
  }
}

/** A stack that says which part of the declaration each of its children renders. */
interface DeclaredStack extends TerraformStack {
  readonly declared: Readonly<Record<string, string>>;
}
