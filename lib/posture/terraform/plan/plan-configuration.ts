import type { Identity } from '../configuration';
import { isJsonObject, type JsonObject, own, sortedKeys, step } from '../json-object';
import { KEY, parentOf, within, withoutKeys } from './plan-address';
import { planExpression } from './plan-expression';
import { UnreadablePlan } from './unreadable-plan';

/** What a plan keeps of the configuration of a resource: its arguments as expressions, without meta-arguments of `lifecycle`. */
export interface ConfiguredResource {
  readonly mode: string;
  readonly type: string;
  /** Without instance keys: `module.archive.aws_s3_bucket.this`. */
  readonly address: string;
  /** Module path without instance keys, `""` for the root. */
  readonly module: string;
  readonly expressions: JsonObject;
  /** Key of its provider configuration: `aws.west`, `module.archive:aws`. */
  readonly providerKey?: string;
  readonly provisioned: boolean;
}

/** A provider configuration of a plan. */
export interface ConfiguredProvider {
  /** Local name. */
  readonly name: string;
  /** Source address. */
  readonly source?: string;
  readonly alias?: string;
  readonly module?: string;
  readonly expressions: JsonObject;
}

interface Module {
  /** Values of its variables, as expressions of the module that calls it. */
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
}

const DEEPEST = 50;

/** The configuration that a plan was made of, as far as its JSON has it. */
export class PlanConfiguration {
  /** @throws UnreadablePlan where it does not have the shape of one */
  static of(stack: string, json: unknown): PlanConfiguration {
    const configuration = new PlanConfiguration(stack);
    const object = json === undefined ? {} : configuration.object(json, '/configuration');
    for (const [key, provider] of configuration.entries(object, 'provider_config', '/configuration')) {
      configuration.takeProvider(key, provider);
    }
    const root = own(object, 'root_module');
    if (root !== undefined) configuration.takeModule(root, '', {}, '/configuration/root_module', 0);
    return configuration;
  }

  readonly resources = new Map<string, ConfiguredResource>();
  readonly providers = new Map<string, ConfiguredProvider>();
  private readonly modules = new Map<string, Module>();

  private constructor(private readonly stack: string) {}

  /** The configuration of a resource instance; `undefined` for what is in the state alone. */
  of(address: string): ConfiguredResource | undefined {
    return this.resources.get(withoutKeys(address));
  }

  /**
   * The attribute of a managed resource or data source that a reference comes to, through inputs and outputs of modules.
   *
   * @param module the module instance in which the reference stands
   */
  resolve(reference: string, module: string, depth = 0): Identity | undefined {
    if (depth > DEEPEST) return undefined;
    const input = /^var\.([\w-]+)$/.exec(reference)?.[1];
    if (input !== undefined) {
      const called = this.modules.get(withoutKeys(module));
      return called && this.only(own(called.inputs, input), parentOf(module), depth);
    }
    const [, call, output] = new RegExp(`^(module\\.[\\w-]+${KEY}?)\\.([\\w-]+)$`).exec(reference) ?? [];
    if (call !== undefined && output !== undefined) {
      const inner = within(module, call);
      const outputs = this.modules.get(withoutKeys(inner))?.outputs ?? {};
      const declared = own(outputs, output);
      return this.only(isJsonObject(declared) ? own(declared, 'expression') : undefined, inner, depth);
    }
    const [, address, attribute] = RESOURCE.exec(reference) ?? [];
    if (address === undefined || attribute === undefined || !isResource(address)) return undefined;
    return { address: within(module, address), attribute };
  }

  private only(expression: unknown, module: string, depth: number): Identity | undefined {
    const { attributes } = planExpression(expression) ?? EMPTY;
    const [only, ...more] = attributes;
    return only === undefined || more.length > 0 ? undefined : this.resolve(only, module, depth + 1);
  }

  private takeProvider(key: string, json: unknown): void {
    const provider = this.object(json, step('/configuration/provider_config', key));
    const text = (name: string) => {
      const value = own(provider, name);
      return typeof value === 'string' ? value : undefined;
    };
    const [source, alias, module] = [text('full_name'), text('alias'), text('module_address')];
    const expressions = own(provider, 'expressions');
    this.providers.set(key, {
      name: text('name') ?? key,
      ...(source === undefined ? {} : { source }),
      ...(alias === undefined ? {} : { alias }),
      ...(module === undefined ? {} : { module }),
      expressions: isJsonObject(expressions) ? expressions : {},
    });
  }

  private takeModule(json: unknown, path: string, inputs: JsonObject, at: string, depth: number): void {
    const module = this.object(json, at);
    if (depth > DEEPEST) throw this.unreadable(at, json, `modules are at most ${DEEPEST} deep`);
    const outputs = own(module, 'outputs');
    this.modules.set(path, { inputs, outputs: isJsonObject(outputs) ? outputs : {} });
    const resources = own(module, 'resources') ?? [];
    if (!Array.isArray(resources)) throw this.unreadable(step(at, 'resources'), resources, 'it must be a list');
    for (const [index, resource] of resources.entries()) {
      const here = step(step(at, 'resources'), index);
      this.takeResource(this.object(resource, here), path, here);
    }
    for (const [name, call] of this.entries(module, 'module_calls', at)) {
      const here = step(step(at, 'module_calls'), name);
      const called = this.object(call, here);
      const expressions = own(called, 'expressions');
      const inner = own(called, 'module') ?? {};
      const given = isJsonObject(expressions) ? expressions : {};
      this.takeModule(inner, within(path, `module.${name}`), given, step(here, 'module'), depth + 1);
    }
  }

  private takeResource(resource: JsonObject, module: string, at: string): void {
    const [local, mode, type] = ['address', 'mode', 'type'].map((key) => own(resource, key));
    if (typeof local !== 'string' || typeof mode !== 'string' || typeof type !== 'string') {
      throw this.unreadable(at, resource, 'it must have an address, a mode and a type');
    }
    const address = within(module, local);
    const expressions = own(resource, 'expressions');
    const providerKey = own(resource, 'provider_config_key');
    this.resources.set(address, {
      mode,
      type,
      address,
      module,
      expressions: isJsonObject(expressions) ? expressions : {},
      ...(typeof providerKey === 'string' ? { providerKey } : {}),
      provisioned: own(resource, 'provisioners') !== undefined,
    });
  }

  private entries(object: JsonObject, key: string, at: string): [string, unknown][] {
    const value = this.object(own(object, key) ?? {}, step(at, key));
    return sortedKeys(value).map((name): [string, unknown] => [name, value[name]]);
  }

  private object(json: unknown, at: string): JsonObject {
    if (isJsonObject(json)) return json;
    throw this.unreadable(at, json, 'it must be an object');
  }

  private unreadable(at: string, given: unknown, allowed: string): UnreadablePlan {
    return new UnreadablePlan(this.stack, at, 'this is not a part of a configuration', given, allowed);
  }
}

const EMPTY = { attributes: [] };
const RESOURCE = new RegExp(`^((?:data\\.)?[\\w-]+\\.[\\w-]+(?:${KEY})?)\\.([\\w-]+)$`);
/** What a reference may begin with that is no resource. */
const OTHERS = new Set(['var', 'local', 'module', 'each', 'count', 'self', 'path', 'terraform', 'data']);

function isResource(address: string): boolean {
  return !OTHERS.has(address.replace(/^data\./, '').split('.', 1)[0] ?? '');
}
