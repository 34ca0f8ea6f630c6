import type { ApprovalRules } from './approval-rules';
import { problemAt } from './declaration-error';
import { focusFault } from './focus';
import { InvalidFacts } from './invalid-facts';
import type { DeclaredTenant } from './parse-declarations';
import type { Declaration } from './schema/declaration';

/** Where the declaration was read from: file label (`tenants/contoso.yaml`) and the line of each path in it. */
export interface Source {
  readonly file: string;
  /** Line (1-based) by path, for example `services.aws.aws.accounts.prod`. */
  readonly lines: Readonly<Record<string, number>>;
}

/** Which rented service (AWS: which account of it, or its organization) a stack belongs to. */
export interface Focus {
  readonly service: string;
  readonly account?: string;
  readonly organization?: true;
}

/**
 * What Terraform JSON cannot say, written as `tenant-guard.json` beside each `cdk.tf.json`: the declaration in canonical
 * form and which part of it the stack is. Byte-stable, without secrets.
 */
export interface Facts {
  readonly version: 1;
  readonly focus: Focus;
  readonly declaration: Declaration;
  readonly source?: Source;
  /** Who may approve the tenant's acceptances; unset: nobody. */
  readonly approval?: ApprovalRules;
  /** Construct path prefix -> path in the declaration that asked for it, for messages only. */
  readonly declared?: Readonly<Record<string, string>>;
}

/** Name of the facts file beside `cdk.tf.json`. */
export const FACTS_FILE = 'tenant-guard.json';

/** Services, accounts, buckets, organizations and acceptances: the places that a message about a stack names. */
const NAMED_PLACE =
  /^(services\.[\w-]+(\.aws\.accounts\.[\w-]+(\.buckets\.[\w-]+)?|\.aws\.organization(\.guardrails(\.perimeter)?|\.audit)?)?|acceptances\.\d+)$/;

/**
 * The facts of one service (AWS: of one account, or of the organization) of a tenant. Of the source's lines they keep
 * those of services, accounts, buckets, organizations and acceptances.
 *
 * @param declared construct path prefix -> path in the declaration that asked for it
 * @throws InvalidFacts for a service, an account or an organization that the tenant does not declare.
 */
export function factsOf(tenant: DeclaredTenant, focus: Focus, declared?: Readonly<Record<string, string>>): Facts {
  const { declaration, source, approval } = tenant;
  const fault = focusFault(declaration, focus);
  if (fault) throw new InvalidFacts([problemAt(FACTS_FILE, undefined, fault)]);
  const lines = Object.fromEntries(Object.entries(source.lines).filter(([path]) => NAMED_PLACE.test(path)));
  return {
    version: 1,
    focus,
    declaration,
    source: { file: source.file, lines },
    ...(approval === undefined ? {} : { approval }),
    ...(declared === undefined ? {} : { declared }),
  };
}
