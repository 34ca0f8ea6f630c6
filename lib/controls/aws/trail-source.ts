import { type Condition, type Entity, type PolicyDocument, symbolOf, type Val } from '../../posture';
import { type Answer, FRESH } from '../../requests';
import type { Situation } from '../control';
import { accountIdOf, organizationIdOf, partitionOf } from './account';
import { ownAccounts } from './own-accounts';
import { lets, type ServiceRequest } from './service-request';
import { trailOwner } from './trail-places';

/** The principal by which CloudTrail delivers events. */
const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** A trail as the requests that CloudTrail makes for it name it. */
export interface TrailSource {
  readonly arn: string;
  readonly account?: string;
  readonly organization?: string;
}

/** The trail as CloudTrail names it, and whether all of that is known before apply. */
export function sourceOf(
  trail: Entity<'trail'>,
  situation: Situation,
): { readonly source: TrailSource; readonly isSure: boolean } {
  const { name, organization } = trail.fields;
  const account = trailOwner(situation, trail) ?? trail.scope.account;
  const text = name.is === 'known' ? name.value : undefined;
  const home = organizationIdOf(situation);
  const ofAll = organization.is === 'known' && organization.value;
  const isSure =
    account !== undefined &&
    text !== undefined &&
    trail.scope.region !== undefined &&
    organization.is !== 'unknown' &&
    (!ofAll || home !== undefined);
  const source = {
    arn: trailArn(situation, trail, account ?? FRESH, text ?? FRESH),
    ...(account === undefined ? {} : { account }),
    ...(home === undefined ? {} : { organization: home }),
  };
  return { source, isSure };
}

/** The folder that CloudTrail writes to, of an organization's trail that of any of its accounts; `undefined` before apply. */
export function folderOf(
  { fields: { prefix, organization } }: Entity<'trail'>,
  source: TrailSource,
): string | undefined {
  if (prefix.is === 'unknown' || prefix.is === 'ref') return undefined;
  const chosen = symbolOf(prefix) ?? '';
  const ofAll = organization.is === 'known' && organization.value;
  const whose = ofAll ? `${source.organization ?? FRESH}/${FRESH}` : (source.account ?? FRESH);
  return `${chosen === '' ? '' : `${chosen}/`}AWSLogs/${whose}/CloudTrail/${FRESH}`;
}

/**
 * Trails of strangers that a policy may let in: any account's, and those of accounts and organizations that its conditions
 * name and nobody declares.
 */
export function strangersOf(document: Val<PolicyDocument>, near: Entity, situation: Situation): readonly TrailSource[] {
  const ofAccount = (account: string): TrailSource => ({
    arn: trailArn(situation, near, account, FRESH),
    account,
    organization: FRESH,
  });
  const anybody = ofAccount(FRESH);
  const home = accountIdOf(situation) ?? near.scope.account;
  if (document.is !== 'known' || home === undefined) return [anybody];
  const own = new Set([...ownAccounts(situation), home]);
  const conditions = document.value.statements.flatMap((statement) => statement.conditions);
  const named = (key: string) =>
    conditions.filter((condition) => condition.key.toLowerCase() === key).flatMap(({ values }) => values);
  const accounts = named('aws:sourceaccount').filter((account) => /^\d{12}$/.test(account));
  const trails = named('aws:sourcearn').flatMap((text) => {
    const account = /^arn:[^:]*:cloudtrail:[^:]*:(\d{12}):/.exec(text)?.[1];
    return account === undefined ? [] : [{ ...ofAccount(account), account, arn: text.replaceAll('*', FRESH) }];
  });
  const organizations = named('aws:sourceorgid').filter((id) => /^o-/.test(id) && id !== organizationIdOf(situation));
  return [
    anybody,
    ...accounts.filter((account) => !own.has(account)).map(ofAccount),
    ...trails.filter(({ account }) => !own.has(account)),
    ...organizations.map((organization) => ({ ...anybody, organization })),
  ];
}

/** Whether a policy lets CloudTrail do something for a trail. */
export function letsTrail(
  document: Val<PolicyDocument>,
  { arn, account, organization }: TrailSource,
  request: Pick<ServiceRequest, 'action' | 'resource' | 'context'>,
): Answer {
  const from = { arn, ...(account === undefined ? {} : { account }) };
  const context = { ...request.context, ...(organization === undefined ? {} : { 'aws:SourceOrgID': organization }) };
  return lets(document, { ...request, service: CLOUDTRAIL, from, context }, (each) => each);
}

/** A policy with references to the trail in the spelling of its requests. */
export function namingTrail(
  document: Val<PolicyDocument>,
  { address }: Entity<'trail'>,
  { arn }: TrailSource,
): Val<PolicyDocument> {
  if (document.is !== 'known') return document;
  const references = [`\${${address}.arn}`, `\${${address}.id}`];
  const namesIt = ({ values }: Condition) => values.some((value) => references.includes(value));
  const named = (condition: Condition): Condition =>
    namesIt(condition)
      ? { ...condition, values: condition.values.map((value) => (references.includes(value) ? arn : value)) }
      : condition;
  const statements = document.value.statements.map((statement) =>
    statement.conditions.some(namesIt) ? { ...statement, conditions: statement.conditions.map(named) } : statement,
  );
  return { ...document, value: { ...document.value, statements } };
}

function trailArn(situation: Situation, near: Entity, account: string, name: string): string {
  return `arn:${partitionOf(situation, near)}:cloudtrail:${near.scope.region ?? FRESH}:${account}:trail/${name}`;
}
