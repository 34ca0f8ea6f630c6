import { AwsRegion, InvalidValue } from '../../values';
import type { AwsScope } from './needs-table';

type Json = Readonly<Record<string, unknown>>;

/** Where a resource of AWS is made: by its provider, and by its own Region where it has one. */
export function awsScopeOf(type: string, body: Json, providers: Json): AwsScope | undefined {
  if (!/^(?:data\.)?aws_/.test(type)) return undefined;
  const alias = typeof body.provider === 'string' ? body.provider.replace(/^aws\./, '') : undefined;
  const { region: ofProvider, allowed_account_ids: accounts, default_tags: tags } = providerOf(providers.aws, alias);
  const region = literal(body.region) ?? literal(ofProvider);
  const [account, ...others] = Array.isArray(accounts) ? accounts : [];
  return {
    partition: region === undefined ? '*' : partitionOf(region),
    region: region ?? '*',
    account: (others.length === 0 ? literal(account) : undefined) ?? '*',
    tagged: tags !== undefined && tags !== null,
  };
}

function providerOf(written: unknown, alias: string | undefined): Json {
  const all: readonly unknown[] = Array.isArray(written) ? written : [written];
  const found = all.find((one) => typeof one === 'object' && one !== null && Reflect.get(one, 'alias') === alias);
  return typeof found === 'object' && found !== null ? { ...found } : {};
}

function partitionOf(region: string): string {
  try {
    return AwsRegion.parse(region).partition;
  } catch (error) {
    if (error instanceof InvalidValue) return '*';
    throw error;
  }
}

function literal(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}
