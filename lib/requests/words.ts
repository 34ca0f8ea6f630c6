import type { Condition, Patterns, Principals, Statement } from '../posture';
import { onceFor, remembered } from '../values';
import { variablesIn } from './letters';

const MOST_NAMED = 2_000;
let named = 0;

/** A text that is forgotten gets another number later, and no number is given twice. */
const idOf = remembered(
  MOST_NAMED,
  (text: string) => text,
  () => ++named,
);

/** What a statement says of one part of a request. */
export class Words<Said = unknown> {
  /** Lower-case keys of the policy variables in them. */
  readonly variables: readonly string[];
  private known: number | undefined;

  constructor(
    readonly said: Said,
    texts: readonly string[],
  ) {
    this.variables = texts.flatMap(variablesIn);
  }

  /** The same for no other words: it stands for them where they are compared. Many are never compared. */
  get id(): number {
    this.known ??= idOf(JSON.stringify(this.said) ?? '');
    return this.known;
  }
}

/** A statement, taken apart. */
export interface StatementWords {
  readonly principal: Words<Principals | undefined>;
  readonly action: Words<Patterns>;
  readonly resource: Words<Patterns>;
  /** By lower-case condition key. */
  readonly conditions: ReadonlyMap<string, Words<readonly Condition[]>>;
  /** The condition keys that it looks at, in conditions or as policy variables. */
  readonly keys: readonly string[];
}

/** Each proof asks for the same statements. */
export const wordsOf = onceFor(takenApart);

/** What a statement says of a condition key that it does not look at. */
export const NO_CONDITIONS = new Words<readonly Condition[]>([], []);

function takenApart({ principals, actions, resources, conditions }: Statement): StatementWords {
  const byKey = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = condition.key.toLowerCase();
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [condition]);
    else own.push(condition);
  }
  const action = new Words(actions, actions.patterns);
  const resource = new Words(resources, resources.patterns);
  const valuesOf = (own: readonly Condition[]) => own.flatMap(({ values }) => values);
  const each = [...byKey].map(([key, own]) => [key, new Words(own, valuesOf(own))] as const);
  return {
    principal: new Words(principals, []),
    action,
    resource,
    conditions: new Map(each),
    keys: [
      ...byKey.keys(),
      ...action.variables,
      ...resource.variables,
      ...each.flatMap(([, { variables }]) => variables),
    ],
  };
}

/** The words, each once, in their order. */
export function distinct<Said>(words: readonly Words<Said>[]): readonly Words<Said>[] {
  return [...new Map(words.map((each) => [each.id, each])).values()];
}
