import { BlockList, isIPv6 } from 'node:net';
import type { Condition, Principals, Statement } from '../../lib/posture';
import type { Request } from '../../lib/requests';

/**
 * Whether a statement applies to a request, decided the plain way: by regular expressions and Node's own address lists,
 * for literal policies and whole requests. It shares no code with the library, to be compared with it.
 */
export function bruteMatches(statement: Statement, request: Request): boolean {
  const context = new Map(Object.entries(request.context).map(([key, value]) => [key.toLowerCase(), value]));
  const fill = (text: string) =>
    text.replace(/\$\{([^}]+)\}/g, (_, key: string) => String(context.get(key.toLowerCase()) ?? '\u0000'));
  const action = statement.actions.patterns.some((text) => glob(fill(text), 'i').test(request.action));
  const resource = statement.resources.patterns.some((text) => glob(fill(text), '').test(fill(request.resource)));
  return (
    principal(statement.principals, request) &&
    action !== statement.actions.not &&
    resource !== statement.resources.not &&
    statement.conditions.every((condition) => met(condition, context.get(condition.key.toLowerCase()), fill))
  );
}

/** A root, unit or account with the statements of all policies that are attached to it. */
export type BruteLevel = readonly Statement[];

/** Policies that bear on a request, each as its statements. */
export interface BruteBearing {
  readonly identity: readonly Statement[];
  readonly resource: readonly Statement[];
  readonly serviceControls: readonly BruteLevel[];
  readonly resourceControls: readonly BruteLevel[];
  readonly managementAccount?: string;
}

/** Whether a request is allowed, by going through what may stop it in the order that AWS documents. */
export function bruteAllowed(bearing: BruteBearing, request: Request): boolean {
  const keys = new Map(Object.entries(request.context).map(([key, value]) => [key.toLowerCase(), String(value)]));
  const arn = request.principal.is === 'aws' ? request.principal.arn : undefined;
  const account = arn?.split(':')[4];
  const owner = keys.get('aws:resourceaccount');
  const asked = arn === undefined ? request : named(request, arn, account ?? '');
  const lets = (statements: readonly Statement[], effect: Statement['effect']) =>
    statements.some((statement) => statement.effect === effect && bruteMatches(statement, asked));
  const through = (levels: readonly BruteLevel[]) =>
    levels.every((statements) => lets(statements, 'Allow') && !lets(statements, 'Deny'));
  const linked = arn !== undefined && /^arn:[^:]*:iam::[^:]*:role\/aws-service-role\//.test(arn);
  const service = keys.get('aws:principalisawsservice') === 'true';
  const { identity, resource, serviceControls, resourceControls, managementAccount: management } = bearing;
  if (lets(identity, 'Deny') || lets(resource, 'Deny')) return false;
  const freeOfServiceControls = arn === undefined || linked || service || account === management;
  if (!freeOfServiceControls && !through(serviceControls)) return false;
  const freeOfResourceControls = linked || (owner !== undefined && owner === management);
  if (!freeOfResourceControls && !through(resourceControls)) return false;
  const [caller, own] = [lets(identity, 'Allow'), lets(resource, 'Allow')];
  return owner === undefined || arn === undefined || owner === account ? caller || own : caller && own;
}

function named(request: Request, arn: string, account: string): Request {
  return { ...request, context: { 'aws:PrincipalArn': arn, 'aws:PrincipalAccount': account, ...request.context } };
}

/** Whether any `Deny` of the statements applies. */
export function bruteDenied(statements: readonly Statement[], request: Request): boolean {
  return statements.some((statement) => statement.effect === 'Deny' && bruteMatches(statement, request));
}

function principal(principals: Principals | undefined, { principal: who }: Request): boolean {
  if (principals === undefined || principals.any) return principals?.not !== true;
  if (who.is === 'anonymous') return principals.not;
  const lists = { aws: principals.aws, service: principals.service, federated: principals.federated };
  const mine =
    who.is === 'aws' ? [who.arn, who.arn.replace(/^arn:aws:iam::(\d*):.*/, 'arn:aws:iam::$1:root')] : [who.name];
  return lists[who.is].some((text) => mine.includes(text)) !== principals.not;
}

function met(
  { operator, values }: Condition,
  given: string | readonly string[] | undefined,
  fill: (t: string) => string,
) {
  const set = operator.startsWith('ForAllValues:') ? 'all' : operator.startsWith('ForAnyValue:') ? 'any' : 'one';
  const name = operator.replace(/^For\w+:/, '').replace(/IfExists$/, '');
  if (name === 'Null') return values.includes(String(given === undefined));
  if (given === undefined) {
    if (set !== 'one') return set === 'all';
    return operator.endsWith('IfExists') || name.includes('Not');
  }
  const given1 = typeof given === 'string' ? [given] : given;
  const one = (text: string) =>
    values.some((value) => compare(name.replace('Not', ''), fill(value), text)) !== name.includes('Not');
  return set === 'any' ? given1.some(one) : given1.every(one);
}

function compare(name: string, wanted: string, given: string): boolean {
  if (name === 'StringEquals') return wanted === given;
  if (name === 'StringEqualsIgnoreCase' || name === 'Bool') return wanted.toLowerCase() === given.toLowerCase();
  if (name === 'StringLike') return glob(wanted, '').test(given);
  if (name === 'ArnLike' || name === 'ArnEquals') return arn(wanted, given);
  if (name === 'IpAddress') return address(wanted, given);
  const [a, b] = [Number(given), Number(wanted)];
  if (name === 'NumericEquals') return a === b;
  if (name === 'NumericLessThan') return a < b;
  if (name === 'NumericLessThanEquals') return a <= b;
  if (name === 'NumericGreaterThan') return a > b;
  if (name === 'NumericGreaterThanEquals') return a >= b;
  throw new Error(`the plain evaluator knows no ${name}`);
}

function arn(wanted: string, given: string): boolean {
  const split = (text: string) => {
    const parts = text.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const mine = split(given);
  return given.split(':').length > 5 && split(wanted).every((part, index) => glob(part, '').test(mine[index] ?? ''));
}

function address(wanted: string, given: string): boolean {
  const [net = '', prefix] = wanted.split('/');
  const family = isIPv6(net) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(net, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  return isIPv6(given) === (family === 'ipv6') && list.check(given, family);
}

function glob(text: string, flags: '' | 'i'): RegExp {
  const escaped = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^]*')
    .replace(/\?/g, '[^]');
  return new RegExp(`^${escaped}$`, `${flags}u`);
}
