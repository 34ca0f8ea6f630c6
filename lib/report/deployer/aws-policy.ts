import { type AwsActions, type AwsGrant, awsActions, TAKES_NO_RESOURCE } from './aws-actions';
import { type AwsScope, isSet, providerOf, type Rendered, rowsOf } from './needs-table';

/** One statement of an IAM policy. */
export interface Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: { readonly StringEquals: { readonly 'iam:PassedToService': string } };
}

/** The least IAM policy with which the resources of one account can be applied. */
export interface AwsPolicy {
  /** `*` where the provider names none. */
  readonly account: string;
  /** Length without white space, as AWS counts it. */
  readonly characters: number;
  readonly document: { readonly Version: '2012-10-17'; readonly Statement: readonly Statement[] };
}

/** The policies of all accounts, and the types of which nothing is known. */
export interface AwsPolicies {
  readonly policies: readonly AwsPolicy[];
  readonly unknown: readonly string[];
}

const EVERYTHING = '*';

/** The least IAM policy of each account; resources of other providers are passed over. */
export function awsPoliciesOf(resources: readonly Rendered[]): AwsPolicies {
  const accounts = new Map<string, AwsGrant[]>();
  const unknown = new Set<string>();
  for (const resource of resources) {
    if (providerOf(resource.type) !== 'aws') continue;
    const rows = rowsOf({ needs: awsActions }, resource);
    if (rows.length === 0) unknown.add(resource.type);
    const account = resource.aws?.account ?? EVERYTHING;
    const grants = accounts.get(account) ?? [];
    accounts.set(account, grants);
    for (const row of rows) grants.push(...grantsOf(awsActions[row], resource));
  }
  const policies = [...accounts].map(([account, grants]) => policyOf(account, grants));
  return { policies: policies.sort((a, b) => compare(a.account, b.account)), unknown: [...unknown].sort() };
}

function grantsOf(needed: AwsActions | undefined, { body, aws }: Rendered): readonly AwsGrant[] {
  if (needed === undefined) return [];
  const { create = [], read = [], update = [], besides = [] } = needed;
  const actions = [
    ...create,
    ...read,
    ...update,
    ...(isKept(body) ? [] : (needed.delete ?? [])),
    ...(isSet(body.tags) || aws?.tagged === true ? (needed.tag ?? []) : []),
  ];
  const also = needed.alsoOn === undefined ? [] : [{ on: needed.alsoOn, actions }];
  return [{ on: needed.on, actions }, ...also, ...besides].map((grant) => ({
    ...grant,
    on: arnOf(grant.on, body, aws),
  }));
}

/** Terraform itself refuses to destroy it. */
function isKept({ lifecycle }: Rendered['body']): boolean {
  return typeof lifecycle === 'object' && lifecycle !== null && Reflect.get(lifecycle, 'prevent_destroy') === true;
}

function arnOf(template: string, body: Rendered['body'], scope: AwsScope | undefined): string {
  const places: Readonly<Record<string, unknown>> = { ...body, ...scope };
  return template.replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = places[place];
    // IAM names an issuer of tokens without its scheme.
    return typeof value === 'string' && !value.includes('${') ? value.replace(/^https:\/\//, '') : EVERYTHING;
  });
}

function policyOf(account: string, grants: readonly AwsGrant[]): AwsPolicy {
  const document = { Version: '2012-10-17', Statement: statementsOf(grants) } as const;
  return { account, characters: JSON.stringify(document).replace(/\s/g, '').length, document };
}

/** One statement for all actions on the same resources. */
function statementsOf(grants: readonly AwsGrant[]): readonly Statement[] {
  const resources = new Map<string, Set<string>>();
  for (const { on, actions, passedTo = '' } of grants) {
    for (const action of actions) {
      const key = `${action} ${passedTo}`;
      const own = resources.get(key) ?? new Set<string>();
      resources.set(key, own.add(TAKES_NO_RESOURCE.has(action) ? EVERYTHING : on));
    }
  }
  const statements = new Map<
    string,
    { readonly actions: string[]; readonly on: readonly string[]; readonly to: string }
  >();
  for (const [key, all] of [...resources].sort(([a], [b]) => compare(a, b))) {
    const [action = '', to = ''] = key.split(' ');
    const on = all.has(EVERYTHING) ? [EVERYTHING] : [...all].sort();
    const place = JSON.stringify([on, to]);
    const statement = statements.get(place) ?? { actions: [], on, to };
    statement.actions.push(action);
    statements.set(place, statement);
  }
  return [...statements.values()].map(({ actions, on, to }) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: on,
    ...(to === '' ? {} : { Condition: { StringEquals: { 'iam:PassedToService': to } } }),
  }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
