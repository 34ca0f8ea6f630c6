import { z } from 'zod';
import { nearestName } from './did-you-mean';
import { literalAt } from './schema-place';

/**
 * What may have been meant by the key that chooses a branch, where what is written there chooses none: the branches that
 * fit the mapping's other keys best; of several, the one whose name is near.
 */
export function likelyBranches(union: z.ZodDiscriminatedUnion, mapping: object): readonly unknown[] {
  const chooser = union.def.discriminator;
  const keys = Object.keys(mapping).filter((key) => key !== chooser);
  const ranked = union.options.map((option) => ({ name: literalAt(option, chooser), misfits: misfits(option, keys) }));
  const fewest = Math.min(...ranked.map((branch) => branch.misfits));
  const names = ranked.filter((branch) => branch.misfits === fewest).map(({ name }) => name);
  const given: unknown = Object.hasOwn(mapping, chooser) ? Reflect.get(mapping, chooser) : undefined;
  const near = typeof given === 'string' ? nearestName(given, names.map(String)) : undefined;
  return near === undefined ? names : [near];

  function misfits(option: z.core.$ZodType, given: readonly string[]): number {
    if (!(option instanceof z.ZodObject)) return Number.POSITIVE_INFINITY;
    const unknown = given.filter((key) => !Object.hasOwn(option.shape, key));
    const missing = Object.entries(option.shape).filter(
      ([key, inner]) => key !== chooser && !(inner instanceof z.ZodOptional) && !given.includes(key),
    );
    return unknown.length + missing.length;
  }
}
