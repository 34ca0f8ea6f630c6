import { type Fault, NOT_FILLED_IN } from './fault';
import { pathText } from './location';

/** One thing wrong with a declaration, and where. */
export interface DeclarationProblem extends Omit<Fault, 'path'> {
  /** Label of the file: `tenants/contoso.yaml`. */
  readonly file: string;
  /** Line (1-based); absent where the file as a whole is meant. */
  readonly line?: number;
  /** Path in the declaration, `services.entra.rollout.stage`; empty where the file as a whole is meant. */
  readonly path: string;
}

/**
 * A declaration that is refused, with every problem of every file at once, by file and line.
 *
 * Each line of the message reads `<file>:<line>: <path>: <problem>, got <given>; allowed: <allowed>. <suggestion>
 * (<control>)`, without the parts that a problem does not have. A placeholder of one name that is left in several places of a
 * file is told once, with all its lines.
 */
export class DeclarationError extends Error {
  override readonly name = 'DeclarationError';
  /** Every problem, by file, line and path. */
  readonly problems: readonly DeclarationProblem[];

  constructor(problems: readonly DeclarationProblem[]) {
    const sorted = sortedProblems(problems);
    super(linesOf(sorted).join('\n'));
    this.problems = sorted;
  }
}

/** A line a problem, in their order; a placeholder of one name once a file. */
function linesOf(problems: readonly DeclarationProblem[]): readonly string[] {
  const left = new Map<string, readonly number[]>();
  const nameOf = ({ file, given }: DeclarationProblem) => `${file} ${given}`;
  const isLeft = ({ problem }: DeclarationProblem) => problem === NOT_FILLED_IN;
  for (const one of problems.filter(isLeft)) {
    left.set(nameOf(one), [...(left.get(nameOf(one)) ?? []), ...(one.line === undefined ? [] : [one.line])]);
  }
  return problems.flatMap((one) => {
    if (!isLeft(one)) return [problemText(one)];
    const [first, ...others] = left.get(nameOf(one)) ?? [];
    if (others.length === 0) return [problemText(one)];
    const also = `It is on ${others.length === 1 ? 'line' : 'lines'} ${others.join(', ')}, too.`;
    return first === one.line ? [`${problemText(one)} ${also}`] : [];
  });
}

/** The problems by file, line and path, whatever order they were found in. */
export function sortedProblems(problems: readonly DeclarationProblem[]): readonly DeclarationProblem[] {
  return [...problems].sort(byPlace);
}

/** The problem in one line. */
export function problemText(found: DeclarationProblem): string {
  const place = found.line === undefined ? found.file : `${found.file}:${found.line}`;
  return (
    `${place}: ${found.path === '' ? '' : `${found.path}: `}${found.problem}` +
    (found.given === undefined ? '' : `, got ${found.given}`) +
    (found.allowed === undefined ? '' : `; allowed: ${found.allowed}`) +
    '.' +
    (found.suggestion === undefined ? '' : ` ${sentence(found.suggestion)}`) +
    (found.control === undefined ? '' : ` (${found.control})`)
  );
}

/** The fault at its place in a file. */
export function problemAt(file: string, line: number | undefined, { path, ...fault }: Fault): DeclarationProblem {
  return { file, line, path: pathText(path), ...fault };
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function byPlace(a: DeclarationProblem, b: DeclarationProblem): number {
  return (
    compare(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compare(a.path, b.path) ||
    compare(a.problem, b.problem) ||
    compare(a.given ?? '', b.given ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
