import { hasDuplicateKey, remembered } from '../values';
import { claimFaults, claimsOf, inconsistencies, Known } from './consistency';
import { problemAt } from './declaration-error';
import { FACTS_FILE, type Facts } from './facts';
import type { Fault } from './fault';
import { focusFault } from './focus';
import { InvalidFacts } from './invalid-facts';
import { pathText } from './location';
import { type Declaration, declaration as declarationSchema } from './schema/declaration';
import { facts as schema } from './schema/facts';
import { valueAt } from './schema-place';
import { faultsOf } from './zod-faults';

const LARGEST = 10_000_000;
const DEEPEST = 32;
const MOST_FAULTS = 100;

/** `readFacts` of the index. */
export function readFacts(text: string): Facts {
  const data = jsonOf(text);
  const sound = soundFacts(data);
  if (sound !== undefined) return sound;
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
  let tenant: unknown;
  try {
    tenant = valueAt(JSON.parse(text), ['declaration', 'tenant']);
  } catch {
    tenant = undefined;
  }
  return typeof tenant === 'string' ? tenant : readFacts(text).declaration.tenant;
}

/** Declarations kept: the facts files of a tenant hold the same one. */
const MOST_DECLARATIONS = 20;

/** A declaration that the schema and all checks take, from its text; `undefined` for any other. */
const soundDeclaration = remembered(
  MOST_DECLARATIONS,
  (text: string) => text,
  (text): Declaration | undefined => {
    const { data } = declarationSchema.safeParse(JSON.parse(text));
    if (data === undefined || inconsistencies(data, new Known(data)).length > 0) return undefined;
    return claimFaults([{ claims: claimsOf(data), placeOf: pathText }]).length > 0 ? undefined : data;
  },
);

const others = schema.omit({ declaration: true });

/** The facts where nothing is wrong with them; what is, is told only by the whole of them. */
function soundFacts(data: unknown): Facts | undefined {
  if (typeof data !== 'object' || data === null || !('declaration' in data)) return undefined;
  const { declaration: written, ...rest } = data;
  const declaration = soundDeclaration(JSON.stringify(written));
  const { data: facts } = others.safeParse(rest);
  if (declaration === undefined || facts === undefined) return undefined;
  return focusFault(declaration, facts.focus) === undefined ? { ...facts, declaration } : undefined;
}

const AGAIN = 'Synthesize again, and leave the file as it is written';

function jsonOf(text: string): unknown {
  if (text.length > LARGEST) {
    refuse([{ path: [], problem: 'the file is too large for facts', allowed: `at most ${LARGEST} characters` }]);
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    refuse([{ path: [], problem: 'the file is not JSON', suggestion: AGAIN }]);
  }
  if (hasDuplicateKey(text, data)) {
    refuse([
      { path: [], problem: 'an object of the file has a key twice', allowed: 'each key once', suggestion: AGAIN },
    ]);
  }
  const hostile = hostility(data);
  if (hostile !== undefined) refuse([{ path: [], problem: hostile, suggestion: AGAIN }]);
  return data;
}

/** What no facts file of ours has, and what would get past a schema or exhaust it. */
function hostility(data: unknown): string | undefined {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `the file nests deeper than ${DEEPEST} levels`;
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
