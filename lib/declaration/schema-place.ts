import { z } from 'zod';
import type { Path } from './location';

/** The value at a path of plain data; `undefined` where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/**
 * The part of a schema that judges the value at a path. Where a schema has branches (`kind`, `by`, the backend), the
 * data says which one; `undefined` where it does not.
 */
export function schemaAt(root: z.core.$ZodType, path: Path, data: unknown): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = bare(root, data);
  for (const [depth, key] of path.entries()) {
    const value = valueAt(data, path.slice(0, depth + 1));
    const inner = innerSchema(schema, key);
    schema = inner === undefined ? undefined : bare(inner, value);
  }
  return schema;
}

/** The union at a path, before the data says which branch of it is meant; `undefined` where there is none. */
export function unionAt(root: z.core.$ZodType, path: Path, data: unknown): z.ZodUnion | undefined {
  const key = path.at(-1);
  const inner = key === undefined ? root : innerSchema(schemaAt(root, path.slice(0, -1), data), key);
  const union = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
  return union instanceof z.ZodUnion ? union : undefined;
}

/** What the schema says of the place to a person: its description and examples. */
export function wordsAt(root: z.core.$ZodType, path: Path, data: unknown): z.core.GlobalMeta {
  const key = path.at(-1);
  const outer = key === undefined ? root : innerSchema(schemaAt(root, path.slice(0, -1), data), key);
  const inner = schemaAt(root, path, data);
  const said = (schema: z.core.$ZodType | undefined) => (schema && z.globalRegistry.get(schema)) ?? {};
  return { ...said(inner), ...said(outer) };
}

/** The keys that a mapping may have at this place; `undefined` where the schema is not one with named keys. */
export function keysOf(schema: z.core.$ZodType | undefined): readonly string[] | undefined {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : undefined;
}

/** The keys of which one chooses the branch, for a union of mappings. */
export function branchesOf(schema: z.core.$ZodType | undefined): readonly string[] | undefined {
  if (!(schema instanceof z.ZodUnion)) return undefined;
  const keys = schema.options.map((option) => keysOf(option)?.[0]);
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** The schema that stands behind a key of a mapping, a record or a list; `undefined` where there is no such key. */
export function innerSchema(schema: z.core.$ZodType | undefined, key: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key)) return schema.shape[key];
  return undefined;
}

/** The schema without what is wrapped round it, in the branch that the value takes. */
function bare(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap(), value);
  if (schema instanceof z.ZodPipe) return bare(schema.in, value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const given = valueAt(value, [schema.def.discriminator]);
    const branch = schema.options.find((option) => literalAt(option, schema.def.discriminator) === given);
    return branch === undefined || given === undefined ? schema : bare(branch, value);
  }
  if (schema instanceof z.ZodUnion) {
    const keys = branchesOf(schema) ?? [];
    const given = keys.filter((key) => valueAt(value, [key]) !== undefined);
    const branch = given.length === 1 ? schema.options[keys.indexOf(given[0] ?? '')] : undefined;
    if (branch !== undefined) return branch;
    const list = Array.isArray(value) ? schema.options.find((option) => option instanceof z.ZodArray) : undefined;
    return list ?? schema;
  }
  return schema;
}

/** The one value that a key may have in this branch of a union. */
export function literalAt(schema: z.core.$ZodType, key: string): unknown {
  const literal = schema instanceof z.ZodObject ? schema.shape[key] : undefined;
  return literal instanceof z.ZodLiteral ? [...literal.values][0] : undefined;
}
