import type { Identity } from '../configuration';
import { isJsonObject, type JsonObject, own } from '../json-object';
import { Referred, Settled, verbatim } from '../settled';
import { hasMark, literal, marked, nullTerm, unknownTerm } from '../term';
import { blockOf } from './block-expressions';
import { isElements } from './mirrored-arguments';
import { below, DEEPEST, holdsTrue } from './overlay';
import { GIVEN, planExpression, plannedBlocks, UNSEEN } from './plan-expression';
import type { LookedUp } from './plan-identities';
import type { PlannedValues } from './planned-change';
import type { SaidApart } from './said-apart';
import { isFilledIn, isUnset, mayBeHidden, type WritingContext } from './written-arguments';

/** What is needed besides the values to say what a resource of a plan sets. */
export interface BodyContext extends WritingContext {
  readonly address: string;
  readonly identities: ReadonlyMap<string, Identity>;
  /** Look-ups of users, of which a list of ids may hold all. */
  readonly lookups: readonly LookedUp[];
  /** What the other resources of the plan say. */
  readonly apart: SaidApart;
  /** What a reference of the resource's expressions leads to; unset where an expression may not be taken for its reference. */
  readonly resolve?: (reference: string) => Identity | undefined;
  /** Whether Terraform JSON can be evaluated where the resource stands: in the root module. */
  readonly evaluates: boolean;
}

/**
 * A resource's body as a stack's file would have it, made of the values of a plan: secrets are left out, what only apply
 * knows is the expression that it comes from, else unknown, and an id of another resource of the plan is a reference.
 */
export function plannedBody(planned: PlannedValues, context: BodyContext): JsonObject {
  const { values, unknown, sensitive } = planned;
  if (sensitive === true || unknown === true || !isJsonObject(values)) return {};
  const kept = withoutFilledIn(planned, values, context);
  const body: JsonObject = new Body(context).object(kept, unknown, sensitive, expressionsOf(kept, context), 0);
  const isNobodys = (name: string) => !Object.hasOwn(kept, name) && isFilledIn(name, planned, context);
  const isNothing = (name: string) =>
    isUnset(name, planned, context) || (isNobodys(name) && !mayBeHidden(name, planned, context));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !isNothing(name)));
}

/** The values without what the provider filled in of what other resources say. What is secret in part stays whole. */
function withoutFilledIn(planned: PlannedValues, values: JsonObject, context: BodyContext): JsonObject {
  const entries = Object.entries(values).map(([name, value]): [string, unknown] => {
    if (!isFilledIn(name, planned, context)) return [name, value];
    const rest = context.apart.rest(context, name, values);
    return [name, rest !== undefined && holdsTrue(below(planned.sensitive, name)) ? value : rest];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The expressions of its arguments. Elements that no argument gives are those of a `dynamic` block. */
function expressionsOf(values: JsonObject, { type, expressions }: BodyContext): BodyContext['expressions'] {
  if (expressions === UNSEEN) return UNSEEN;
  const made = Object.keys(values).filter(
    (name) => isElements(type, name) && own(expressions ?? {}, name) === undefined,
  );
  return { ...expressions, ...Object.fromEntries(made.map((name) => [name, GIVEN])) };
}

/** What a look-up that was made has answered, without what is secret; `undefined` for one that apply makes. */
export function answerIn({ values, unknown, sensitive }: PlannedValues): JsonObject | undefined {
  if (unknown !== undefined || sensitive === true || !isJsonObject(values)) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !holdsTrue(below(sensitive, name))));
}

class Body {
  constructor(private readonly context: BodyContext) {}

  object(values: JsonObject, unknown: unknown, sensitive: unknown, expressions: unknown, depth: number): JsonObject {
    const names = new Set([...Object.keys(values), ...(isJsonObject(unknown) ? Object.keys(unknown) : [])]);
    const entries = [...names].map((name): [string, unknown] => [
      name,
      this.value(
        values[name],
        below(unknown, name),
        below(sensitive, name),
        expressionAt(expressions, name),
        depth + 1,
      ),
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
      if (holdsTrue(unknown)) {
        const whole = this.template(expression);
        if (whole !== undefined) return whole;
      }
      const nested = Array.isArray(expression) ? expression[0] : expression;
      return this.object(value, unknown, sensitive, plannedBlocks(nested) ? nested : within(nested), depth);
    }
    if (value === '' && isUnseen(expression)) return undefined;
    if (value === 0 && isUnseen(expression) && expression !== GIVEN) return undefined;
    return typeof value === 'string' ? this.text(value) : value;
  }

  private list(list: readonly unknown[], unknown: unknown, sensitive: unknown, expression: unknown, depth: number) {
    if (list.length === 0) return isUnseen(expression) ? undefined : list;
    const blocks = plannedBlocks(expression);
    const isHidden = (index: number) => below(unknown, index) === true;
    if (blocks === undefined && holdsTrue(unknown)) {
      const whole = this.template(expression);
      if (whole !== undefined) return whole;
      const named = this.referred(expression, list.filter((_, index) => isHidden(index)).length);
      const next = named.values();
      return list.map((item, index) =>
        isHidden(index)
          ? (next.next().value ?? new Settled(unknownTerm('computed')))
          : this.value(item, below(unknown, index), below(sensitive, index), within(expression), depth + 1),
      );
    }
    const { lookedUp, rest } = this.lookedUp(list);
    if (lookedUp.length > 0) return [...lookedUp, ...rest.map((id) => this.text(id))];
    return list.map((item, index) => {
      const [open, secret] = [below(unknown, index), below(sensitive, index)];
      const block = blocks === undefined ? undefined : blockOf(item, index, list.length, blocks);
      // An empty block looks like an expression.
      if (block !== undefined && isJsonObject(item) && open !== true && secret !== true) {
        return this.object(item, open, secret, block, depth + 1);
      }
      const inner = blocks === undefined ? within(expression) : UNSEEN;
      return this.value(item, open, secret, inner, depth + 1) ?? null;
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
    // What a new object is given where nobody asks for anything is what the readers take unset for.
    if (expression === undefined && this.context.was === undefined) return new Settled(nullTerm(), 'dynamic');
    if (isUnseen(expression)) return new Settled(unknownTerm('computed'), 'dynamic');
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

function expressionAt(expressions: unknown, name: string): unknown {
  return expressions === UNSEEN || expressions === GIVEN ? expressions : below(expressions, name);
}

/** Whether no expression says what stands here. */
function isUnseen(expression: unknown): boolean {
  return expression === undefined || expression === UNSEEN || expression === GIVEN;
}

/** What stands for the expressions within what a whole expression gives, or none does. */
function within(expression: unknown): typeof GIVEN | typeof UNSEEN {
  return expression === undefined || expression === UNSEEN ? UNSEEN : GIVEN;
}

/** Attributes whose value is taken over as it is: what refers to a thing by its id needs nothing else of it. */
const NAMES_A_THING = /^(?:.*_)?(?:id|arn|name)$|^(?:bucket|json|minified_json|object_ids)$/;
