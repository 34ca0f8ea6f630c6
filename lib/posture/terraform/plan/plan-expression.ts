import { isJsonObject, type JsonObject, own } from '../json-object';

/**
 * An argument as a plan keeps it. Of Terraform JSON it has the whole expression (`constant`, with references beside it); of
 * HCL only a literal, or the names that an expression refers to and not what it does with them.
 */
export interface PlannedExpression {
  readonly constant?: unknown;
  /** Attributes that it refers to, in their order, also several times. */
  readonly attributes: readonly string[];
  /** The constant is Terraform JSON that is evaluated at plan and apply, and not what it comes to. */
  readonly isTemplate: boolean;
}

/**
 * In place of expressions that a plan does not keep: those within a `dynamic` block, and of a block that cannot be told from its
 * neighbours. What is unknown there may have been written.
 */
export const UNSEEN = Symbol('unseen');
/** In place of those within an argument that is given as a whole: what stands there was written. */
export const GIVEN = Symbol('given');

const KEYS = new Set(['constant_value', 'references']);

/** The expression at a place of a plan's configuration; `undefined` for nested blocks. */
export function planExpression(json: unknown): PlannedExpression | undefined {
  if (!isJsonObject(json) || !Object.keys(json).every((key) => KEYS.has(key))) return undefined;
  const references = own(json, 'references') ?? [];
  if (!Array.isArray(references) || !references.every((reference) => typeof reference === 'string')) return undefined;
  const constant = own(json, 'constant_value');
  return {
    ...(constant === undefined ? {} : { constant }),
    attributes: references.filter((reference, index) => !isPartOf(reference, references[index - 1])),
    isTemplate: constant !== undefined && references.length > 0,
  };
}

/** After `aws_s3_bucket.ledger.id` a plan also lists `aws_s3_bucket.ledger`. */
function isPartOf(reference: string, before: string | undefined): boolean {
  return before?.startsWith(`${reference}.`) === true || before?.startsWith(`${reference}[`) === true;
}

/** The blocks of a name as a plan keeps them: a list, or the one of a name that may be there once. */
export function plannedBlocks(json: unknown): readonly JsonObject[] | undefined {
  if (planExpression(json) !== undefined) return undefined;
  const blocks = Array.isArray(json) ? json : [json];
  return blocks.every(isJsonObject) ? blocks : undefined;
}
