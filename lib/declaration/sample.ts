import { z } from 'zod';

/** As many as the longest list of values that anything here chooses from, and one for none of them. */
export const MOST_SAMPLES = 6;

const found = new WeakMap<z.core.$ZodType, readonly unknown[]>();

/**
 * Small values that the schema accepts: the values that it lists, else its examples and some like them, so that there
 * are two different ones wherever the schema lets there be. Empty where it says too little of itself.
 */
export function samplesOf(schema: z.core.$ZodType): readonly unknown[] {
  const before = found.get(schema);
  if (before !== undefined) return before;
  const samples = candidates(schema)
    .filter((candidate) => z.safeParse(schema, candidate).success)
    .slice(0, MOST_SAMPLES);
  found.set(schema, samples);
  return samples;
}

function candidates(schema: z.core.$ZodType): readonly unknown[] {
  const { examples } = z.globalRegistry.get(schema) ?? {};
  if (Array.isArray(examples)) return [...examples, ...examples.flatMap(alike)];
  if (schema instanceof z.ZodOptional) return candidates(schema.unwrap());
  if (schema instanceof z.ZodPipe) return candidates(schema.in);
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodUnion) return inTurns(schema.options.map(samplesOf));
  if (schema instanceof z.ZodArray) {
    const entries = samplesOf(schema.element);
    return [[], ...entries.map((entry) => [entry]), entries];
  }
  if (schema instanceof z.ZodRecord) {
    const values = samplesOf(schema.valueType);
    const entries = samplesOf(schema.keyType).map((key, index) => ({ [String(key)]: values[index % values.length] }));
    return [{}, ...entries];
  }
  return schema instanceof z.ZodObject ? mappings(schema) : [];
}

/** Others of the same form, as far as the form is known from one of it. */
function alike(example: unknown): readonly unknown[] {
  if (typeof example === 'number') return [example + 1];
  if (typeof example !== 'string') return [];
  return [`${example}-2`, `2${example}`, example.replace(/\d(?=\D*$)/, (last) => String((Number(last) + 1) % 10))];
}

/** Mappings of the keys that must be there. */
function mappings(schema: z.ZodObject): readonly unknown[] {
  const required = Object.entries(schema.shape)
    .filter(([, inner]) => !(inner instanceof z.ZodOptional))
    .map(([key, inner]) => [key, samplesOf(inner)] as const);
  const count = Math.max(1, ...required.map(([, samples]) => samples.length));
  return Array.from({ length: count }, (_, turn) =>
    Object.fromEntries(required.map(([key, samples]) => [key, samples[turn % samples.length]])),
  );
}

function inTurns(lists: readonly (readonly unknown[])[]): readonly unknown[] {
  return Array.from({ length: MOST_SAMPLES }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}
