import { TIER_0_PERMISSIONS } from '../../values';
import { type AwsPolicy, awsPoliciesOf } from './aws-policy';
import { graphNeeds } from './graph-needs';
import { type Need, type NeedsTable, needsOf, providerOf, type Rendered } from './needs-table';

/** The tables of permissions by name, in the order in which they are told. */
export const NEEDS_TABLES: readonly NeedsTable[] = [graphNeeds];

/** A tenant, who applies its stacks, and what is in them. */
export interface Deployed {
  readonly tenant: string;
  /** Object id of the service principal that applies its Entra stacks, where it is declared. */
  readonly servicePrincipal?: string;
  /** Name of the IAM role that applies its AWS stacks, where it is declared. */
  readonly awsRole?: string;
  readonly resources: readonly Rendered[];
}

/** What the deployer of a tenant has to be allowed. */
export interface DeployerNeeds {
  readonly tenant: string;
  readonly servicePrincipal?: string;
  readonly awsRole?: string;
  readonly needs: readonly (Need & { readonly kind: string; readonly tier0?: true })[];
  /** The IAM policy of the role in each account. */
  readonly policies: readonly AwsPolicy[];
  /** Types of resources that no table knows: what they need is not among the needs. */
  readonly unknown: readonly string[];
}

const TIER_0 = new Set(Object.values(TIER_0_PERMISSIONS));
/** `terraform_data` stands in the state alone. */
const LOCAL = new Set(['terraform']);

/** What each deployer has to be allowed to apply what is there, and no more. */
export function deployerNeeds({ tenant, servicePrincipal, awsRole, resources }: Deployed): DeployerNeeds {
  const aws = awsPoliciesOf(resources);
  const each = NEEDS_TABLES.map((table) => ({ table, found: needsOf(table, resources) }));
  const known = new Set([...LOCAL, 'aws', ...NEEDS_TABLES.flatMap(({ providers }) => providers)]);
  const others = resources.flatMap(({ type }) => (known.has(providerOf(type)) ? [] : [type]));
  return {
    tenant,
    ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
    ...(awsRole === undefined ? {} : { awsRole }),
    needs: each.flatMap(({ table, found }) =>
      found.needs.map((need) => ({
        ...need,
        kind: table.title,
        ...(TIER_0.has(need.permission) ? { tier0: true as const } : {}),
      })),
    ),
    policies: aws.policies,
    unknown: [...new Set([...aws.unknown, ...each.flatMap(({ found }) => found.unknown), ...others])].sort(),
  };
}
