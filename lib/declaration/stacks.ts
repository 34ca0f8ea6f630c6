import type { AwsSettings } from './schema/aws';
import type { Declaration } from './schema/declaration';

/** A Terraform stack that a declaration asks for. */
export interface DeclaredStack {
  readonly name: string;
  readonly service: string;
  /** The AWS account that the stack is for. */
  readonly account?: string;
  /** The stack is for the AWS organization. */
  readonly organization?: true;
}

/** What stands in a stack's name in place of an account, so that no account may be called so. */
export const ORGANIZATION = 'organization';

/** Name of a stack: `<tenant>-<service>[-<account>]`, for an organization `<tenant>-<service>-organization`. */
export function stackName(tenant: string, service: string, account?: string): string {
  return [tenant, service, ...(account === undefined ? [] : [account])].join('-');
}

/**
 * The stacks of a declaration by name: one an Entra service, one an AWS account and one for its organization where
 * guardrails or a trail of it are declared, none for the other kinds.
 */
export function stacksOf({ tenant, services }: Declaration): readonly DeclaredStack[] {
  return Object.entries(services)
    .flatMap(([service, declared]): DeclaredStack[] => {
      if (declared.kind === 'entra') return [{ name: stackName(tenant, service), service }];
      if (declared.kind !== 'aws') return [];
      const accounts = Object.keys(declared.aws.accounts).map((account) => ({
        name: stackName(tenant, service, account),
        service,
        account,
      }));
      if (!hasOrganizationStack(declared.aws)) return accounts;
      return [...accounts, { name: stackName(tenant, service, ORGANIZATION), service, organization: true }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/** Whether something is declared for the AWS organization itself. */
export function hasOrganizationStack({ organization }: AwsSettings): boolean {
  return organization?.guardrails !== undefined || organization?.audit !== undefined;
}

/** The part of the declaration that a stack is for. */
export function focusOf({ service, account, organization }: DeclaredStack) {
  return {
    service,
    ...(account === undefined ? {} : { account }),
    ...(organization === undefined ? {} : { organization }),
  };
}

/** What a stack, or a finding about it, is called among the services of a tenant: `aws.prod`, `aws.organization`, `entra`. */
export function subjectName({ service, account, organization }: Omit<DeclaredStack, 'name'>): string {
  if (organization) return `${service}.${ORGANIZATION}`;
  return account === undefined ? service : `${service}.${account}`;
}
