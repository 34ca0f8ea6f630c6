import { onceFor } from '../values';
import type { Answer } from './answer';
import { isSymbol, type Letter } from './letters';
import type { Pattern, Reading } from './pattern';
import { accepts, lettersAt, type Positions, start, step } from './positions';

/** Where no further letter leads to a match. */
export const DEAD = 0;

/** A pattern as a finite automaton: its states are numbered as they are reached, and each step is worked out once. */
export class Automaton {
  private readonly states: State[] = [];
  private readonly numbers = new Map<string, number>();
  /** The state before the first letter. */
  readonly begin: number;

  constructor(readonly pattern: Pattern) {
    this.numberOf([]);
    this.begin = this.numberOf(start(pattern));
  }

  /** The state after one more letter of text; see `step`. */
  after(state: number, letter: Letter, reading: Reading, last: boolean): number {
    const from = this.states[state];
    if (from === undefined || state === DEAD) return DEAD;
    const plain = reading === 'must' || !(this.pattern.symbolic || isSymbol(letter));
    const key = plain ? letter : `${reading} ${last} ${letter}`;
    const known = from.steps.get(key);
    if (known !== undefined) return known;
    const next = this.numberOf(step(this.pattern, from.positions, letter, reading, last));
    from.steps.set(key, next);
    return next;
  }

  accepts(state: number): boolean {
    return this.states[state]?.accepts ?? false;
  }

  /** The letters after which the state can go on in its own way; see `lettersAt`. */
  letters(state: number, cased: boolean): readonly Letter[] {
    const at = this.states[state];
    if (at === undefined) return [];
    const known = at.letters[`${cased}`];
    if (known !== undefined) return known;
    const letters = lettersAt(this.pattern, at.positions, cased);
    at.letters[`${cased}`] = letters;
    return letters;
  }

  matches(text: readonly Letter[], reading: Reading): boolean {
    let state = this.begin;
    for (const [index, letter] of text.entries()) {
      state = this.after(state, letter, reading, reading !== 'any' && index === text.length - 1);
      if (state === DEAD) return false;
    }
    return this.accepts(state);
  }

  private numberOf(positions: Positions): number {
    const key = positions.join();
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.states.length);
    this.states.push({ positions, accepts: accepts(this.pattern, positions), steps: new Map(), letters: {} });
    return this.states.length - 1;
  }
}

interface State {
  readonly positions: Positions;
  readonly accepts: boolean;
  readonly steps: Map<string, number>;
  /** By whether case matters. */
  readonly letters: { true?: readonly Letter[]; false?: readonly Letter[] };
}

export const automatonOf = onceFor((pattern: Pattern) => new Automaton(pattern));

/**
 * Whether the text is one that the pattern names.
 *
 * @param reading of what does not match surely; `named` unless a proof goes through classes of text (see `textCells`).
 */
export function matchText(pattern: Pattern, text: readonly Letter[], reading: Reading = 'named'): Answer {
  if (pattern.opaque) return 'unknown';
  const automaton = automatonOf(pattern);
  if (automaton.matches(text, 'must')) return 'yes';
  return (pattern.symbolic || text.some(isSymbol)) && automaton.matches(text, reading) ? 'unknown' : 'no';
}
