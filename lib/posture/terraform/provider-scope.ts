import { AwsRegion, InvalidValue } from '../../values';
import type { ProviderScope } from '../entity';
import type { Cloud } from '../posture';
import type { Configuration, Resource } from './configuration';
import type { Expressions } from './expression';
import { isJsonObject, type JsonObject, own } from './json-object';

/** The providers that are read, by the first word of their resource types. */
const CLOUDS: Readonly<Record<string, Cloud>> = { azuread: 'entra', aws: 'aws', msgraph: 'entra' };

/** Who publishes the providers that are read. */
const PUBLISHERS: Readonly<Record<string, string>> = { azuread: 'hashicorp', aws: 'hashicorp', msgraph: 'microsoft' };

/** First word of the type, which names the provider: `aws` of `aws_s3_bucket`. */
export function providerOf(type: string): string {
  const end = type.indexOf('_');
  return end < 0 ? type : type.slice(0, end);
}

/** The cloud that a provider configures; `undefined` for a provider that is not read. */
export function cloudOf(provider: string): Cloud | undefined {
  return Object.hasOwn(CLOUDS, provider) ? CLOUDS[provider] : undefined;
}

/**
 * Whether a source address (`hashicorp/aws`) is the provider of that name that is read. Unset means HashiCorp's, which is
 * not there for every name.
 */
export function isOfficial(provider: string, source: string | undefined): boolean {
  const text = source?.toLowerCase().replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, '') ?? provider;
  const official = officialSource(provider);
  return text === official || (text === provider && official === `hashicorp/${provider}`);
}

/** The source address of the provider that is read. */
export function officialSource(provider: string): string {
  return `${PUBLISHERS[provider] ?? 'hashicorp'}/${provider}`;
}

/** The `provider` meta-argument taken apart: local name of the provider, and alias. */
export function configurationNamed(resource: Resource): { readonly localName: string; readonly alias?: string } {
  if (resource.providedBy !== undefined) return resource.providedBy;
  const value = own(resource.body, 'provider');
  if (value === undefined) return { localName: providerOf(resource.type) };
  const [localName = '', ...alias] = (typeof value === 'string' ? value : JSON.stringify(value))
    .replace(/^\$\{\s*(.*?)\s*\}$/s, '$1')
    .split('.');
  return alias.length === 0 ? { localName } : { localName, alias: alias.join('.') };
}

/** Which provider configuration, account and region a resource belongs to, as far as they are written out. */
export function scopeOf(resource: Resource, configuration: Configuration, expressions: Expressions): ProviderScope {
  const { localName, alias } = configurationNamed(resource);
  const provider = providerOf(resource.type);
  const block = providerBlock(configuration, expressions, localName, alias);
  const named = localName === provider ? alias : [localName, alias].filter((part) => part !== undefined).join('.');
  return {
    stack: configuration.stack,
    provider,
    ...(named === undefined ? {} : { alias: named }),
    ...(provider === 'aws' ? accountAndRegion(resource, block, expressions) : {}),
    ...(cloudOf(provider) === 'entra' ? directoryOf(block, expressions) : {}),
    ...actsAs(block),
  };
}

/** Arguments that only say how the provider talks, not as whom and to what. */
const MANNERS =
  /^(alias|region|version|default_tags|ignore_tags|max_retries|retry_mode|skip_.*|insecure|use_.*|s3_.*|http_proxy|https_proxy|no_proxy|user_agent|disable_.*|partner_id)$/;

function actsAs(block: JsonObject): Pick<ProviderScope, 'actsAs'> {
  const said = Object.keys(block).filter((key) => key !== '//' && !MANNERS.test(key));
  return said.length === 0
    ? {}
    : {
        actsAs: said
          .sort()
          .map((key) => `${key}=${JSON.stringify(own(block, key))}`)
          .join(' '),
      };
}

function directoryOf(block: JsonObject, expressions: Expressions): Pick<ProviderScope, 'directory'> {
  const directory = expressions.text(own(block, 'tenant_id'));
  return directory === undefined ? {} : { directory: directory.toLowerCase() };
}

/** The AWS partition that the resource is made in: `aws` where no region says otherwise; `undefined` where only apply knows. */
export function partitionOf(resource: Resource, expressions: Expressions): string | undefined {
  const { localName, alias } = configurationNamed(resource);
  const block = providerBlock(expressions.configuration, expressions, localName, alias);
  const region = regionIn(resource, block, expressions);
  if (region === undefined) return 'aws';
  const text = expressions.text(region);
  try {
    return text === undefined ? undefined : AwsRegion.parse(text).partition;
  } catch (error) {
    if (error instanceof InvalidValue) return undefined;
    throw error;
  }
}

/** The region that the resource names, else that of its provider. */
function regionIn(resource: Resource, block: JsonObject, expressions: Expressions): unknown {
  const named = own(resource.body, 'region');
  return expressions.term(named).is === 'null' ? own(block, 'region') : named;
}

function providerBlock(
  { providers }: Configuration,
  expressions: Expressions,
  localName: string,
  alias: string | undefined,
): JsonObject {
  const blocks = providers.get(localName) ?? [];
  return blocks.find((block) => expressions.text(own(block, 'alias')) === alias) ?? {};
}

function accountAndRegion(
  resource: Resource,
  block: JsonObject,
  expressions: Expressions,
): Pick<ProviderScope, 'account' | 'region'> {
  const region = expressions.text(regionIn(resource, block, expressions));
  const account = accountOf(block, expressions);
  return { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) };
}

/** The one account that the block allows, or that of the role which it assumes; `undefined` where they disagree. */
function accountOf(block: JsonObject, expressions: Expressions): string | undefined {
  const allowed = expressions.term(own(block, 'allowed_account_ids'));
  const [only, ...more] = allowed.is === 'list' ? allowed.items : [];
  const single = only?.is === 'literal' && more.length === 0 ? String(only.value) : undefined;
  const assumed = own(block, 'assume_role');
  const last = Array.isArray(assumed) ? assumed.at(-1) : assumed;
  const role = isJsonObject(last) ? expressions.text(own(last, 'role_arn')) : undefined;
  const ofRole = role === undefined ? undefined : /^arn:[^:]+:iam::(\d{12}):role\//.exec(role)?.[1];
  return single === undefined || ofRole === undefined || single === ofRole ? (single ?? ofRole) : undefined;
}
