import type { Origin } from '../value';
import { isJsonObject, type JsonObject, own, sortedKeys, step } from './json-object';
import { isOverride, overridden, type TerraformFile } from './override';
import { UnreadableTerraform } from './unreadable-terraform';

/** A `resource`, `data` or `ephemeral` block as it stands in the file. */
export interface Resource {
  readonly mode: 'managed' | 'data' | 'ephemeral';
  readonly type: string;
  /** `aws_s3_bucket.ledger`, `data.azuread_users.admins`. */
  readonly address: string;
  readonly body: JsonObject;
  /** Construct path, where CDKTF recorded one. */
  readonly construct?: string;
  /** The provider configuration, where it is not the body that says it. */
  readonly providedBy?: { readonly localName: string; readonly alias?: string };
  /** What a look-up has answered, where that is known. */
  readonly answer?: JsonObject;
  /** What a person wrote of the body, where the body says more: a plan also has what the provider fills in. */
  readonly written?: JsonObject;
  /** Arguments of the body that are there, and that no configuration is known to set. */
  readonly byOthers?: ReadonlySet<string>;
}

/** A block of another kind: `module`, `check`, `removed`, or one that nobody knows. */
export interface OtherBlock {
  readonly kind: string;
  /** `module.network`; the kind alone where the block has no name. */
  readonly address: string;
  readonly body: JsonObject;
}

/** One stack's Terraform JSON taken apart, everything in plain text order of its address. */
export interface Configuration {
  readonly stack: string;
  /** What it was read from. */
  readonly from: Origin['from'];
  readonly resources: readonly Resource[];
  /** Managed resources and data sources, which expressions can refer to. */
  readonly byAddress: ReadonlyMap<string, Resource>;
  readonly locals: ReadonlyMap<string, unknown>;
  /** Provider blocks by local name. */
  readonly providers: ReadonlyMap<string, readonly JsonObject[]>;
  /** Source addresses of `required_providers` by local name, where given. */
  readonly providerSources: ReadonlyMap<string, string>;
  readonly others: readonly OtherBlock[];
  /** Values that are certainly those of an attribute (an object id, a resource name of AWS), where a plan knows them. */
  readonly identities?: ReadonlyMap<string, Identity>;
}

/** An attribute by which a resource or data source is referred to. */
export interface Identity {
  readonly address: string;
  readonly attribute: string;
}

const MODES = { resource: 'managed', data: 'data', ephemeral: 'ephemeral' } as const;
const NAMED = new Set(['module', 'check']);
/** Blocks that change nothing and let nobody in: settings, inputs, outputs, and moves of state. */
const HARMLESS = new Set(['//', 'variable', 'output', 'moved', 'import']);
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

/**
 * Takes a parsed `cdk.tf.json` (or any `*.tf.json`) apart.
 *
 * @throws UnreadableTerraform where blocks do not have the shape that Terraform asks for, or one is there twice.
 */
export function readConfiguration(stack: string, json: unknown): Configuration {
  const files = new Files(stack);
  files.takeFile(stack, json, false);
  return files.configuration();
}

/**
 * Takes all Terraform JSON files of a directory apart, as Terraform loads them: together, and then the override files laid
 * over them, in plain text order of their names.
 *
 * @throws UnreadableTerraform where a file does not have the shape that Terraform asks for, a block is there twice, or one is
 * to be overridden that is not there
 */
export function readConfigurationFiles(stack: string, files: readonly TerraformFile[]): Configuration {
  const sorted = [...files].sort((a, b) => (a.file < b.file ? -1 : 1));
  const reading = new Files(stack);
  for (const { file, json } of sorted) if (!isOverride(file)) reading.takeFile(`${stack}/${file}`, json, false);
  for (const { file, json } of sorted) if (isOverride(file)) reading.takeFile(`${stack}/${file}`, json, true);
  return reading.configuration();
}

const AN_OBJECT = 'it must be a JSON object';

class Files {
  /** The file that is being read, for messages. */
  private label = '';
  private overrides = false;
  private readonly resources = new Map<string, Resource>();
  private readonly locals = new Map<string, unknown>();
  private readonly providers = new Map<string, JsonObject[]>();
  private readonly providerSources = new Map<string, string>();
  private readonly others: OtherBlock[] = [];

  constructor(private readonly stack: string) {}

  configuration(): Configuration {
    const resources = [...this.resources.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
    const { stack, locals, providers, providerSources, others } = this;
    return { stack, from: 'synth', resources, byAddress: this.resources, locals, providers, providerSources, others };
  }

  takeFile(label: string, json: unknown, overrides: boolean): void {
    Object.assign(this, { label, overrides });
    if (!isJsonObject(json)) throw this.unreadable('', 'this is not a Terraform configuration', json, AN_OBJECT);
    for (const kind of sortedKeys(json)) if (!HARMLESS.has(kind)) this.take(kind, own(json, kind));
  }

  private take(kind: string, value: unknown): void {
    const pointer = step('', kind);
    if (kind === 'resource' || kind === 'data' || kind === 'ephemeral') {
      this.takeResources(MODES[kind], value, pointer);
    } else if (kind === 'locals') {
      for (const [name, local, at] of this.entries(value, pointer)) {
        if (this.locals.has(name) && !this.overrides) throw this.twice(at, local);
        this.locals.set(name, local);
      }
    } else if (kind === 'provider') {
      for (const [name, blocks, at] of this.entries(value, pointer)) {
        this.takeProviders(name, this.objects(blocks, at), at);
      }
    } else if (kind === 'terraform') {
      for (const settings of this.objects(value, pointer)) this.takeSettings(settings, pointer);
    } else {
      this.takeOther(kind, value, pointer);
    }
  }

  private unreadable(pointer: string, problem: string, given: unknown, allowed: string): UnreadableTerraform {
    return new UnreadableTerraform(this.label, pointer, problem, given, allowed);
  }

  private takeResources(mode: Resource['mode'], value: unknown, pointer: string): void {
    for (const [type, named, atType] of this.entries(value, pointer)) {
      const isType = NAME.test(type);
      for (const [name, bodies, at] of this.entries(named, atType)) {
        if (!isType || !NAME.test(name)) {
          const allowed = 'a type and a name are letters, digits, "_" and "-", and start with a letter or "_"';
          throw this.unreadable(at, 'this is not a name that Terraform takes', bodies, allowed);
        }
        const address = mode === 'managed' ? `${type}.${name}` : `${mode}.${type}.${name}`;
        const [written, ...more] = this.objects(bodies, at);
        const base = this.resources.get(address);
        if (!written || more.length > 0 || (base !== undefined && !this.overrides)) throw this.twice(at, bodies);
        const body = this.overrides ? this.over(base?.body, written, at) : written;
        const construct = base?.construct ?? constructOf(body);
        this.resources.set(address, { mode, type, address, body, construct });
      }
    }
  }

  private takeProviders(name: string, blocks: readonly JsonObject[], at: string): void {
    const known = [...(this.providers.get(name) ?? [])];
    for (const block of blocks) {
      const index = known.findIndex((other) => own(other, 'alias') === own(block, 'alias'));
      if (this.overrides) known[index] = this.over(known[index], block, at);
      else known.push(block);
    }
    this.providers.set(name, known);
  }

  /** What an override file makes of a block, which has to be there. */
  private over(base: JsonObject | undefined, over: JsonObject, at: string): JsonObject {
    if (base !== undefined) return overridden(base, over);
    const allowed = 'an override file lays its blocks over those of the other files';
    throw this.unreadable(at, 'there is nothing to override', over, allowed);
  }

  private takeSettings(settings: JsonObject, pointer: string): void {
    const at = step(pointer, 'required_providers');
    for (const [name, requirement] of this.entries(own(settings, 'required_providers'), at)) {
      const source = isJsonObject(requirement) ? own(requirement, 'source') : undefined;
      if (typeof source === 'string') this.providerSources.set(name, source);
      else if (source !== undefined) {
        throw this.unreadable(step(step(at, name), 'source'), 'this is not a source', source, 'it must be a text');
      }
    }
  }

  private takeOther(kind: string, value: unknown, pointer: string): void {
    if (NAMED.has(kind)) {
      for (const [name, bodies, at] of this.entries(value, pointer)) {
        for (const body of this.objects(bodies, at)) this.takeNamed({ kind, address: `${kind}.${name}`, body }, at);
      }
      return;
    }
    const bodies = kind === 'removed' ? this.objects(value, pointer) : [isJsonObject(value) ? value : {}];
    for (const body of bodies) this.others.push({ kind, address: kind, body });
  }

  private takeNamed(block: OtherBlock, at: string): void {
    const index = this.others.findIndex(({ address }) => address === block.address);
    if (this.overrides) {
      const base = this.others[index];
      this.others[index] = { ...block, body: this.over(base?.body, block.body, at) };
    } else {
      this.others.push(block);
    }
  }

  /** The labels below a block, in plain text order; Terraform also takes a list of objects at each level. */
  private entries(value: unknown, pointer: string): [name: string, value: unknown, pointer: string][] {
    const objects = this.objects(value, pointer);
    const entries = objects.flatMap((object) =>
      sortedKeys(object).map((name): [string, unknown, string] => [name, own(object, name), step(pointer, name)]),
    );
    return objects.length < 2 ? entries : entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  private objects(value: unknown, pointer: string): JsonObject[] {
    if (value === undefined || value === null) return [];
    if (isJsonObject(value)) return [value];
    if (Array.isArray(value) && value.every(isJsonObject)) return value;
    throw this.unreadable(pointer, 'this is not a block', value, 'it must be an object or a list of objects');
  }

  private twice(pointer: string, given: unknown): UnreadableTerraform {
    return this.unreadable(pointer, 'this must be there exactly once', given, 'it must be one object');
  }
}

function constructOf(body: JsonObject): string | undefined {
  const comment = own(body, '//');
  const metadata = isJsonObject(comment) ? own(comment, 'metadata') : undefined;
  const path = isJsonObject(metadata) ? own(metadata, 'path') : undefined;
  return typeof path === 'string' ? path : undefined;
}
