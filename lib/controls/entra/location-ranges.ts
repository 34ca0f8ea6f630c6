import type { Entity } from '../../posture';
import { CidrSet, InvalidValue, onceFor } from '../../values';

/** The addresses of a named location, where all of them can be read. */
export const rangesOf = onceFor(({ fields: { ranges } }: Entity<'namedLocation'>): CidrSet | undefined => {
  const texts = ranges.items.flatMap((range) => (range.is === 'known' ? [range.value] : []));
  if (ranges.open !== undefined || texts.length < ranges.items.length) return undefined;
  try {
    return CidrSet.of(texts);
  } catch (error) {
    if (error instanceof InvalidValue) return undefined;
    throw error;
  }
});
