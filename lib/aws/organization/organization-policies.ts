import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import type { Construct } from 'constructs';
import { composePolicies, InvalidValue, POLICIES_PER_TARGET, POLICY_LIMITS, type PolicyStatement } from '../../values';
import { findingFrom, refuse } from '../findings';
import { asArgument } from '../policy-document';
import { targetFinding } from './target';

export interface OrganizationPolicyProps {
  /**
   * Where they stand, by a name that is part of addresses in the state: ids of the root, of units or of accounts.
   * `ExistingOrganization` knows the id of the root.
   */
  readonly targets: Readonly<Record<string, string>>;
  /**
   * Beginning of the policies' names, which are unique in an organization.
   *
   * @default 'tenant-guard'
   */
  readonly name?: string;
  /**
   * Characters that one policy may hold, where your quota is not the documented one.
   *
   * @default 5120
   */
  readonly characters?: number;
  /**
   * Policies that one target may have, AWS's own among them, where your quota is not the documented one.
   *
   * @default 5
   */
  readonly perTarget?: number;
}

export interface ComposedPolicies {
  readonly policies: readonly OrganizationsPolicy[];
  readonly attachments: readonly OrganizationsPolicyAttachment[];
}

interface Guardrail {
  readonly control: string;
  readonly statements: readonly PolicyStatement[];
}

const TYPES = { serviceControl: 'SERVICE_CONTROL_POLICY', resourceControl: 'RESOURCE_CONTROL_POLICY' } as const;
const LABELS = { serviceControl: 'scp', resourceControl: 'rcp' } as const;

/** Renders guardrails of one kind as the fewest policies that hold them, each attached to every target. */
export function organizationPolicies(
  scope: Construct,
  kind: keyof typeof TYPES,
  guardrails: readonly Guardrail[],
  props: OrganizationPolicyProps,
): ComposedPolicies {
  const { targets, name = 'tenant-guard', perTarget = POLICIES_PER_TARGET[kind] } = props;
  const limit = { ...POLICY_LIMITS[kind], most: props.characters ?? POLICY_LIMITS[kind].most };
  refuse(scope, [
    ...emptiness(guardrails, targets),
    ...Object.entries(targets).flatMap(([target, id]) => targetFinding(target, id) ?? []),
  ]);
  let documents: readonly string[] = [];
  refuse(scope, [
    findingFrom('guardrails', () => {
      documents = composePolicies(
        guardrails.flatMap(({ statements }) => statements),
        {
          limit,
          // One place is taken by the policy with which AWS allows everything.
          documents: perTarget - 1,
          waysOut: ['give the quota that AWS has granted you', 'put some of the guardrails on other targets'],
          control: guardrails[0]?.control,
        },
      );
    }),
  ]);
  const policies = documents.map(
    (document, index) =>
      new OrganizationsPolicy(scope, `policy-${index + 1}`, {
        name: `${name}-${LABELS[kind]}-${index + 1}`,
        type: TYPES[kind],
        content: asArgument(document),
      }),
  );
  return { policies, attachments: policies.flatMap((policy, index) => attached(scope, policy, index + 1, targets)) };
}

/** Attaches a policy to every target. */
export function attached(
  scope: Construct,
  policy: OrganizationsPolicy,
  number: number,
  targets: Readonly<Record<string, string>>,
): OrganizationsPolicyAttachment[] {
  return Object.entries(targets).map(
    ([target, targetId]) =>
      new OrganizationsPolicyAttachment(scope, `on-${target}-${number}`, { policyId: policy.id, targetId }),
  );
}

function emptiness(guardrails: readonly Guardrail[], targets: Readonly<Record<string, string>>): InvalidValue[] {
  const nothing = (property: string, problem: string, remedy: string) =>
    new InvalidValue({ problem: `${property}: ${problem}`, given: 'nothing', allowed: 'at least one', remedy });
  return [
    ...(guardrails.length === 0 ? [nothing('guardrails', 'there is none', 'Name what the accounts are held to')] : []),
    ...(Object.keys(targets).length === 0
      ? [nothing('targets', 'the policies would stand nowhere', 'Name the root, units or accounts')]
      : []),
  ];
}
