import { Composer, LineCounter, type YAMLError } from 'yaml';
import { type DeclarationProblem, problemAt } from './declaration-error';
import type { Fault } from './fault';
import { SourceMap } from './source-map';
import { refusalFault, syntaxFault } from './yaml-faults';
import { tokensOf } from './yaml-tokens';
import { YamlTree } from './yaml-tree';

/** The largest file that is read, in bytes: one megabyte. */
export const LARGEST_FILE = 1_000_000;

const MOST_SYNTAX_PROBLEMS = 20;
const LONGEST_INDENT = 200;

/** YAML text as plain data, with the line of every path. */
export interface YamlRead {
  readonly map: SourceMap;
  readonly problems: readonly DeclarationProblem[];
  /** Absent where the text could not be read in full: checking it further would name problems that are none. */
  readonly data?: unknown;
}

/**
 * Reads YAML 1.2 (core schema) as plain data: text, numbers, truth values, null, lists, mappings with text keys. Dates
 * stay text. Nothing in the text can run, hang or grow: size, nesting, tokens and aliases are bounded; tags, merge keys,
 * other YAML versions, further documents and control characters are refused.
 *
 * It never throws; every problem comes with its line, and quotes no text beyond keys and names.
 *
 * @param file label that problems name, such as `tenants/contoso.yaml`
 */
export function readYaml(text: string, file: string): YamlRead {
  const map = new SourceMap(file);
  const refused = notText(text);
  if (refused) return { map, problems: [problemAt(file, refused.line, refused.fault)] };

  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(Math.min(offset, text.length)).line;
  const { tokens, refusals } = tokensOf(text, lines);
  const problems = onePerLine(
    refusals.map((refusal) => problemAt(file, lineAt(refusal.offset), refusalFault(refusal))),
  );
  if (refusals.some(({ why }) => why !== 'tag' && why !== 'directive')) return { map, problems };

  // Comparing every key with every other would take minutes on a long mapping; the tree finds duplicates itself.
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const [document] = composer.compose(tokens, true, text.length);
  const errors = document?.errors ?? [];
  if (errors.length > 0) return { map, problems: [...problems, ...syntaxProblems(errors, text, file, lineAt)] };
  const root = document?.contents;
  const tree = new YamlTree(map, lines);
  const data = root ? tree.read(root) : undefined;
  if (root === null || root === undefined || data === null) {
    return { map, problems: [...problems, ...tree.problems, problemAt(file, undefined, EMPTY)] };
  }
  return { map, problems: [...problems, ...tree.problems], ...(tree.whole ? { data } : {}) };
}

const EMPTY: Fault = {
  path: [],
  problem: 'the file is empty: it holds no declaration',
  suggestion: 'Start with "version: 1" and "tenant: <name>", or remove the file',
};

function notText(text: string): { line?: number; fault: Fault } | undefined {
  const size = Buffer.byteLength(text);
  if (size > LARGEST_FILE) return { fault: tooLarge(size) };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
  if (!control) return undefined;
  const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    line: text.slice(0, control.index).split('\n').length,
    fault: {
      path: [],
      problem: `the file holds a control character (U+${code}): it is not text`,
      allowed: 'text in UTF-8',
      suggestion: 'Save the file as UTF-8 text',
    },
  };
}

/** A file that is larger than {@link LARGEST_FILE}. */
export function tooLarge(bytes: number): Fault {
  return {
    path: [],
    problem: 'the file is too large for a declaration',
    given: `${bytes} bytes`,
    allowed: `at most ${LARGEST_FILE} bytes`,
    suggestion: 'Declare one tenant a file',
  };
}

function syntaxProblems(
  errors: readonly YAMLError[],
  text: string,
  file: string,
  lineAt: (offset: number) => number,
): DeclarationProblem[] {
  const found = errors.map((error) => {
    const offset = error.pos[0];
    const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    const indent = /^[ \t]*/.exec(text.slice(start, start + LONGEST_INDENT))?.[0] ?? '';
    return { line: lineAt(offset), tab: indent.includes('\t'), fault: syntaxFault(error, indent) };
  });
  // A tab is as wide as nobody knows: what stands below it fits only once it is gone.
  const firstTab = Math.min(...found.filter(({ tab }) => tab).map(({ line }) => line));
  const told = found.filter(({ line, tab }) => tab || line <= firstTab);
  return onePerLine(told.map(({ line, fault }) => problemAt(file, line, fault)));
}

/** The first problem of each line, as far as they are worth reading: what follows is mostly an echo. */
function onePerLine(problems: readonly DeclarationProblem[]): DeclarationProblem[] {
  const lines = new Map<number | undefined, DeclarationProblem>();
  for (const problem of problems) if (!lines.has(problem.line)) lines.set(problem.line, problem);
  return [...lines.values()].slice(0, MOST_SYNTAX_PROBLEMS);
}
