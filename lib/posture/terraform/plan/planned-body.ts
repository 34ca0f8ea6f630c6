import type { Identity } from '../configuration';
import { isJsonObject, type JsonObject, own } from '../json-object';
import { Referred, Settled, verbatim } from '../settled';
import { hasMark, literal, marked, nullTerm, unknownTerm } from '../term';
import { isAnswered, isMirrored } from './mirrored-arguments';
import { planExpression, plannedBlocks } from './plan-expression';
import type { LookedUp } from './plan-identities';
import type { PlannedValues } from './planned-change';

/** What is needed besides the values to say what a resource of a plan sets. */
export interface BodyContext {
  readonly address: string;
  readonly type: string;
  readonly identities: ReadonlyMap<string, Identity>;
  /** Look-ups of users, of which a list of ids may hold all. */
  readonly lookups: readonly LookedUp[];
  /** Arguments that the configuration sets. */
  readonly set: ReadonlySet<string>;
  /** These arguments as expressions; unset where the values are of before the plan, and so not of this configuration. */
  readonly expressions?: JsonObject;
  /** What a reference of the resource's expressions leads to; unset where an expression may not be taken for its reference. */
  readonly resolve?: (reference: string) => Identity | undefined;
  /** The plan makes it: what the provider fills in is not known yet, and so whatever block is there, somebody wrote. */
  readonly made: boolean;
  /** Whether Terraform JSON can be evaluated where the resource stands: in the root module. */
  readonly evaluates: boolean;
}

const DEEPEST = 60;

/**
 * A resource's body as a stack's file would have it, made of the values of a plan: secrets are left out, what only apply
 * knows is the expression that it comes from, else unknown, and an id of another resource of the plan is a reference.
 */
export function plannedBody({ values, unknown, sensitive }: PlannedValues, context: BodyContext): JsonObject {
  if (sensitive === true || unknown === true || !isJsonObject(values)) return {};
  const body: JsonObject = new Body(context).object(values, unknown, sensitive, context.expressions, 0);
  const isWritten = (name: string) => context.set.has(name) || (context.made && isBlocks(values[name]));
  const isOthers = (name: string) => isMirrored(context.type, name) && !isWritten(name);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !isOthers(name)));
}

/** What a look-up that was made has answered, without what is secret; `undefined` for one that apply makes. */
export function answerIn({ values, unknown, sensitive }: PlannedValues): JsonObject | undefined {
  if (unknown !== undefined || sensitive === true || !isJsonObject(values)) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !holdsTrue(below(sensitive, name), 0)));
}

/**
 * What of a body was written by somebody: the arguments that the configuration sets, and any blocks, since those that a
 * `dynamic` block makes stand nowhere else. The rest a provider filled in.
 */
export function writtenIn(body: JsonObject, { type, set }: BodyContext): JsonObject {
  const written = Object.entries(body).filter(
    ([name, value]) => set.has(name) || (isBlocks(value) && !isAnswered(type, name)),
  );
  return Object.fromEntries(written.map(([name, value]) => [name, significant(value, 0)]));
}

function isBlocks(value: unknown): boolean {
  return Array.isArray(value) && value.some(isJsonObject);
}

/** Without what is false or nothing: nested arguments that nobody sets have such values. */
function significant(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? significant(item, depth + 1) : item));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isNothing(inner));
  return Object.fromEntries(kept.map(([name, inner]) => [name, significant(inner, depth + 1)]));
}

function isNothing(value: unknown): boolean {
  if (value instanceof Settled) return value.term.is === 'null';
  return value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);
}

class Body {
  constructor(private readonly context: BodyContext) {}

  object(values: JsonObject, unknown: unknown, sensitive: unknown, expressions: unknown, depth: number): JsonObject {
    const names = new Set([...Object.keys(values), ...(isJsonObject(unknown) ? Object.keys(unknown) : [])]);
    const entries = [...names].map((name): [string, unknown] => [
      name,
      this.value(values[name], below(unknown, name), below(sensitive, name), below(expressions, name), depth + 1),
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** `undefined` where nothing is set. A provider gives back an empty text or list, or 0, for that, too. */
  private value(value: unknown, unknown: unknown, sensitive: unknown, expression: unknown, depth: number): unknown {
    if (depth > DEEPEST) return new Settled(unknownTerm('notRead'));
    if (sensitive === true) return new Settled(unknownTerm('sensitive'));
    if (unknown === true) return this.notYetKnown(expression);
    if (value === null || value === undefined) return undefined;
    if (Array.isArray(value)) return this.list(value, unknown, sensitive, expression, depth);
    if (isJsonObject(value)) {
      const nested = planExpression(expression) === undefined ? expression : undefined;
      if (nested === undefined && holdsTrue(unknown, depth)) {
        const whole = this.template(expression);
        if (whole !== undefined) return whole;
      }
      return this.object(value, unknown, sensitive, Array.isArray(nested) ? nested[0] : nested, depth);
    }
    if ((value === '' || value === 0) && expression === undefined) return undefined;
    return typeof value === 'string' ? this.text(value) : value;
  }

  private list(list: readonly unknown[], unknown: unknown, sensitive: unknown, expression: unknown, depth: number) {
    if (list.length === 0) return expression === undefined ? undefined : list;
    const blocks = plannedBlocks(expression);
    const isHidden = (index: number) => below(unknown, index) === true;
    if (blocks === undefined && holdsTrue(unknown, depth)) {
      const whole = this.template(expression);
      if (whole !== undefined) return whole;
      const named = this.referred(expression, list.filter((_, index) => isHidden(index)).length);
      const next = named.values();
      return list.map((item, index) =>
        isHidden(index)
          ? (next.next().value ?? new Settled(unknownTerm('computed')))
          : this.value(item, below(unknown, index), below(sensitive, index), undefined, depth + 1),
      );
    }
    const { lookedUp, rest } = this.lookedUp(list);
    if (lookedUp.length > 0) return [...lookedUp, ...rest.map((id) => this.text(id))];
    return list.map((item, index) => {
      const block = blocks === undefined ? undefined : blockOf(item, index, list.length, blocks);
      return this.value(item, below(unknown, index), below(sensitive, index), block, depth + 1) ?? null;
    });
  }

  /** The look-ups of which a list of ids holds all the users, as a configuration would have named them, and the other ids. */
  private lookedUp(list: readonly unknown[]): {
    readonly lookedUp: readonly Settled[];
    readonly rest: readonly string[];
  } {
    const { lookups, address, type, set } = this.context;
    const answers = type === 'azuread_users' && !set.has('object_ids');
    const ids = list.filter((id) => typeof id === 'string');
    if (lookups.length === 0 || answers || ids.length < list.length) return { lookedUp: [], rest: [] };
    const rest = new Set(ids);
    const lookedUp: Settled[] = [];
    for (const lookup of lookups) {
      if (lookup.address === address || !lookup.ids.every((id) => rest.has(id))) continue;
      for (const id of lookup.ids) rest.delete(id);
      lookedUp.push(new Settled({ is: 'ref', address: lookup.address, attribute: lookup.attribute }));
    }
    return { lookedUp, rest: [...rest] };
  }

  /** What only apply knows. Where no expression says so it is the provider's to fill in, or blocks that are made by `dynamic`. */
  private notYetKnown(expression: unknown): unknown {
    if (expression === undefined) return new Settled(nullTerm(), 'dynamic');
    const template = this.template(expression);
    if (template !== undefined) return template;
    const [only] = this.referred(expression, 1);
    return only ?? new Settled(unknownTerm('computed'));
  }

  /** The expression itself, where the plan has the whole of it. */
  private template(json: unknown): unknown {
    const expression = planExpression(json);
    const isWhole = this.context.evaluates && expression?.isTemplate === true;
    return isWhole && !expression.attributes.some((reference) => reference.includes('['))
      ? expression.constant
      : undefined;
  }

  /** The references that an expression is taken for: as many as there are values. */
  private referred(json: unknown, count: number): readonly Referred[] {
    const { resolve } = this.context;
    const attributes = planExpression(json)?.attributes ?? [];
    if (resolve === undefined || attributes.length !== count) return [];
    const resolved = attributes.map((reference) => resolve(reference)).filter((found) => found !== undefined);
    return resolved.length === count && resolved.every(({ attribute }) => NAMES_A_THING.test(attribute))
      ? resolved.map((found) => new Referred(found.address, found.attribute))
      : [];
  }

  private text(text: string): unknown {
    const { identities, address } = this.context;
    const identity = identities.get(text);
    if (identity !== undefined && identity.address !== address) return new Settled({ is: 'ref', ...identity });
    return /^\s*\{/.test(text) ? this.document(text) : verbatim(text);
  }

  /** Text that may be a policy: ids of other resources in it are references. */
  private document(text: string): Settled {
    const { identities, address } = this.context;
    if (hasMark(text)) return new Settled(literal(text));
    let symbolic = false;
    const named = text.replace(/"([^"\\]+)"/g, (whole, value: string) => {
      const identity = identities.get(value);
      const mark = identity === undefined || identity.address === address ? undefined : marked(identity);
      symbolic ||= mark !== undefined;
      return mark === undefined ? whole : `"${mark}"`;
    });
    return new Settled(symbolic ? { is: 'text', text: named } : literal(text));
  }
}

/** Attributes whose value is taken over as it is: what refers to a thing by its id needs nothing else of it. */
const NAMES_A_THING = /^(?:.*_)?(?:id|arn|name)$|^(?:bucket|json|minified_json|object_ids)$/;

function below(tree: unknown, key: string | number): unknown {
  if (tree === true) return true;
  if (Array.isArray(tree)) return typeof key === 'number' ? tree[key] : undefined;
  return isJsonObject(tree) && typeof key === 'string' ? own(tree, key) : undefined;
}

function holdsTrue(tree: unknown, depth: number): boolean {
  if (tree === true) return true;
  if (typeof tree !== 'object' || tree === null || depth > DEEPEST) return false;
  return Object.values(tree).some((inner) => holdsTrue(inner, depth + 1));
}

/**
 * The expressions of a block. A plan has the blocks of a set in another order than the configuration, so that of several
 * one is found by what its literals say; where two fit that differ, none is.
 */
function blockOf(item: unknown, index: number, count: number, blocks: readonly JsonObject[]): JsonObject | undefined {
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
