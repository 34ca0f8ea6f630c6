import { createHash } from 'node:crypto';
import type { Configuration, Resource } from '../configuration';
import { isJsonObject, type JsonObject } from '../json-object';
import { isOfficial, providerOf } from '../provider-scope';
import { Settled } from '../settled';
import { unknownTerm } from '../term';
import type { ConfiguredProvider, ConfiguredResource, PlanConfiguration } from './plan-configuration';
import { planExpression } from './plan-expression';
import type { Planned } from './plan-identities';

/** Arguments of a provider that say on what it acts; of any other only whether it is the same is kept, for it may be secret. */
const SAYS_WHERE = new Set(['allowed_account_ids', 'assume_role', 'region', 'role_arn', 'tenant_id']);

/** The providers of a plan, as a stack's file would configure them. */
export class PlanProviders {
  readonly blocks = new Map<string, JsonObject[]>();
  readonly sources = new Map<string, string>();

  constructor(private readonly configuration: PlanConfiguration) {
    for (const provider of configuration.providers.values()) this.add(provider);
  }

  get parts(): Pick<Configuration, 'providers' | 'providerSources'> {
    return { providers: this.blocks, providerSources: this.sources };
  }

  /** Which provider configuration makes a resource; that of one which no configuration names is known by its source alone. */
  of(
    configured: ConfiguredResource | undefined,
    planned: Planned & { readonly provider?: string },
  ): Resource['providedBy'] {
    const key = configured?.providerKey;
    const provider = key === undefined ? undefined : this.configuration.providers.get(key);
    if (provider !== undefined) return { localName: localNameOf(provider), ...aliasOf(provider) };
    const name = providerOf(planned.type);
    if (planned.provider === undefined || isOfficial(name, planned.provider)) return { localName: name };
    this.sources.set(planned.provider, planned.provider);
    return { localName: planned.provider };
  }

  private add(provider: ConfiguredProvider): void {
    const name = localNameOf(provider);
    const block = { ...argumentsOf(provider.expressions, true, 0), ...aliasOf(provider) };
    this.blocks.set(name, [...(this.blocks.get(name) ?? []), block]);
    if (provider.source !== undefined) this.sources.set(name, provider.source);
  }
}

/** Modules may call different providers by one name: a foreign one goes by its source. */
function localNameOf({ name, source }: ConfiguredProvider): string {
  const type = source?.split('/').at(-1) ?? name;
  return isOfficial(type, source) ? name : (source ?? name);
}

/** A provider that a module configures for itself is told apart by the module. */
function aliasOf({ alias, module }: ConfiguredProvider): { readonly alias?: string } {
  if (module === undefined) return alias === undefined ? {} : { alias };
  return { alias: [module, ...(alias === undefined ? [] : [alias])].join(':') };
}

const DEEPEST = 10;

function argumentsOf(expressions: JsonObject, plain: boolean, depth: number): JsonObject {
  const entries = Object.entries(expressions).map(([name, json]): [string, unknown] => [
    name,
    argument(json, plain && SAYS_WHERE.has(name), depth),
  ]);
  return Object.fromEntries(entries);
}

function argument(json: unknown, plain: boolean, depth: number): unknown {
  const expression = planExpression(json);
  if (expression !== undefined) {
    const { constant, isTemplate } = expression;
    if (constant === undefined || isTemplate) return new Settled(unknownTerm('expression'));
    return plain ? constant : digest(constant);
  }
  if (depth > DEEPEST) return new Settled(unknownTerm('notRead'));
  if (Array.isArray(json)) return json.map((block) => argument(block, plain, depth + 1));
  return isJsonObject(json) ? argumentsOf(json, plain, depth + 1) : digest(json);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
