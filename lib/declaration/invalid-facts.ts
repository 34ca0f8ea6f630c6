import { type DeclarationProblem, problemText, sortedProblems } from './declaration-error';

/** Facts that are not those of a stack that this project synthesized, with every problem at once. */
export class InvalidFacts extends Error {
  override readonly name = 'InvalidFacts';
  readonly problems: readonly DeclarationProblem[];

  constructor(problems: readonly DeclarationProblem[]) {
    const sorted = sortedProblems(problems);
    super(sorted.map(problemText).join('\n'));
    this.problems = sorted;
  }
}
