import { isJsonObject, type JsonObject, own, step } from '../json-object';
import { UnreadablePlan } from './unreadable-plan';

/** A resource instance as a plan names it. */
interface Instance {
  /** With module and instance keys: `module.archive["a"].aws_s3_bucket.this[0]`. */
  readonly address: string;
  /** The module instance, `""` for the root: `module.archive["a"]`. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Source address of its provider. */
  readonly provider?: string;
}

/** Values of a resource with the two trees that lie over them. Nothing of it may be shown before they do. */
export interface PlannedValues {
  readonly values: unknown;
  /** `true` where apply alone knows the value. */
  readonly unknown: unknown;
  /** `true` where the value is secret. */
  readonly sensitive: unknown;
}

/** A resource of a state. */
export interface PlannedResource extends Instance, PlannedValues {}

/** A resource instance and what is done to it. */
export interface PlannedChange extends Instance {
  /** Set for an object that an earlier replacement left behind, under the same address. */
  readonly deposed?: string;
  readonly actions: readonly string[];
  /** Unset where there is none. */
  readonly before?: PlannedValues;
  readonly after?: PlannedValues;
}

/**
 * One entry of `resource_changes` or `resource_drift`.
 *
 * @throws UnreadablePlan where it does not have the shape of one
 */
export function readChange(stack: string, json: unknown, at: string): PlannedChange {
  const instance = instanceOf(stack, json, at);
  const change = isJsonObject(json) ? own(json, 'change') : undefined;
  if (!isJsonObject(change)) {
    throw new UnreadablePlan(stack, step(at, 'change'), 'this is not a change', change, 'it must be an object');
  }
  const actions = own(change, 'actions');
  if (!Array.isArray(actions) || actions.length === 0 || !actions.every((action) => typeof action === 'string')) {
    const pointer = step(step(at, 'change'), 'actions');
    throw new UnreadablePlan(stack, pointer, 'these are no actions', actions, 'it must be a list of texts');
  }
  const deposed = isJsonObject(json) ? own(json, 'deposed') : undefined;
  const side = (name: 'before' | 'after'): PlannedValues | undefined => {
    const values = own(change, name);
    if (values === undefined) return undefined;
    const unknown = name === 'after' ? own(change, 'after_unknown') : undefined;
    return { values, unknown, sensitive: own(change, `${name}_sensitive`) };
  };
  const [before, after] = [side('before'), side('after')];
  return {
    ...instance,
    ...(typeof deposed === 'string' ? { deposed } : {}),
    actions,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

const DEEPEST = 100;

/**
 * The resources of a `prior_state`, those of modules too.
 *
 * @throws UnreadablePlan where it does not have the shape of one
 */
export function readState(stack: string, json: unknown): readonly PlannedResource[] {
  if (json === undefined) return [];
  const values = isJsonObject(json) ? own(json, 'values') : json;
  const root = isJsonObject(values) ? own(values, 'root_module') : values;
  const found: PlannedResource[] = [];
  const below = (module: unknown, at: string, depth: number): void => {
    if (module === undefined) return;
    if (!isJsonObject(module) || depth > DEEPEST) {
      const allowed = `it must be an object, at most ${DEEPEST} modules deep`;
      throw new UnreadablePlan(stack, at, 'this is not a module of a state', module, allowed);
    }
    for (const [resource, here] of itemsOf(stack, module, 'resources', at)) {
      const object = isJsonObject(resource) ? resource : {};
      const deposed = own(object, 'deposed_key') !== undefined;
      const instance = instanceOf(stack, resource, here);
      const sensitive = own(object, 'sensitive_values');
      if (!deposed) found.push({ ...instance, values: own(object, 'values') ?? {}, unknown: undefined, sensitive });
    }
    for (const [child, here] of itemsOf(stack, module, 'child_modules', at)) below(child, here, depth + 1);
  };
  below(root, '/prior_state/values/root_module', 0);
  return found;
}

function itemsOf(stack: string, object: JsonObject, key: string, at: string): [unknown, string][] {
  const value = own(object, key) ?? [];
  const pointer = step(at, key);
  if (!Array.isArray(value)) throw new UnreadablePlan(stack, pointer, 'this is not a list', value, 'it must be a list');
  return value.map((item, index): [unknown, string] => [item, step(pointer, index)]);
}

function instanceOf(stack: string, json: unknown, at: string): Instance {
  if (!isJsonObject(json)) throw new UnreadablePlan(stack, at, 'this is not a resource', json, 'it must be an object');
  const text = (key: string) => {
    const value = own(json, key);
    if (typeof value === 'string' && value !== '') return value;
    throw new UnreadablePlan(stack, step(at, key), 'this does not name a resource', value, 'it must be a text');
  };
  const mode = text('mode');
  if (mode !== 'managed' && mode !== 'data') {
    throw new UnreadablePlan(stack, step(at, 'mode'), 'this is no such mode', mode, 'it is "managed" or "data"');
  }
  const [address, type, name] = [text('address'), text('type'), text('name')];
  const local = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  const place = address.lastIndexOf(local);
  const module = own(json, 'module_address') ?? (place > 0 ? address.slice(0, place - 1) : '');
  const provider = own(json, 'provider_name');
  return {
    address,
    module: typeof module === 'string' ? module : '',
    mode,
    type,
    name,
    ...(typeof provider === 'string' ? { provider } : {}),
  };
}
