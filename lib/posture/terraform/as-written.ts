import type { Arguments } from '../../values';
import type { AsWritten } from '../conditional-access';
import type { SetOf, Val } from '../value';
import { Block } from './block';
import { lifecycleOf } from './ignored-changes';
import { own } from './json-object';
import { flagOf } from './term-value';

/**
 * A resource as it is written, with every argument that was asked for and cannot be read. `read` is also given the
 * resource's `lifecycle.create_before_destroy`.
 */
export function asWritten<T>(
  { resource, stack }: Block,
  read: (resource: Arguments, createBeforeDestroy: Val<boolean>) => T,
): AsWritten<T> {
  const unread = new Map<string, AsWritten<T>['unread'][number]>();
  const told: Told = (value) => {
    if (!unread.has(value.at.pointer)) unread.set(value.at.pointer, value);
  };
  const written = Block.asWritten(resource, stack);
  const form = read(argumentsOf(written, told), telling(createBeforeDestroy(written), told));
  return { form, unread: [...unread.values()] };
}

function createBeforeDestroy(body: Block): Val<boolean> {
  const term = body.stack.expressions.term(own(lifecycleOf(body.resource.body), 'create_before_destroy'));
  return flagOf(term, { ...body.at(), pointer: '/lifecycle/create_before_destroy' });
}

type Told = (unread: AsWritten<unknown>['unread'][number]) => void;

/** The block, telling of what in it cannot be read. */
function argumentsOf(block: Block, told: Told): Arguments {
  return {
    text: (name) => telling(block.text(name), told),
    flag: (name) => telling(block.flag(name), told),
    set: (name) => members(block.set(name), told),
    block: (name) => argumentsOf(block.block(name), told),
    blocks: (name) => {
      const { blocks, open } = block.blocks(name);
      if (open !== undefined) told({ at: block.at(name), why: open });
      const nested = blocks.map((one) => argumentsOf(one, told));
      return open === undefined ? { blocks: nested } : { blocks: nested, open };
    },
  };
}

function telling<T>(value: Val<T>, told: Told): Val<T> {
  if (value.is === 'unknown') told(value);
  return value;
}

function members(set: SetOf<string>, told: Told): SetOf<string> {
  for (const item of set.items) telling(item, told);
  if (set.open !== undefined) told({ at: set.at, why: set.open });
  return set;
}
