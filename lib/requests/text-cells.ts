import { FRESH, isSymbol, type Letter, lettersOf } from './letters';
import {
  accepts,
  hasItsOnlySymbolAt,
  isLiteral,
  lettersAt,
  matchText,
  type Pattern,
  type Positions,
  type Reading,
  start,
  step,
} from './pattern';

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
  readonly proof: ProofReading;
}

/** Where a text leads each pattern: surely, at most by what references can stand for, and as the proof reads it. */
interface State {
  readonly word: readonly Letter[];
  readonly must: readonly Positions[];
  /** Only where a reference is about; else they are as `must`. */
  readonly may?: { readonly named: readonly Positions[]; readonly proof: readonly Positions[] };
}

const MOST_STATES = 20_000;

/**
 * One text for each way in which the patterns can match a text of the domain; `undefined` where there are too many.
 *
 * Complete: the patterns run side by side as one finite automaton, whose every reachable state is visited, so that each
 * combination of matches that any text can bring about is found. A letter that no pattern asks for at a state leads
 * where {@link FRESH} leads. References are letters too: a text of which a reference stands for a part is in the class of
 * that reference in its place, where comparisons with other text are unknown.
 */
export function textCells(
  domain: readonly Pattern[],
  patterns: readonly Pattern[],
  samples: readonly string[] = [],
): TextClasses | undefined {
  const place = placeOf(domain, patterns);
  const proof = proofReading(domain, place);
  const everything = [...domain, ...patterns];
  const symbolic = everything.some((each) => each.symbolic) || samples.some((text) => lettersOf(text).some(isSymbol));
  const cells = new Map<string, TextCell>();
  const note = (answers: readonly string[], value: () => string) => {
    const id = answers.join();
    if (cells.has(id) || !answers.slice(0, domain.length).some(isSure)) return;
    const inside = answers.flatMap((answer, index) => (isSure(answer) ? [index] : []));
    cells.set(id, { value: value(), inside: new Set(inside) });
  };
  const begin = everything.map(start);
  const empty: State = { word: [], must: begin, ...(symbolic ? { may: { named: begin, proof: begin } } : {}) };
  const follow = (state: State, letter: Letter) => after(everything, state, letter, proof, place === 'last');
  for (const sample of samples) {
    note(answersAt(everything, lettersOf(sample).reduce(follow, empty)), () => sample);
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
      const answers = answersAt(everything, state);
      note(answers, () => {
        // One letter more where nothing tells the two apart: `s3:<other>` reads better than `s3:`.
        const longer = follow(state, FRESH);
        const alike = state.word.at(-1) !== FRESH && answersAt(everything, longer).join() === answers.join();
        return (alike ? longer : state).word.join('');
      });
      const letters = lettersFrom(everything, state).filter((letter) => isNeeded(state, letter, place));
      const reached = letters.map((letter) => follow(state, letter));
      next.push(...reached.filter(({ must }) => must.slice(0, domain.length).some(({ length }) => length > 0)));
    }
    states = next;
  }
  return { cells: [...cells.values()], proof };
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
function isNeeded({ word }: State, letter: Letter, place: Place): boolean {
  if (place === 'last') return !isSymbol(word.at(-1) ?? '');
  return place !== 'first' || !isSymbol(letter) || word.length === 0;
}

function idOf({ must, may }: State): string {
  return [must, may?.named ?? [], may?.proof ?? []].map((each) => each.join('|')).join('/');
}

/** For each pattern: whether it matches surely, may match, and may match as the proof reads it. */
function answersAt(patterns: readonly Pattern[], { must, may }: State): string[] {
  return patterns.map((pattern, index) => {
    const reached = [must, ...(may ? [may.named, may.proof] : [])];
    return pattern.opaque ? '?' : reached.map((each) => (accepts(pattern, each[index] ?? []) ? '+' : '-')).join('');
  });
}

function isSure(answer: string): boolean {
  return answer.startsWith('+');
}

function lettersFrom(patterns: readonly Pattern[], { must, may }: State): Letter[] {
  const letters = new Set<Letter>([FRESH]);
  for (const reached of [must, ...(may ? [may.named, may.proof] : [])]) {
    patterns.forEach((pattern, index) => {
      for (const letter of lettersAt(pattern, reached[index] ?? [])) letters.add(letter);
    });
  }
  return [...letters];
}

function after(patterns: readonly Pattern[], state: State, letter: Letter, proof: ProofReading, last: boolean): State {
  const advance = (reached: readonly Positions[], reading: ProofReading) =>
    patterns.map((pattern, index) => step(pattern, reached[index] ?? [], letter, reading(pattern), last));
  return {
    word: [...state.word, letter],
    must: advance(state.must, () => 'must'),
    ...(state.may && {
      may: { named: advance(state.may.named, () => 'named'), proof: advance(state.may.proof, proof) },
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
