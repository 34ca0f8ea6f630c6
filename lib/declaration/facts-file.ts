import { hasDuplicateKey, remembered } from '../values';
import { claimFaults, claimsOf, inconsistencies, Known } from './consistency';
import { problemAt } from './declaration-error';
import { FACTS_FILE, type Facts } from './facts';
import { factsTextOf } from './facts-text';
import type { Fault } from './fault';
import { focusFault } from './focus';
import { InvalidFacts } from './invalid-facts';
import { type Path, pathText } from './location';
import { type Declaration, declaration as declarationSchema } from './schema/declaration';
import { facts as schema } from './schema/facts';
import { valueAt } from './schema-place';
import { faultsOf } from './zod-faults';

const LARGEST = 10_000_000;
const DEEPEST = 32;
const MOST_FAULTS = 100;

/** `readFacts` of the index. */
export function readFacts(text: string): Facts {
  return soundFacts(text) ?? readWhole(text);
}

/** Reads all of it at once, and tells of all that is wrong with it. */
function readWhole(text: string): Facts {
  if (text.length > LARGEST) {
    refuse([{ path: [], problem: 'the file is too large for facts', allowed: `at most ${LARGEST} characters` }]);
  }
  const read = jsonOf(text, DEEPEST);
  if ('fault' in read) refuse([read.fault]);
  const { data } = read;
  const version = valueAt(data, ['version']);
  if (version !== 1) {
    const given = typeof version === 'number' ? String(version) : undefined;
    refuse([
      { path: ['version'], problem: 'facts of this version are not read here', given, allowed: '1', suggestion: AGAIN },
    ]);
  }
  const result = schema.safeParse(data);
  if (!result.success) refuse(faultsOf(result.error.issues, { schema, data, spellingOf: () => undefined }));
  const { declaration, focus } = result.data;
  const off = focusFault(declaration, focus);
  const within = [
    ...inconsistencies(declaration, new Known(declaration)),
    ...claimFaults([{ claims: claimsOf(declaration), placeOf: pathText }]).map(({ fault }) => fault),
  ].map((fault) => ({ ...fault, path: ['declaration', ...fault.path] }));
  if (off !== undefined || within.length > 0) refuse([...(off === undefined ? [] : [off]), ...within]);
  return result.data;
}

/** `tenantOfFacts` of the index. */
export function tenantOfFacts(text: string): string {
  const apart = factsTextOf(text);
  const tenant = apart === undefined ? undefined : tenantOf(apart.declaration);
  return tenant ?? tenantAt(text, ['declaration', 'tenant']) ?? readFacts(text).declaration.tenant;
}

function tenantAt(text: string, path: Path): string | undefined {
  try {
    const tenant = valueAt(JSON.parse(text), path);
    return typeof tenant === 'string' ? tenant : undefined;
  } catch {
    return undefined;
  }
}

/** Declarations kept: the facts files of a tenant hold the same one. */
const MOST_DECLARATIONS = 20;

/** The tenant that a declaration names, from its text. */
const tenantOf = remembered(
  1,
  (text: string) => text,
  (text) => tenantAt(text, ['tenant']),
);

/** A declaration that the schema and all checks take, from its text; `undefined` for any other. */
const soundDeclaration = remembered(
  MOST_DECLARATIONS,
  (text: string) => text,
  (text): Declaration | undefined => {
    const read = jsonOf(text, DEEPEST - 1);
    if ('fault' in read) return undefined;
    const { data } = declarationSchema.safeParse(read.data);
    if (data === undefined || inconsistencies(data, new Known(data)).length > 0) return undefined;
    return claimFaults([{ claims: claimsOf(data), placeOf: pathText }]).length > 0 ? undefined : data;
  },
);

const others = schema.omit({ declaration: true });

/** The facts where nothing is wrong with them, and they are laid out as they are written. */
function soundFacts(text: string): Facts | undefined {
  const apart = text.length > LARGEST ? undefined : factsTextOf(text);
  if (apart === undefined || hostility(apart.others, DEEPEST) !== undefined) return undefined;
  const declaration = soundDeclaration(apart.declaration);
  const { data: facts } = others.safeParse(apart.others);
  if (declaration === undefined || facts === undefined) return undefined;
  return focusFault(declaration, facts.focus) === undefined ? { ...facts, declaration } : undefined;
}

const AGAIN = 'Synthesize again, and leave the file as it is written';

function jsonOf(text: string, deepest: number): { readonly data: unknown } | { readonly fault: Fault } {
  const fault = (problem: string, allowed?: string) => ({ fault: { path: [], problem, allowed, suggestion: AGAIN } });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return fault('the file is not JSON');
  }
  if (hasDuplicateKey(text, data)) return fault('an object of the file has a key twice', 'each key once');
  const hostile = hostility(data, deepest);
  return hostile === undefined ? { data } : fault(hostile);
}

/** What no facts file of ours has, and what would get past a schema or exhaust it. */
function hostility(data: unknown, deepest: number): string | undefined {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return `the file nests deeper than ${DEEPEST} levels`;
    const inner: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (Object.hasOwn(value, '__proto__')) return 'the file has a key "__proto__"';
      for (const item of Object.values(value)) inner.push(item);
    }
    level = inner;
  }
  return undefined;
}

function refuse(faults: readonly Fault[]): never {
  throw new InvalidFacts(faults.slice(0, MOST_FAULTS).map((fault) => problemAt(FACTS_FILE, undefined, fault)));
}
