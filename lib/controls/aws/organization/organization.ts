import type { AwsService, Guardrails } from '../../../declaration';
import type { Situation } from '../../control';

/** The organization that a service declares guardrails for. */
export interface GuardedOrganization {
  readonly id: string;
  readonly managementAccount: string;
  readonly guardrails: Guardrails;
  readonly service: AwsService;
}

/** A place in an organization that guardrails are declared for. */
export interface Target {
  /** `root`, or the short name of a unit or account. */
  readonly name: string;
  /** Ids of the places whose policies bear on it, beside the root: the unit or account itself. */
  readonly ids: readonly string[];
}

export function organizationOf({ facts }: Situation): GuardedOrganization | undefined {
  const service = facts?.declaration.services[facts.focus.service];
  if (service?.kind !== 'aws') return undefined;
  const { organization } = service.aws;
  return organization?.guardrails === undefined
    ? undefined
    : { ...organization, guardrails: organization.guardrails, service };
}

/** The places that guardrails are declared for. */
export function targetsOf({ guardrails, service }: GuardedOrganization): readonly Target[] {
  const { targets = ['root'], units = {} } = guardrails;
  return targets.map((name) => {
    const id = units[name]?.id ?? service.aws.accounts[name]?.id;
    return { name, ids: name === 'root' || id === undefined ? [] : [id] };
  });
}

/**
 * A declared account as a place that policies bear on: its own id and its unit's. `undefined` for the management account,
 * which none of them touches.
 */
export function accountTarget(
  { managementAccount, guardrails, service }: GuardedOrganization,
  account: string,
): Target | undefined {
  const id = service.aws.accounts[account]?.id;
  if (id === undefined || id === managementAccount) return undefined;
  const units = Object.values(guardrails.units ?? {}).filter(({ accounts }) => accounts.includes(account));
  return { name: account, ids: [id, ...units.map((unit) => unit.id)] };
}

/** Names of the roles that no guardrail shuts out, the deployer's among them. */
export function exemptRolesOf({ guardrails }: GuardedOrganization, { facts }: Situation): readonly string[] {
  const deployer = facts?.declaration.deployer.awsRole;
  return [...(deployer === undefined ? [] : [deployer]), ...guardrails.breakGlassRoles];
}
