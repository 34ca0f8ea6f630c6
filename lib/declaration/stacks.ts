import type { Declaration } from './schema/declaration';

/** A Terraform stack that a declaration asks for. */
export interface DeclaredStack {
  readonly name: string;
  readonly service: string;
  /** The AWS account that the stack is for. */
  readonly account?: string;
}

/** Name of a stack: `<tenant>-<service>[-<account>]`. */
export function stackName(tenant: string, service: string, account?: string): string {
  return [tenant, service, ...(account === undefined ? [] : [account])].join('-');
}

/** The stacks of a declaration by name: one an Entra service, one an AWS account, none for the other kinds. */
export function stacksOf({ tenant, services }: Declaration): readonly DeclaredStack[] {
  return Object.entries(services)
    .flatMap(([service, declared]): DeclaredStack[] => {
      if (declared.kind === 'entra') return [{ name: stackName(tenant, service), service }];
      if (declared.kind !== 'aws') return [];
      return Object.keys(declared.aws.accounts).map((account) => ({
        name: stackName(tenant, service, account),
        service,
        account,
      }));
    })
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}
