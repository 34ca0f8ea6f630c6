import { remembered } from '../values';
import type { Answer } from './answer';
import { Automata, type Reach } from './automata';
import { matchText } from './automaton';
import { FRESH, isSymbol, isSymbolic, type Letter, lettersOf } from './letters';
import { hasItsOnlySymbolAt, isLiteral, type Pattern, type Reading } from './pattern';
import { plainTexts } from './plain-texts';

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

/** A text, and where it leads the patterns: surely, and where a reference is about also as `named` and the proof read it. */
interface State {
  readonly text: string;
  /** The last letter of the text; empty before the first. */
  readonly last: Letter;
  readonly reaches: readonly Reach[];
}

const MOST_STATES = 20_000;
/** How many answers are kept. */
const MOST_KEPT = 500;

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
  const symbolic = everything.some((each) => each.symbolic) || samples.some(isSymbolic);
  const plain = symbolic ? undefined : plainTexts(everything, domain.length, samples, MOST_STATES);
  const classes =
    plain?.map(({ value, inside }) => ({ value, inside: new Set(inside) })) ??
    searched(domain, everything, samples, place, symbolic ? proof : undefined);
  if (classes === undefined) return undefined;
  const indexes = new Map(everything.map(({ key }, index) => [key, index]));
  const matches = remembered(
    MOST_KEPT,
    (pattern: Pattern, reading?: Reading) => `${reading} ${pattern.key}`,
    (pattern, reading) =>
      classes.map(({ value: text, inside }): Answer => {
        if (inside.has(indexes.get(pattern.key) ?? -1)) return 'yes';
        const settled = indexes.has(pattern.key) && !pattern.opaque && !pattern.symbolic && !isSymbolic(text);
        return settled ? 'no' : matchText(pattern, lettersOf(text), reading);
      }),
  );
  return { cells: classes, ...(symbolic ? { proof } : {}), matches };
}

/** The classes that any patterns tell apart, found by running all of them side by side. */
export function searched(
  domain: readonly Pattern[],
  everything: readonly Pattern[],
  samples: readonly string[],
  place: Place,
  proof: ProofReading | undefined,
): readonly TextCell[] | undefined {
  const automata = new Automata(everything);
  const cased = everything.some(({ ignoreCase }) => !ignoreCase);
  const proofs = proof === undefined ? [] : everything.map(proof);
  const readings: readonly ((index: number) => Reading)[] =
    proof === undefined ? [() => 'must'] : [() => 'must', () => 'named', (index) => proofs[index] ?? 'any'];
  const follow = ({ text, reaches }: State, letter: Letter): State => ({
    text: text + letter,
    last: letter,
    reaches: readings.map((reading, index) => automata.after(reaches[index] ?? [], letter, reading, place === 'last')),
  });
  const answersAt = ({ reaches }: State) => reaches.map((reach) => automata.accepting(reach));
  const cells = new Map<string, TextCell>();
  const note = (answers: readonly (readonly number[])[], value: () => string) => {
    const [inside = []] = answers;
    const id = answers.join('/');
    if (!cells.has(id) && isOfDomain(inside)) cells.set(id, { value: value(), inside: new Set(inside) });
  };
  /** The domain's patterns come first. */
  const isOfDomain = ([first = everything.length]: readonly number[]) => first < domain.length;

  const empty: State = { text: '', last: '', reaches: readings.map(() => automata.begin) };
  for (const sample of samples) note(answersAt(lettersOf(sample).reduce(follow, empty)), () => sample);
  const seen = new Set<string>();
  let states: State[] = [empty];
  while (states.length > 0) {
    const next: State[] = [];
    for (const state of states) {
      const id = state.reaches.join('/');
      if (seen.has(id)) continue;
      if (seen.size >= MOST_STATES) return undefined;
      seen.add(id);
      const answers = answersAt(state);
      note(answers, () => {
        // One letter more where nothing tells the two apart: `s3:<other>` reads better than `s3:`.
        const longer = follow(state, FRESH);
        const alike = state.last !== FRESH && answersAt(longer).join('/') === answers.join('/');
        return (alike ? longer : state).text;
      });
      const letters = new Set<Letter>([FRESH]);
      for (const reach of state.reaches) automata.addLetters(letters, reach, cased);
      for (const letter of letters) {
        if (!isNeeded(state, letter, place)) continue;
        const reached = follow(state, letter);
        if (isOfDomain(reached.reaches[0] ?? [])) next.push(reached);
      }
    }
    states = next;
  }
  return [...cells.values()];
}

/** Where all references of the patterns stand, if they all stand last or all stand first. */
export type Place = 'last' | 'first' | undefined;

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

/**
 * What a part of the classes holds, in the words of the patterns: a pattern where all of it is there, else the smallest
 * pattern around it and what of it is not there. A larger part is never described by a subset of a smaller one's words.
 */
export function describeTexts(
  cells: readonly TextCell[],
  part: readonly TextCell[],
  texts: readonly string[],
): string[] {
  if (part.length === cells.length) return ['All'];
  const members = texts.map((text, index) => ({
    text,
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
