import type { ApprovalRules } from './approval-rules';
import { type Claim, claimFaults, claimsOf, inconsistencies, Known } from './consistency';
import { type DeclarationProblem, problemAt, sortedProblems } from './declaration-error';
import type { Source } from './facts';
import type { Fault } from './fault';
import type { Path } from './location';
import type { YamlRead } from './read-yaml';
import { inAll, salvage } from './salvage';
import { type Declaration, declaration as schema } from './schema/declaration';
import type { SourceMap } from './source-map';
import { faultsOf } from './zod-faults';

/** A tenant that was declared, and where. */
export interface DeclaredTenant {
  /** What was declared. */
  readonly declaration: Declaration;
  /** The file, and the line of each of its paths. */
  readonly source: Source;
  /** Who may approve its acceptances; unset: nobody. */
  readonly approval?: ApprovalRules;
}

/** What a file came to: its tenant, or its problems and what is sure of it all the same. */
interface Checked {
  readonly map: SourceMap;
  readonly problems: readonly DeclarationProblem[];
  readonly claims: readonly Claim[];
  readonly declaration?: Declaration;
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
  const claimed = claimFaults(
    files.map((file) => ({
      file,
      claims: file.claims,
      placeOf: (path: Path) => `${file.map.file}:${file.map.lineOf(path)}`,
    })),
  );
  const problems = files.flatMap((file) => {
    const taken = claimed.filter(({ claimant }) => claimant.file === file).map(({ fault }) => fault);
    return bounded([...file.problems, ...taken.map((fault) => located(file.map, fault))]);
  });
  const tenants = files.flatMap(({ declaration, map }) =>
    declaration === undefined ? [] : [{ declaration, source: map.source }],
  );
  return { tenants: problems.length === 0 ? tenants : [], problems };
}

function checkOne({ map, problems, data }: YamlRead): Checked {
  if (data === undefined) return { map, problems, claims: [] };
  const known = new Known(data);
  const result = schema.safeParse(data);
  if (result.success) {
    const faults = inconsistencies(result.data, known).map((fault) => located(map, fault));
    return { map, problems: [...problems, ...faults], claims: claimsOf(result.data), declaration: result.data };
  }
  const spellingOf = (path: Path) => map.spellingOf(path);
  const refused = faultsOf(result.error.issues, { schema, data, spellingOf }).map(withControl);
  const readings = salvage(schema, data, spellingOf);
  const faults = inAll(
    readings.map(({ value, faults, isSampled }) => [
      ...faults,
      ...inconsistencies(value, known).filter(({ path }) => !isSampled(path)),
    ]),
  );
  const claims = inAll(readings.map(({ value, isSampled }) => claimsOf(value).filter(({ path }) => !isSampled(path))));
  return { map, problems: [...problems, ...[...refused, ...faults].map((fault) => located(map, fault))], claims };
}

/** What an acceptance does not say, or not rightly, is what ACC-01 asks for. */
function withControl(fault: Fault): Fault {
  return fault.path[0] === 'acceptances' && fault.path.length > 1 ? { control: 'ACC-01', ...fault } : fault;
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
