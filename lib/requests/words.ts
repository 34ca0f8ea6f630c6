import type { Condition, Patterns, Principals, Statement } from '../posture';
import { onceFor, remembered } from '../values';
import { variablesIn } from './letters';

/** What a statement says of one part of a request. */
export interface Words<Said = unknown> {
  readonly said: Said;
  /** The same for no other words: it stands for them where they are compared. */
  readonly id: number;
  /** Lower-case keys of the policy variables in them. */
  readonly variables: readonly string[];
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

const MOST_NAMED = 2_000;
let named = 0;

/** A text that is forgotten gets another number later, and no number is given twice. */
const idOf = remembered(
  MOST_NAMED,
  (text: string) => text,
  () => ++named,
);

/** Each proof asks for the same statements. */
export const wordsOf = onceFor(takenApart);

/** What a statement says of a condition key that it does not look at. */
export const NO_CONDITIONS: Words<readonly Condition[]> = wordsFrom([], []);

function takenApart({ principals, actions, resources, conditions }: Statement): StatementWords {
  const byKey = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = condition.key.toLowerCase();
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [condition]);
    else own.push(condition);
  }
  const action = wordsFrom(actions, actions.patterns);
  const resource = wordsFrom(resources, resources.patterns);
  const each = [...byKey].map(([key, own]) => {
    return [
      key,
      wordsFrom(
        own,
        own.flatMap(({ values }) => values),
      ),
    ] as const;
  });
  return {
    principal: wordsFrom(principals, []),
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

function wordsFrom<Said>(said: Said, texts: readonly string[]): Words<Said> {
  return { said, id: idOf(JSON.stringify(said) ?? ''), variables: texts.flatMap(variablesIn) };
}

/** The words, each once, in their order. */
export function distinct<Said>(words: readonly Words<Said>[]): readonly Words<Said>[] {
  return [...new Map(words.map((each) => [each.id, each])).values()];
}
