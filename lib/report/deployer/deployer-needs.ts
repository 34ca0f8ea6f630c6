import { TIER_0_PERMISSIONS } from '../../values';
import { graphNeeds } from './graph-needs';
import { type Need, type NeedsTable, needsOf, providerOf, type Rendered } from './needs-table';

/** The tables that are known, in the order in which they are told. */
export const NEEDS_TABLES: readonly NeedsTable[] = [graphNeeds];

/** A tenant, who applies its stacks, and what is in them. */
export interface Deployed {
  readonly tenant: string;
  /** Object id of the service principal that applies its Entra stacks, where it is declared. */
  readonly servicePrincipal?: string;
  readonly resources: readonly Rendered[];
}

/** What the deployer of a tenant has to be allowed. */
export interface DeployerNeeds {
  readonly tenant: string;
  readonly servicePrincipal?: string;
  readonly needs: readonly (Need & { readonly kind: string; readonly tier0?: true })[];
  /** Types of resources that no table knows: what they need is not among the needs. */
  readonly unknown: readonly string[];
}

const TIER_0 = new Set(Object.values(TIER_0_PERMISSIONS));
/** `terraform_data` stands in the state alone. */
const LOCAL = new Set(['terraform']);

/** What each deployer has to be allowed to apply what is there, and no more. */
export function deployerNeeds({ tenant, servicePrincipal, resources }: Deployed): DeployerNeeds {
  const each = NEEDS_TABLES.map((table) => ({ table, found: needsOf(table, resources) }));
  const known = new Set([...LOCAL, ...NEEDS_TABLES.flatMap(({ providers }) => providers)]);
  const others = resources.flatMap(({ type }) => (known.has(providerOf(type)) ? [] : [type]));
  return {
    tenant,
    ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
    needs: each.flatMap(({ table, found }) =>
      found.needs.map((need) => ({
        ...need,
        kind: table.title,
        ...(TIER_0.has(need.permission) ? { tier0: true as const } : {}),
      })),
    ),
    unknown: [...new Set([...each.flatMap(({ found }) => found.unknown), ...others])].sort(),
  };
}

/** In words, for the person who grants it. */
export function describeDeployer({ tenant, servicePrincipal, needs, unknown }: DeployerNeeds): string {
  const width = Math.max(0, ...needs.map(({ permission }) => permission.length));
  const titles = [...new Set(needs.map(({ kind }) => kind))];
  return [
    `${tenant}  ${servicePrincipal === undefined ? 'the deployer' : `the deployer, service principal ${servicePrincipal}`}`,
    ...titles.flatMap((title) => [
      `  ${title}`,
      ...needs
        .filter(({ kind }) => kind === title)
        .map(({ permission, tier0, for: rows }) =>
          `    ${permission.padEnd(width)}  ${tier0 ? 'tier 0' : '      '}  ${rows.join(', ')}`.trimEnd(),
        ),
    ]),
    ...(needs.some(({ tier0 }) => tier0)
      ? ['  tier 0: whoever has it can make himself Global Administrator, or let himself in']
      : []),
    ...(unknown.length === 0 ? [] : [`  not told: what ${unknown.join(', ')} need`]),
    '',
  ].join('\n');
}
