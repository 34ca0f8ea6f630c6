import { isJsonObject, type JsonObject } from '../json-object';
import { below, DEEPEST } from './overlay';
import { planExpression, plannedBlocks } from './plan-expression';

/**
 * The expressions of a block. A plan has the blocks of a set in another order than the configuration, so that of several
 * one is found by what its literals say; where two fit that differ, none is.
 */
export function blockOf(
  item: unknown,
  index: number,
  count: number,
  blocks: readonly JsonObject[],
): JsonObject | undefined {
  if (blocks.length !== count || !isJsonObject(item)) return undefined;
  if (count === 1) return blocks[0];
  const fitting = blocks.filter((block) => fits(item, block, 0));
  const [first, ...more] = fitting;
  const text = JSON.stringify(first);
  if (first === undefined || more.some((other) => JSON.stringify(other) !== text)) return undefined;
  return fitting.includes(blocks[index] ?? first) ? blocks[index] : first;
}

function fits(item: unknown, expression: unknown, depth: number): boolean {
  const leaf = planExpression(expression);
  if (leaf !== undefined) {
    const { constant, isTemplate } = leaf;
    const isPlain = ['string', 'number', 'boolean'].includes(typeof constant) && !String(constant).includes('{');
    return isTemplate || !isPlain || item === undefined || item === null || String(item) === String(constant);
  }
  if (depth > DEEPEST) return true;
  const blocks = plannedBlocks(expression) ?? [];
  const items = Array.isArray(item) ? item : [item];
  if (blocks.length !== 1 || items.length !== 1) return true;
  return Object.entries(blocks[0] ?? {}).every(([key, inner]) => {
    const own = below(items[0], key);
    return own === true ? true : fits(own, inner, depth + 1);
  });
}
