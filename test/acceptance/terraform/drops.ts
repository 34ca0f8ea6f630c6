import { isObject, type Json, type JsonObject } from '../graph/json';
import { isOlder } from './providers';
import { listOf, Stack } from './stack';

/** Something that an older AWS provider does not know and that an applied copy therefore leaves out. */
export interface Drop {
  readonly resource: string;
  /** The argument, below its blocks; empty for the whole resource. */
  readonly argument: readonly string[];
  /** The version that brought it. */
  readonly since: string;
  readonly reason: string;
}

/** All that is ever dropped. `terraform validate` fails on what would have to be and is not here. */
export const DROPS: readonly Drop[] = [
  {
    resource: 'aws_s3_bucket_server_side_encryption_configuration',
    argument: ['rule', 'blocked_encryption_types'],
    since: '6.22.0',
    reason: 'the block of SSE-C is an argument since 6.22',
  },
];

/** A stack as a provider of some version can take it, and what was left out for that. */
export interface Fitted {
  readonly stack: Stack;
  readonly dropped: readonly Drop[];
}

/** Leaves out of a stack what is newer than the provider. */
export function fitTo(stack: Stack, version: string, drops: readonly Drop[] = DROPS): Fitted {
  const json = structuredClone(stack.json);
  const dropped = drops.filter((drop) => isOlder(version, drop.since) && remove(json, drop));
  return { stack: new Stack(stack.name, stack.directory, json), dropped };
}

/** The rows of the table that a provider of some version would need and that no stack had a use for. */
export function unused(version: string, used: readonly Drop[], drops: readonly Drop[] = DROPS): Drop[] {
  return drops.filter((drop) => isOlder(version, drop.since) && !used.some((row) => nameOf(row) === nameOf(drop)));
}

/** `aws_s3_bucket.rule.argument`, for people. */
export function nameOf({ resource, argument }: Drop): string {
  return [resource, ...argument].join('.');
}

function remove(json: JsonObject, { resource, argument }: Drop): boolean {
  const resources = isObject(json.resource) ? json.resource : {};
  const named = resources[resource];
  if (!isObject(named)) return false;
  if (argument.length > 0) return Object.values(named).filter((body) => removeFrom(body, argument)).length > 0;
  delete resources[resource];
  return true;
}

function removeFrom(body: Json, [key = '', ...rest]: readonly string[]): boolean {
  const blocks = listOf(body).filter((block) => isObject(block));
  if (rest.length > 0) return blocks.filter((block) => removeFrom(block[key] ?? null, rest)).length > 0;
  const holders = blocks.filter((block) => key in block);
  for (const block of holders) delete block[key];
  return holders.length > 0;
}
