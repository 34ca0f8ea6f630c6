import type { Json, JsonObject } from '../graph/json';
import { stringsOf } from '../graph/json';
import type { Stack } from './stack';

/** The services that the stacks may call. One that is missing here would call AWS itself, and fail on its name. */
const SERVICES = [
  'accessanalyzer',
  'account',
  'cloudwatch',
  'ec2',
  'iam',
  'kms',
  'logs',
  'organizations',
  's3',
  's3control',
  'secretsmanager',
  'sns',
  'ssm',
  'sts',
  'wafv2',
];
const ACCOUNT = '123456789012';

/** The account that the stack says it is for; moto is started as that account, since the provider checks it. */
export function accountOf(stack: Stack): string {
  const allowed = stack.providerBlocks('aws').flatMap((block) => stringsOf(block.allowed_account_ids));
  return allowed[0] ?? ACCOUNT;
}

/**
 * The provider block that sends every call to moto. The proxy is for hosts with an account in front
 * (`111122223333.s3-control…`), which no name server knows: moto takes requests in absolute form.
 */
export function awsOverride(stack: Stack, moto: string): JsonObject {
  const endpoints = Object.fromEntries(SERVICES.map((service) => [service, moto]));
  const blocks = stack.providerBlocks('aws').map((block): JsonObject => {
    const alias: JsonObject = typeof block.alias === 'string' ? { alias: block.alias } : {};
    return {
      ...alias,
      access_key: 'testing',
      secret_key: 'testing',
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      s3_use_path_style: true,
      http_proxy: moto,
      endpoints: [endpoints] as Json[],
    };
  });
  return { provider: { aws: blocks } };
}
