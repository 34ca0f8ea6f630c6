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

/** The users that a look-up answers with, as one attribute of it. */
export interface LookedUp extends Identity {
  readonly ids: readonly string[];
}

const SEVERAL: Readonly<Record<string, string>> = { azuread_group: 'members', azuread_users: 'object_ids' };

/** The look-ups of several users at once: those by name before those of groups, and those of most users first. */
export function lookupsIn(resources: readonly Planned[]): readonly LookedUp[] {
  const found = resources.flatMap(({ address, mode, type, values }): LookedUp[] => {
    const attribute = mode === 'data' && Object.hasOwn(SEVERAL, type) ? SEVERAL[type] : undefined;
    const answered = attribute !== undefined && isJsonObject(values.values) ? own(values.values, attribute) : undefined;
    const ids = Array.isArray(answered) ? answered.filter((id) => typeof id === 'string') : [];
    const isWhole = Array.isArray(answered) && ids.length === answered.length && ids.length > 0;
    return attribute !== undefined && isWhole ? [{ address, attribute, ids }] : [];
  });
  const byName = ({ attribute }: LookedUp) => (attribute === SEVERAL.azuread_users ? 0 : 1);
  return found.sort((a, b) => byName(a) - byName(b) || b.ids.length - a.ids.length || (a.address < b.address ? -1 : 1));
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
