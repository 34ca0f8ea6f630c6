import { isObject } from '../graph/json';
import { Stack } from './stack';

/** A type of resource that moto 5.2.1 cannot hold: it is validated and planned, and left out of what is applied. */
export interface Limit {
  readonly resource: string;
  /** What moto does with it. */
  readonly reason: string;
}

export const LIMITS: readonly Limit[] = [
  {
    resource: 'aws_s3_bucket_replication_configuration',
    reason: 'moto forgets that objects under KMS keys are replicated, so that each plan adds it again',
  },
];

/** The stack without what the stand-in cannot hold, and what that was. */
export function withinLimits(
  stack: Stack,
  limits: readonly Limit[] = LIMITS,
): { stack: Stack; left: readonly Limit[] } {
  const json = structuredClone(stack.json);
  const resources = isObject(json.resource) ? json.resource : {};
  const left = limits.filter(({ resource }) => resource in resources);
  for (const { resource } of left) delete resources[resource];
  return { stack: new Stack(stack.name, stack.directory, json), left };
}
