import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject } from '../graph/json';

/** One block of a stack: `azuread_group.break_glass` and what it sets. */
export interface Block {
  readonly type: string;
  readonly name: string;
  readonly body: JsonObject;
}

/** A synthesized stack: its name and its Terraform JSON as written. */
export class Stack {
  /** All stacks of an output directory, in the order of its manifest. */
  static readAll(directory: string): Stack[] {
    const manifest = parse(join(directory, 'manifest.json'));
    const stacks = isObject(manifest.stacks) ? manifest.stacks : {};
    return Object.entries(stacks).map(([name, entry]) => {
      const folder = isObject(entry) && typeof entry.workingDirectory === 'string' ? entry.workingDirectory : '';
      return new Stack(name, join(directory, folder), parse(join(directory, folder, 'cdk.tf.json')));
    });
  }

  constructor(
    readonly name: string,
    readonly directory: string,
    readonly json: JsonObject,
  ) {}

  uses(provider: string): boolean {
    return this.blocks('resource').some(({ type }) => type.startsWith(`${provider}_`));
  }

  blocks(kind: 'resource' | 'data'): Block[] {
    const byType = this.json[kind];
    return Object.entries(isObject(byType) ? byType : {}).flatMap(([type, byName]) =>
      Object.entries(isObject(byName) ? byName : {}).map(([name, body]) => ({
        type,
        name,
        body: isObject(body) ? body : {},
      })),
    );
  }

  /** The blocks of one provider's configuration: the default one and one for each alias. */
  providerBlocks(provider: string): JsonObject[] {
    const providers = isObject(this.json.provider) ? this.json.provider[provider] : undefined;
    return listOf(providers).filter(isObject);
  }

  /** The version constraint that the stack renders for a provider. */
  requiredVersion(provider: string): string | undefined {
    const terraform = isObject(this.json.terraform) ? this.json.terraform : {};
    const required = isObject(terraform.required_providers) ? terraform.required_providers[provider] : undefined;
    return isObject(required) && typeof required.version === 'string' ? required.version : undefined;
  }

  /** The resources that Terraform refuses to destroy. */
  protectedResources(): Block[] {
    return this.blocks('resource').filter(({ body }) =>
      listOf(body.lifecycle).some((lifecycle) => isObject(lifecycle) && lifecycle.prevent_destroy === true),
    );
  }
}

/** The items of what Terraform JSON lets be one block or a list of them. */
export function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function parse(file: string): JsonObject {
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as Json;
  if (!isObject(parsed)) throw new Error(`${file} is no JSON object`);
  return parsed;
}
