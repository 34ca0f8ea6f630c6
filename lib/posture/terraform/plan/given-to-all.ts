import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, own } from '../json-object';

/** The access control list of every bucket that has none: its owner may do everything. */
export function isOwnersAlone(grants: unknown): boolean {
  const [grant, ...more] = Array.isArray(grants) ? grants : [];
  if (!isJsonObject(grant) || more.length > 0 || own(grant, 'type') !== 'CanonicalUser') return false;
  return JSON.stringify(own(grant, 'permissions')) === '["FULL_CONTROL"]' && !own(grant, 'uri');
}

/** The policy of every key that is given none: its account may do everything. */
export function isOfEveryKey(policy: unknown, arn: unknown): boolean {
  const [, partition, account] = /^arn:([^:]+):kms:[^:]*:(\d+):/.exec(String(arn)) ?? [];
  if (typeof policy !== 'string' || account === undefined || policy.length > LONGEST_POLICY) return false;
  const { Statement: statements }: JsonObject = parsed(policy);
  const [statement, ...more] = Array.isArray(statements) ? statements : [];
  if (!isJsonObject(statement) || more.length > 0) return false;
  const { Sid: _, ...rest } = statement;
  const Principal = { AWS: `arn:${partition}:iam::${account}:root` };
  return isDeepStrictEqual(rest, { Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' });
}

const LONGEST_POLICY = 1000;

function parsed(text: string): JsonObject {
  try {
    const json: unknown = JSON.parse(text);
    return isJsonObject(json) ? json : {};
  } catch {
    return {};
  }
}
