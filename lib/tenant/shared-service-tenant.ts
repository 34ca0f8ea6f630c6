import { App, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { type DeclaredTenant, type Focus, factsOf, focusOf, stacksOf, subjectName } from '../declaration';
import { registerFacts, TenantGuard, withoutCreationStacks } from '../guard';

export interface SharedServiceTenantProps {
  /** The tenant as `readTenants` or `parseTenant` gave it. */
  readonly tenant: DeclaredTenant;
}

/**
 * A declared tenant: one stack a rented service (AWS: one an account, and one for the organization), hardened and judged.
 *
 * It renders what the declaration names and nothing weaker: for Entra the emergency access group, the trusted location and
 * the Conditional Access policies; for AWS the account-wide public access block, MFA and the IP allow-list on people,
 * private buckets, and the guardrails of the organization where they are declared. A service that can only be declared has
 * no stack but is judged like the others. The guard is attached to the App: synthesis stops where a control at `required`
 * or above is unmet or unknown.
 *
 * Stacks are named `<tenant>-<service>[-<account>]`, an organization's `<tenant>-<service>-organization`, and refer to
 * nothing outside themselves.
 *
 * @example
 * const app = new App();
 * for (const tenant of readTenants('tenants')) new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
 * app.synth();
 *
 * @throws GuardError where the scope's App cannot be guarded (see `TenantGuard`)
 */
export class SharedServiceTenant extends Construct {
  /** The stacks by the id of their service, AWS: `service.account`, `service.organization`. */
  readonly stacks: ReadonlyMap<string, TerraformStack>;

  constructor(scope: Construct, id: string, props: SharedServiceTenantProps) {
    super(scope, id);
    TenantGuard.attach(App.of(this));
    const { tenant } = props;
    const { declaration } = tenant;
    this.stacks = new Map(
      stacksOf(declaration).map((stack) => [subjectName(stack), this.addStack(tenant, stack.name, focusOf(stack))]),
    );
    for (const [service, { kind }] of Object.entries(declaration.services)) {
      if (kind !== 'saas' && kind !== 'other') continue;
      registerFacts(new Construct(this, `${declaration.tenant}-${service}`), () => factsOf(tenant, { service }));
    }
  }

  private addStack(tenant: DeclaredTenant, name: string, focus: Focus): TerraformStack {
    // Where a token of these constructs is made says nothing to whoever declared a tenant.
    const stack = withoutCreationStacks(() => this.stackOf(tenant, name, focus));
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
  private stackOf({ declaration }: DeclaredTenant, name: string, focus: Focus): DeclaredStack {
    const { service, account } = focus;
    const settings = declaration.services[service];
    if (settings?.kind === 'aws' && focus.organization) {
      const { AwsOrganizationStack } = require('./aws-organization-stack') as typeof import('./aws-organization-stack');
      return new AwsOrganizationStack(this, name, { declaration, service, settings });
    }
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
