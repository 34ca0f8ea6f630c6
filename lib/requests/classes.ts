import type { Condition, Statement } from '../posture';
import { type Answer, all, not, some } from './answer';
import { speaksOf } from './caller';
import { testOf } from './condition';
import { type Dimension, unclear } from './dimension';
import { type KeyCell, keyCells } from './key-cells';
import { type Lookup, variablesIn } from './letters';
import { compile } from './pattern';
import { type PrincipalCell, principalCells } from './principal-cells';
import type { ContextValue, Request } from './request';
import { describeTexts, type ProofReading, type TextCell, textCells } from './text-cells';
import { ANY, type Universe } from './universe';

/** One part of the requests with, for each class and statement, whether the statement's words on that part match. */
export interface Part<Cell = unknown> {
  /** `principal`, `action`, `resource`, or a condition key in lower case. */
  readonly name: string;
  readonly dimension: Dimension<Cell>;
  /** By class, by statement: what surely holds of the text that stands for the class. */
  readonly answers: readonly (readonly Answer[])[];
  /** The same for all texts of the class: what a proof over the classes may count on. */
  readonly proof: readonly (readonly Answer[])[];
  /** Puts the class into a request. */
  put(request: Request, cell: Cell): Request;
}

/**
 * The requests of a universe, cut into the finitely many classes that the statements tell apart.
 *
 * Going through the classes is complete, not a sample. A statement applies where each of its parts does, and each part
 * looks at one part of the request alone. A condition key is absent or has a value; numbers matter by their order to
 * those named, addresses by the ranges that they are in, texts by the patterns that they match (see `textCells`), so a
 * request of each class stands for all of its class. Where the parts of real requests depend on each other, classes that
 * no request is in are gone through too: that can find a gap that is none, and never misses one.
 */
export function partsOf(statements: readonly Statement[], universe: Universe): readonly Part[] {
  const lookup = lookupIn(universe);
  const principals = principalCells(statements, universe.principals);
  return [
    part<PrincipalCell>('principal', principals, statements, {
      asked:
        (statement) =>
        ({ principal }) =>
          speaksOf(statement, principal),
      put: (request, { principal }) => ({ ...request, principal }),
    }),
    textPart('action', statements, universe, lookup),
    textPart('resource', statements, universe, lookup),
    ...keysOf(statements).map((key) => keyPart(key, statements, universe, lookup)),
  ];
}

/**
 * The parts with those of the universe's other keys. No statement looks at one, so they decide nothing; they belong to a
 * request that is told.
 */
export function withSilentParts(
  parts: readonly Part[],
  statements: readonly Statement[],
  universe: Universe,
): readonly Part[] {
  const lookup = lookupIn(universe);
  const [principal, action, resource, ...keys] = parts;
  const silent = Object.keys(universe.keys).filter((key) => !keys.some(({ name }) => name === key));
  const all = [...keys, ...silent.map((key) => keyPart(key, statements, universe, lookup))];
  const sorted = all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [principal, action, resource, ...sorted].filter((part) => part !== undefined);
}

/** What a policy variable stands for in the requests of a universe: a text, itself, or nothing that is sure. */
function lookupIn({ keys }: Universe): Lookup {
  return (key) => {
    const domain = keys[key];
    if (domain === undefined || domain.absent || domain.values === 'none') return undefined;
    const only = typeof domain.values === 'object' && 'like' in domain.values ? domain.values.like : [];
    return only.length === 1 && !/[*?]/.test(only[0] ?? '*') ? only[0] : `\${${key}}`;
  };
}

/** Conditions of a statement on a key. */
function conditionsOn(statement: Statement, key: string): Condition[] {
  return statement.conditions.filter((condition) => condition.key.toLowerCase() === key);
}

/** The condition keys that the statements look at, in conditions or as policy variables. */
function keysOf(statements: readonly Statement[]): string[] {
  const looked = statements.flatMap(({ actions, resources, conditions }) => [
    ...conditions.map(({ key }) => key.toLowerCase()),
    ...[...actions.patterns, ...resources.patterns, ...conditions.flatMap(({ values }) => values)].flatMap(variablesIn),
  ]);
  return [...new Set(looked)].sort();
}

function keyPart(key: string, statements: readonly Statement[], universe: Universe, lookup: Lookup): Part {
  const conditions = statements.flatMap((statement) => conditionsOn(statement, key));
  const dimension = keyCells(key, conditions, universe.keys[key] ?? ANY, lookup);
  return part<KeyCell>(key, dimension, statements, {
    asked: (statement, reading) => {
      const tests = conditionsOn(statement, key).map((each) => testOf(each, lookup, reading));
      return ({ value }) => all(tests.map((test) => test(value)));
    },
    put: (request, { value }) => (value === undefined ? request : withKey(request, key, value)),
  });
}

function withKey(request: Request, key: string, value: ContextValue): Request {
  return { ...request, context: { ...request.context, [key]: value } };
}

/** Actions know no case, resources do. */
const TEXTS = {
  action: { field: 'actions', ignoreCase: true },
  resource: { field: 'resources', ignoreCase: false },
} as const;

function textPart(
  name: 'action' | 'resource',
  statements: readonly Statement[],
  universe: Universe,
  lookup: Lookup,
): Part {
  const { field, ignoreCase } = TEXTS[name];
  const compiled = (texts: readonly string[]) => texts.map((text) => compile(text, 'glob', ignoreCase, lookup));
  const domain = compiled(universe[field]);
  const patterns = compiled([...new Set(statements.flatMap((statement) => statement[field].patterns))]);
  const classes = textCells(domain, patterns, name === 'action' ? universe.examples : undefined);
  const put = (request: Request, { value }: TextCell): Request => ({ ...request, [name]: value });
  if (classes === undefined) {
    const dimension = unclear(`the ${field} that the policies name are too many to go through`);
    return part<TextCell>(name, dimension, statements, { asked: () => () => 'unknown', put });
  }
  const dimension: Dimension<TextCell> = {
    ...classes,
    describe: (members, whole) => describeTexts(whole, members, [...domain, ...patterns]),
  };
  return part(name, dimension, statements, {
    asked: (statement, reading) => {
      const { not: inverted, patterns: listed } = statement[field];
      const columns = compiled(listed).map((pattern) => classes.matches(pattern, reading?.(pattern)));
      return (_, index) => {
        const named = some(columns.map((column) => column[index] ?? 'unknown'));
        return inverted ? not(named) : named;
      };
    },
    put,
  });
}

interface Behaviour<Cell> {
  /** What a statement's words on the part say of a class. */
  asked(statement: Statement, reading?: ProofReading): (cell: Cell, index: number) => Answer;
  put(request: Request, cell: Cell): Request;
}

function part<Cell>(
  name: string,
  dimension: Dimension<Cell>,
  statements: readonly Statement[],
  { asked, put }: Behaviour<Cell>,
): Part<Cell> {
  const table = (reading?: ProofReading) => {
    const each = statements.map((statement) => asked(statement, reading));
    return dimension.cells.map((cell, index) => each.map((answer) => answer(cell, index)));
  };
  const answers = table();
  return { name, dimension, answers, proof: dimension.proof === undefined ? answers : table(dimension.proof), put };
}
