import type { Condition, Patterns, Principals } from '../posture';
import { remembered } from '../values';
import { type Answer, all, not, some } from './answer';
import { speaksOf } from './caller';
import { testOf } from './condition';
import { type Dimension, unclear } from './dimension';
import { type KeyCell, keyCells } from './key-cells';
import { type Lookup, variablesIn } from './letters';
import { compile } from './pattern';
import { type PrincipalCell, principalCells } from './principal-cells';
import { describeTexts, type ProofReading, type TextCell, textCells } from './text-cells';
import type { KeyDomain, Universe } from './universe';
import type { Words } from './words';

/** What a statement's words on one part of the requests say of each class, in the order of the classes. */
export interface Column {
  /** What surely holds of the text that stands for the class. */
  readonly answers: readonly Answer[];
  /** The same for all texts of the class: what a proof over the classes may count on. */
  readonly proof: readonly Answer[];
}

/** One part of the requests, cut into the classes that some words tell apart. */
export interface Cut<Cell = unknown> {
  readonly dimension: Dimension<Cell>;
  /** By the id of the words. */
  readonly columns: ReadonlyMap<number, Column>;
}

/** The statements of most questions say the same of most parts, so each part is cut once for all of them. */
const MOST_CUTS = 300;

export const principalCut = remembered(
  MOST_CUTS,
  (words: readonly Words<Principals | undefined>[], principals: Universe['principals']) =>
    `${JSON.stringify(principals)} ${idsOf(words)}`,
  (words, principals): Cut<PrincipalCell> => {
    const dimension = principalCells(
      words.map(({ said }) => said),
      principals,
    );
    return cut(
      dimension,
      words,
      (said) =>
        ({ principal }) =>
          speaksOf(said, principal),
    );
  },
);

/** Actions know no case, resources do. */
const TEXTS = {
  action: { field: 'actions', ignoreCase: true },
  resource: { field: 'resources', ignoreCase: false },
} as const;

type TextName = keyof typeof TEXTS;

export const textCut = remembered(
  MOST_CUTS,
  (name: TextName, words: readonly Words<Patterns>[], universe: Universe, lookup: Lookup) => {
    const domain = universe[TEXTS[name].field];
    const examples = name === 'action' ? universe.examples : undefined;
    return `${name} ${JSON.stringify([domain, examples, looked(words, domain, lookup)])} ${idsOf(words)}`;
  },
  (name, words, universe, lookup): Cut<TextCell> => {
    const { field, ignoreCase } = TEXTS[name];
    const compiled = (texts: readonly string[]) => texts.map((text) => compile(text, 'glob', ignoreCase, lookup));
    const domain = compiled(universe[field]);
    const patterns = compiled([...new Set(words.flatMap(({ said }) => said.patterns))]);
    const classes = textCells(domain, patterns, name === 'action' ? universe.examples : undefined);
    if (classes === undefined) {
      const dimension = unclear(`the ${field} that the policies name are too many to go through`);
      return cut<TextCell, Patterns>(dimension, words, () => () => 'unknown');
    }
    const { cells, proof } = classes;
    const texts = [...domain, ...patterns].map(({ text }) => text);
    const asked = ({ not: inverted, patterns: listed }: Patterns, reading?: ProofReading) => {
      const columns = compiled(listed).map((pattern) => classes.matches(pattern, reading?.(pattern)));
      return (_: TextCell, index: number) => {
        const named = some(columns.map((column) => column[index] ?? 'unknown'));
        return inverted ? not(named) : named;
      };
    };
    return cut(textDimension(cells, texts), words, asked, proof);
  },
);

/** Apart, so that what is kept of a cut holds no automata. */
function textDimension(cells: readonly TextCell[], texts: readonly string[]): Dimension<TextCell> {
  return { cells, describe: (members, whole) => describeTexts(whole, members, texts) };
}

export const keyCut = remembered(
  MOST_CUTS,
  (key: string, words: readonly Words<readonly Condition[]>[], { absent, values }: KeyDomain, lookup: Lookup) => {
    const like = typeof values === 'object' && 'like' in values ? values.like : [];
    const domain = typeof values === 'object' && 'within' in values ? values.within.ranges : values;
    return `${key} ${absent} ${JSON.stringify([domain, looked(words, like, lookup)])} ${idsOf(words)}`;
  },
  (key, words, domain, lookup): Cut<KeyCell> => {
    const conditions = words.flatMap(({ said }) => said);
    return cut(keyCells(key, conditions, domain, lookup), words, (said) => {
      const tests = said.map((condition) => testOf(condition, lookup));
      return ({ value }) => all(tests.map((test) => test(value)));
    });
  },
);

function cut<Cell, Said>(
  dimension: Dimension<Cell>,
  words: readonly Words<Said>[],
  asked: (said: Said, reading?: ProofReading) => (cell: Cell, index: number) => Answer,
  proof?: ProofReading,
): Cut<Cell> {
  const { cells } = dimension;
  const columns = words.map(({ id, said }) => {
    const answers = cells.map(asked(said));
    return [id, { answers, proof: proof === undefined ? answers : cells.map(asked(said, proof)) }] as const;
  });
  return { dimension, columns: new Map(columns) };
}

function idsOf(words: readonly Words[]): string {
  return words.map(({ id }) => id).join();
}

/** What the policy variables stand for that stand in the words or in the domain. */
function looked(words: readonly Words[], domain: readonly string[], lookup: Lookup): unknown {
  const keys = [...words.flatMap(({ variables }) => variables), ...domain.flatMap(variablesIn)];
  return keys.map((key) => lookup(key) ?? null);
}
