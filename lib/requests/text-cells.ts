import { remembered } from '../values';
import type { Answer } from './answer';
import { type Automaton, automatonOf, DEAD, matchText } from './automaton';
import { FRESH, isSymbol, isSymbolic, type Letter, lettersOf } from './letters';
import { hasItsOnlySymbolAt, isLiteral, type Pattern, type Reading } from './pattern';

/** A class of texts that no pattern at hand tells apart, by one of them. */
export interface TextCell {
  readonly value: string;
  /** Which patterns (by index) surely match it. */
  readonly inside: ReadonlySet<number>;
}

/** How a proof reads a pattern's references over the classes. */
export type ProofReading = (pattern: Pattern) => Reading;

export interface TextClasses {
  readonly cells: readonly TextCell[];
  /** Unset where no reference is about: there is nothing to read then. */
  readonly proof?: ProofReading;
  /** Whether the text of each class, in their order, is one that the pattern names; see `matchText`. */
  matches(pattern: Pattern, reading?: Reading): readonly Answer[];
}

/** Where a text leads each pattern: surely, at most by what references can stand for, and as the proof reads it. */
interface State {
  readonly text: string;
  /** The last letter of the text; empty before the first. */
  readonly last: Letter;
  readonly must: readonly number[];
  /** Only where a reference is about; else they are as `must`. */
  readonly may?: { readonly named: readonly number[]; readonly proof: readonly number[] };
}

const MOST_STATES = 20_000;
/** How many answers are kept. */
const MOST_KEPT = 200;

/**
 * One text for each way in which the patterns can match a text of the domain; `undefined` where there are too many.
 *
 * Complete: the patterns run side by side as one finite automaton, whose every reachable state is visited, so that each
 * combination of matches that any text can bring about is found. A letter that no pattern asks for at a state leads
 * where {@link FRESH} leads. References are letters too: a text of which a reference stands for a part is in the class of
 * that reference in its place, where comparisons with other text are unknown.
 */
export const textCells = remembered(MOST_KEPT, keyOf, classesOf);

function keyOf(domain: readonly Pattern[], patterns: readonly Pattern[], samples: readonly string[] = []): string {
  return JSON.stringify([domain.map(({ key }) => key), patterns.map(({ key }) => key), samples]);
}

function classesOf(
  domain: readonly Pattern[],
  patterns: readonly Pattern[],
  samples: readonly string[] = [],
): TextClasses | undefined {
  const place = placeOf(domain, patterns);
  const proof = proofReading(domain, place);
  const everything = [...domain, ...patterns];
  const automata = everything.map(automatonOf);
  const cased = everything.some(({ ignoreCase }) => !ignoreCase);
  const symbolic = everything.some((each) => each.symbolic) || samples.some(isSymbolic);
  const cells = new Map<string, TextCell>();
  const note = (answers: readonly string[], value: () => string) => {
    const id = answers.join();
    if (cells.has(id) || !answers.slice(0, domain.length).some(isSure)) return;
    const inside = answers.flatMap((answer, index) => (isSure(answer) ? [index] : []));
    cells.set(id, { value: value(), inside: new Set(inside) });
  };
  const begin = automata.map((automaton) => automaton.begin);
  const empty: State = {
    text: '',
    last: '',
    must: begin,
    ...(symbolic ? { may: { named: begin, proof: begin } } : {}),
  };
  const readings = everything.map(proof);
  const follow = (state: State, letter: Letter) => after(automata, state, letter, readings, place === 'last');
  for (const sample of samples) {
    note(answersAt(automata, lettersOf(sample).reduce(follow, empty)), () => sample);
  }
  const seen = new Set<string>();
  let states: State[] = [empty];
  while (states.length > 0) {
    const next: State[] = [];
    for (const state of states) {
      const id = idOf(state);
      if (seen.has(id)) continue;
      if (seen.size >= MOST_STATES) return undefined;
      seen.add(id);
      const answers = answersAt(automata, state);
      note(answers, () => {
        // One letter more where nothing tells the two apart: `s3:<other>` reads better than `s3:`.
        const longer = follow(state, FRESH);
        const alike = state.last !== FRESH && answersAt(automata, longer).join() === answers.join();
        return (alike ? longer : state).text;
      });
      for (const letter of lettersFrom(automata, state, cased)) {
        if (!isNeeded(state, letter, place)) continue;
        const reached = follow(state, letter);
        if (domain.some((_, index) => reached.must[index] !== DEAD)) next.push(reached);
      }
    }
    states = next;
  }
  const classes = [...cells.values()];
  const texts = classes.map(({ value: text }) => lettersOf(text));
  const matches = remembered(
    MOST_KEPT,
    (pattern: Pattern, reading?: Reading) => `${reading} ${pattern.key}`,
    (pattern, reading) => texts.map((text) => matchText(pattern, text, reading)),
  );
  return { cells: classes, ...(symbolic ? { proof } : {}), matches };
}

/** Where all references of the patterns stand, if they all stand last or all stand first. */
type Place = 'last' | 'first' | undefined;

function placeOf(domain: readonly Pattern[], patterns: readonly Pattern[]): Place {
  const symbolic = [...domain, ...patterns].filter((pattern) => pattern.symbolic);
  if (!domain.some(({ text }) => text === '*')) return undefined;
  if (symbolic.every((pattern) => hasItsOnlySymbolAt(pattern, -1))) return 'last';
  return symbolic.every((pattern) => hasItsOnlySymbolAt(pattern, 0)) ? 'first' : undefined;
}

/**
 * Where a reference stands for a part of a text, the class of that reference in its place is gone through anyway. So the
 * proof need not let it stand for characters (`none`) where the domain holds everything and all references stand last (or
 * all first), since then no two of them can stand for parts that overlap, but for one within the other; and where the
 * pattern is literal and the domain holds it. Else it has to (`any`).
 */
function proofReading(domain: readonly Pattern[], place: Place): ProofReading {
  return (pattern) => {
    if (place !== undefined) return 'none';
    if (!isLiteral(pattern)) return 'any';
    const spelled = pattern.tokens.flatMap((token) => (token.is === 'letter' ? [token.letter] : []));
    return domain.some((each) => matchText(each, spelled) === 'yes') ? 'none' : 'any';
  };
}

/** Whether the classes need texts that go on with the letter: a reference only stands where the patterns have one. */
function isNeeded({ text, last }: State, letter: Letter, place: Place): boolean {
  if (place === 'last') return !isSymbol(last);
  return place !== 'first' || !isSymbol(letter) || text === '';
}

function idOf({ must, may }: State): string {
  return may === undefined ? must.join() : [must, may.named, may.proof].map((each) => each.join()).join('/');
}

/** For each pattern: whether it matches surely, may match, and may match as the proof reads it. */
function answersAt(automata: readonly Automaton[], { must, may }: State): string[] {
  const reached = may === undefined ? [must] : [must, may.named, may.proof];
  return automata.map((automaton, index) => {
    if (automaton.pattern.opaque) return '?';
    return reached.map((each) => (automaton.accepts(each[index] ?? DEAD) ? '+' : '-')).join('');
  });
}

function isSure(answer: string): boolean {
  return answer.startsWith('+');
}

function lettersFrom(automata: readonly Automaton[], { must, may }: State, cased: boolean): ReadonlySet<Letter> {
  const letters = new Set<Letter>([FRESH]);
  for (const reached of may === undefined ? [must] : [must, may.named, may.proof]) {
    automata.forEach((automaton, index) => {
      for (const letter of automaton.letters(reached[index] ?? DEAD, cased)) letters.add(letter);
    });
  }
  return letters;
}

function after(
  automata: readonly Automaton[],
  { text, must, may }: State,
  letter: Letter,
  proof: readonly Reading[],
  last: boolean,
): State {
  const advance = (reached: readonly number[], readingOf: (index: number) => Reading) =>
    automata.map((automaton, index) => automaton.after(reached[index] ?? DEAD, letter, readingOf(index), last));
  return {
    text: text + letter,
    last: letter,
    must: advance(must, () => 'must'),
    ...(may && {
      may: { named: advance(may.named, () => 'named'), proof: advance(may.proof, (index) => proof[index] ?? 'any') },
    }),
  };
}

/**
 * What a part of the classes holds, in the words of the patterns: a pattern where all of it is there, else the smallest
 * pattern around it and what of it is not there. A larger part is never described by a subset of a smaller one's words.
 */
export function describeTexts(
  cells: readonly TextCell[],
  part: readonly TextCell[],
  patterns: readonly Pattern[],
): string[] {
  if (part.length === cells.length) return ['All'];
  const members = patterns.map((pattern, index) => ({
    text: pattern.text,
    cells: cells.filter((cell) => cell.inside.has(index)),
  }));
  const whole = members.filter(
    (member) => member.cells.length > 0 && member.cells.every((cell) => part.includes(cell)),
  );
  const maximal = whole.filter(
    (member, index) =>
      !whole.some(
        (other, at) =>
          member.cells.every((cell) => other.cells.includes(cell)) &&
          (other.cells.length > member.cells.length || at < index),
      ),
  );
  const rest = part.filter((cell) => !maximal.some((member) => member.cells.includes(cell)));
  return [...new Set([...maximal.map(({ text }) => text), ...rest.map((cell) => around(cell, members))])].sort();
}

function around(cell: TextCell, members: readonly { text: string; cells: readonly TextCell[] }[]): string {
  const [smallest] = members
    .filter((member) => member.cells.includes(cell))
    .sort((a, b) => a.cells.length - b.cells.length || (a.text < b.text ? -1 : 1));
  const outside = members.filter(
    (member) => !member.cells.includes(cell) && member.cells.some((each) => smallest?.cells.includes(each) ?? true),
  );
  const except = [...new Set(outside.map(({ text }) => text))].sort();
  const name = smallest === undefined || smallest.text === '*' ? 'All' : smallest.text;
  return except.length === 0 ? name : `${name} except ${except.join(', ')}`;
}
