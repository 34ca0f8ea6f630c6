import { isJsonObject, type JsonObject, own } from '../json-object';
import { below, DEEPEST, holdsTrue } from './overlay';
import { within, withoutKeys } from './plan-address';
import { planExpression } from './plan-expression';
import type { PlannedChange } from './planned-change';

/**
 * The resources of which a plan was made with something that only apply knows, in a place that it does not show. It lists what its
 * changes follow from (`relevant_attributes`), and not where: what no expression refers to, a local value does, or a `dynamic` block.
 */
export function referredUnseen(
  relevant: unknown,
  configuration: unknown,
  changes: readonly PlannedChange[],
): readonly string[] {
  if (!Array.isArray(relevant)) return [];
  const unknown = new Map<string, unknown[]>();
  for (const { address, after } of changes) {
    const instances = unknown.get(withoutKeys(address)) ?? [];
    unknown.set(withoutKeys(address), instances);
    if (after !== undefined) instances.push(after.unknown);
  }
  const open = relevant
    .filter(isJsonObject)
    .filter((attribute) => unknown.get(addressOf(attribute))?.some((values) => isOpen(attribute, values)));
  if (open.length === 0) return [];
  const root = isJsonObject(configuration) ? own(configuration, 'root_module') : undefined;
  const seen = new Set<string>();
  takeModule(root, '', seen, 0);
  const isSeen = (address: string, attribute: JsonObject) =>
    seen.has(address) || seen.has(`${address}.${nameOf(attribute)}`);
  return open.filter((attribute) => !isSeen(addressOf(attribute), attribute)).map(addressOf);
}

function addressOf(attribute: JsonObject): string {
  return withoutKeys(String(own(attribute, 'resource')));
}

/** The first name of its path, which may begin with the key of an instance. */
function nameOf(attribute: JsonObject): string | undefined {
  const path = own(attribute, 'attribute');
  return Array.isArray(path) ? path.find((step) => typeof step === 'string') : undefined;
}

/** Whether apply alone knows the attribute, of what is unknown of an instance. */
function isOpen(attribute: JsonObject, unknown: unknown): boolean {
  const path = own(attribute, 'attribute');
  const name = nameOf(attribute);
  const isPlain = Array.isArray(path) && path[0] === name && name !== undefined;
  return holdsTrue(isPlain ? below(unknown, name) : unknown);
}

/** Takes what the expressions of a module refer to: `aws_vpc.main.id`, or `aws_vpc.main` for all of it. */
function takeModule(module: unknown, path: string, seen: Set<string>, depth: number): void {
  if (!isJsonObject(module) || depth > DEEPEST) return;
  const { module_calls: calls, ...rest } = module;
  takeReferences(rest, path, seen, 0);
  for (const [name, call] of isJsonObject(calls) ? Object.entries(calls) : []) {
    if (!isJsonObject(call)) continue;
    const { module: called, ...given } = call;
    takeReferences(given, path, seen, 0);
    takeModule(called, within(path, `module.${name}`), seen, depth + 1);
  }
}

function takeReferences(json: unknown, path: string, seen: Set<string>, depth: number): void {
  if (typeof json !== 'object' || json === null || depth > DEEPEST) return;
  for (const reference of planExpression(json)?.attributes ?? []) {
    const [address] = /^(?:data\.)?[\w-]+\.[\w-]+(?:\.[\w-]+)?/.exec(withoutKeys(reference)) ?? [];
    if (address !== undefined) seen.add(within(path, address));
  }
  for (const inner of Object.values(json)) takeReferences(inner, path, seen, depth + 1);
}
