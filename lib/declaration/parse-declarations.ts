import { claimFaults, inconsistencies, Known } from './consistency';
import { type DeclarationProblem, problemAt, sortedProblems } from './declaration-error';
import type { Source } from './facts';
import type { Fault } from './fault';
import type { Path } from './location';
import type { YamlRead } from './read-yaml';
import { salvage } from './salvage';
import { type Declaration, declaration as schema } from './schema/declaration';
import type { SourceMap } from './source-map';
import { faultsOf } from './zod-faults';

/** A tenant that was declared, and where. */
export interface DeclaredTenant {
  readonly declaration: Declaration;
  readonly source: Source;
}

/** What a file came to: its tenant or a part of it, and its problems. */
interface Checked {
  readonly map: SourceMap;
  readonly problems: readonly DeclarationProblem[];
  readonly declaration?: Declaration;
  /** The path in the file, where parts that are refused were left out. */
  original(path: Path): Path;
}

/** Past these a list of problems helps nobody. */
const MOST_PROBLEMS = 500;

/**
 * The tenants of files that were read, checked one by one and against each other; or every problem of every file. Where
 * the schema refuses a part of a file, the rest of it is checked all the same.
 */
export function parseDeclarations(reads: readonly YamlRead[]): {
  readonly tenants: readonly DeclaredTenant[];
  readonly problems: readonly DeclarationProblem[];
} {
  const files = reads.map(checkOne);
  const claimants = files.flatMap((file) =>
    file.declaration === undefined
      ? []
      : [
          {
            declaration: file.declaration,
            file,
            placeOf: (path: Path) => `${file.map.file}:${file.map.lineOf(file.original(path))}`,
          },
        ],
  );
  const claimed = claimFaults(claimants).map(({ claimant: { file }, fault }) => ({
    file,
    problem: located(file.map, { ...fault, path: file.original(fault.path) }),
  }));
  const problems = files.flatMap((file) =>
    bounded([...file.problems, ...claimed.filter((claim) => claim.file === file).map(({ problem }) => problem)]),
  );
  const tenants = claimants.map(({ declaration, file }) => ({ declaration, source: file.map.source }));
  return { tenants: problems.length === 0 ? tenants : [], problems };
}

function checkOne({ map, problems, data }: YamlRead): Checked {
  const untouched = (path: Path) => path;
  if (data === undefined) return { map, problems, original: untouched };
  const result = schema.safeParse(data);
  if (result.success) {
    const faults = inconsistencies(result.data, new Known(data));
    return {
      map,
      problems: [...problems, ...faults.map((fault) => located(map, fault))],
      declaration: result.data,
      original: untouched,
    };
  }
  const refused = faultsOf(result.error.issues, { schema, data, spellingOf: (path) => map.spellingOf(path) });
  const rest = salvage(schema, data);
  if (rest === undefined) {
    return { map, problems: [...problems, ...refused.map((fault) => located(map, fault))], original: untouched };
  }
  const faults = inconsistencies(rest.value, new Known(data))
    .map((fault) => ({ ...fault, path: rest.original(fault.path) }))
    .filter(({ path }) => !rest.touches(path));
  return {
    map,
    problems: [...problems, ...[...refused, ...faults].map((fault) => located(map, fault))],
    declaration: rest.value,
    original: rest.original,
  };
}

function located(map: SourceMap, fault: Fault): DeclarationProblem {
  return problemAt(map.file, map.lineOf(fault.path), fault);
}

function bounded(problems: readonly DeclarationProblem[]): readonly DeclarationProblem[] {
  const file = problems[0]?.file;
  if (file === undefined || problems.length <= MOST_PROBLEMS) return problems;
  const more = problems.length - MOST_PROBLEMS;
  const rest = { path: [], problem: `${more} more problems in this file are not listed` };
  return [...sortedProblems(problems).slice(0, MOST_PROBLEMS), problemAt(file, undefined, rest)];
}
