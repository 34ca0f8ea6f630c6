import { z } from 'zod';
import { quoted } from '../values';
import type { Path } from './location';
import { schemaAt, wordsAt } from './schema-place';

/** What a schema said about which data. */
export interface Refused {
  readonly schema: z.core.$ZodType;
  readonly data: unknown;
  /** How a value that is not text was written, where a file says so. */
  spellingOf(path: Path): string | undefined;
}

/** A value as a message may show it: text in quotes and cut, others as they were written, never a list or a mapping. */
export function shown(value: unknown, path: Path, refused: Refused): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return refused.spellingOf(path) ?? String(value);
  return undefined;
}

/** What the schema says of the place: the values that it lists, else its description. */
export function meaning(path: Path, refused: Refused): string | undefined {
  const schema = schemaAt(refused.schema, path, refused.data);
  if (schema instanceof z.ZodEnum) return schema.options.join(', ');
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String).join(', ');
  return wordsAt(refused.schema, path, refused.data).description?.replace(/\.$/, '');
}

/** The first example that the schema has of the place. */
export function example(path: Path, refused: Refused): string | undefined {
  const { examples } = wordsAt(refused.schema, path, refused.data);
  const [first] = Array.isArray(examples) ? examples : [];
  return first === undefined ? undefined : `Write it like ${JSON.stringify(first)}`;
}
