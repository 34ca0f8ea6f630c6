import type { Identity } from '../configuration';
import { isJsonObject, type JsonObject, own } from '../json-object';
import type { PlannedValues } from './planned-change';

/** A resource instance as it is on one side of a plan. */
export interface Planned {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: PlannedValues;
}

/** A bucket's id and ARN follow from its name, which is what everything names it by. */
const KNOWN_BY_NAME = new Set(['aws_s3_bucket']);

/**
 * Values that the provider made up (an object id, a policy's ARN), and whose they are: where one stands in another resource
 * it is a reference, as the configuration wrote it. A value that the configuration itself gives, such as a name, is none.
 */
export function identitiesIn(resources: readonly Planned[]): ReadonlyMap<string, Identity> {
  const identities = new Map<string, Identity>();
  const managedFirst = [...resources].sort((a, b) => (a.mode === b.mode ? 0 : a.mode === 'managed' ? -1 : 1));
  for (const { address, type, values } of managedFirst) {
    if (KNOWN_BY_NAME.has(type) || !isJsonObject(values.values)) continue;
    for (const [attribute, value] of generatedIn(values.values)) {
      if (!isSecret(values.sensitive, attribute) && !identities.has(value)) {
        identities.set(value, { address, attribute });
      }
    }
  }
  return identities;
}

function generatedIn(values: JsonObject): [attribute: string, value: string][] {
  const [objectId, arn, id] = ['object_id', 'arn', 'id'].map((name) => textAt(values, name));
  const others = Object.keys(values).filter((name) => !OF_ITSELF.has(name));
  const given = new Set(others.map((name) => values[name]).filter((value) => typeof value === 'string'));
  const generated = id !== undefined && !given.has(id);
  const found: [string, string][] = objectId === undefined ? [] : [['object_id', objectId]];
  if (generated && arn?.endsWith(id)) found.push(['arn', arn]);
  return generated ? [...found, ['id', id]] : found;
}

/** Attributes by which a resource names itself, as `id` does. */
const OF_ITSELF = new Set(['arn', 'id', 'key_id', 'object_id', 'uuid']);

function textAt(values: JsonObject, name: string): string | undefined {
  const value = own(values, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isSecret(sensitive: unknown, attribute: string): boolean {
  return sensitive === true || (isJsonObject(sensitive) && own(sensitive, attribute) !== undefined);
}
