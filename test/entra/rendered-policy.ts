import type { Construct } from 'constructs';
import type { PolicyProps } from '../../lib/entra';
import type { PolicyConstruct } from '../../lib/entra/conditional-access-policy';
import { bodiesOf, breakGlassIn, emptyStack, type Rendered, render } from './rendered';

export const POLICY = 'azuread_conditional_access_policy';

type PolicyClass<Props extends PolicyProps> = new (scope: Construct, id: string, props: Props) => PolicyConstruct;

/** One policy as rendered, and what every policy has. */
export interface RenderedPolicy {
  readonly json: Rendered;
  readonly policy: unknown;
  /** What holds the kinds of control that it has. */
  readonly family: unknown;
  /** How it leaves the emergency accounts out. */
  readonly excluded: string;
  /** State, order and replacement of one that is enforced. */
  readonly common: object;
  /** Its name in Terraform. */
  readonly name: string;
}

/** A policy beside a break-glass group, enforced unless something else is said. */
export function renderedPolicy<Props extends PolicyProps>(
  Policy: PolicyClass<Props>,
  props: Omit<Props, keyof PolicyProps> & Partial<PolicyProps>,
): RenderedPolicy {
  return renderedWith((scope, id, all) => new Policy(scope, id, all as Props), props);
}

/** The same of whatever makes a policy. */
export function renderedWith(
  make: (scope: Construct, id: string, props: PolicyProps) => PolicyConstruct,
  props: object = {},
): RenderedPolicy {
  const stack = emptyStack();
  const breakGlass = breakGlassIn(stack);
  const { policy, family } = make(stack, 'it', { breakGlass, rollout: { stage: 'enforced' }, ...props });
  const json = render(stack);
  return {
    json,
    policy: json.resource[POLICY]?.[policy.friendlyUniqueId],
    family: bodiesOf(json, 'terraform_data')[0],
    excluded: `\${azuread_group.${breakGlass.group.friendlyUniqueId}.object_id}`,
    common: {
      state: 'enabled',
      depends_on: [`azuread_directory_role_assignment.${breakGlass.globalAdministrator.friendlyUniqueId}`],
      lifecycle: { create_before_destroy: true, replace_triggered_by: [`terraform_data.${family.friendlyUniqueId}`] },
    },
    name: policy.friendlyUniqueId,
  };
}
