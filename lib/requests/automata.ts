import { type Automaton, automatonOf, DEAD } from './automaton';
import type { Letter } from './letters';
import type { Pattern, Reading } from './pattern';

/** Where a text leads the patterns that still can match: their index and their state in turn, in the order of the patterns. */
export type Reach = readonly number[];

/** Patterns that run side by side. Most are out after a few letters, and cost nothing from then on. */
export class Automata {
  private readonly automata: readonly Automaton[];
  /** Before the first letter. */
  readonly begin: Reach;

  constructor(patterns: readonly Pattern[]) {
    this.automata = patterns.map(automatonOf);
    this.begin = this.automata.flatMap(({ begin }, index) => [index, begin]);
  }

  /** Where one more letter leads; see `step`. */
  after(reach: Reach, letter: Letter, readingOf: (index: number) => Reading, last: boolean): Reach {
    const next: number[] = [];
    for (let at = 0; at < reach.length; at += 2) {
      const index = reach[at] ?? 0;
      const state = this.automata[index]?.after(reach[at + 1] ?? DEAD, letter, readingOf(index), last) ?? DEAD;
      if (state !== DEAD) next.push(index, state);
    }
    return next;
  }

  /** Indexes of the patterns that match the text, of those of which that can be said. */
  accepting(reach: Reach): readonly number[] {
    const accepting: number[] = [];
    for (let at = 0; at < reach.length; at += 2) {
      const index = reach[at] ?? 0;
      const automaton = this.automata[index];
      if (automaton?.accepts(reach[at + 1] ?? DEAD) && !automaton.pattern.opaque) accepting.push(index);
    }
    return accepting;
  }

  /** Adds the letters after which one of the patterns can go on in its own way; see `lettersAt`. */
  addLetters(letters: Set<Letter>, reach: Reach, cased: boolean): void {
    for (let at = 0; at < reach.length; at += 2) {
      const own = this.automata[reach[at] ?? 0]?.letters(reach[at + 1] ?? DEAD, cased) ?? [];
      for (const letter of own) letters.add(letter);
    }
  }
}
