import { z } from 'zod';
import { InvalidValue, quoted } from '../values';
import { isCredentialKey } from './credential-keys';
import { nearest } from './did-you-mean';
import { type Fault, faultOf } from './fault';
import type { Path } from './location';
import { branchesOf, keysOf, schemaAt, unionAt, valueAt, wordsAt } from './schema-place';

/** What a schema said about which data. */
export interface Refused {
  readonly schema: z.core.$ZodType;
  readonly data: unknown;
  /** How a value that is not text was written, where a file says so. */
  spellingOf(path: Path): string | undefined;
}

/** The issues of a schema as faults that teach: one for each thing to put right, none for the branches not taken. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], refused: Refused): Fault[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    return faultsOfIssue({ ...issue, path }, path, refused);
  });
}

function faultsOfIssue(issue: z.core.$ZodIssue, path: Path, refused: Refused): Fault[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, refused);
  if (issue.code === 'invalid_key') return [refusedKey(issue, path)];
  const value = valueAt(refused.data, path);
  if (value === undefined) return [missing(issue, path, refused)];
  const left = placeholderIn(value);
  if (left !== undefined) return [notFilledIn(left, path, refused)];
  if (issue.code === 'invalid_union') return ofUnion(issue, path, value, refused);
  const given = shown(value, path, refused);
  switch (issue.code) {
    case 'invalid_type':
      return [wrongType(value, issue.expected, path, refused)];
    case 'invalid_value':
      return [notOneOf(value, issue.values.map(String), path, given)];
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'array' && Array.isArray(value)) return [wrongCount(value, issue, path)];
      return [{ path, problem: size(issue), given, allowed: meaning(path, refused) }];
    case 'custom':
      if (issue.params?.refused instanceof InvalidValue) return [faultOf(path, issue.params.refused)];
      return [{ path, problem: issue.message, allowed: meaning(path, refused) }];
    default:
      return [{ path, problem: issue.message, given, suggestion: example(path, refused) }];
  }
}

function unknownKeys(keys: readonly string[], path: Path, refused: Refused): Fault[] {
  const branches = branchesOf(unionAt(refused.schema, path, refused.data)) ?? [];
  const several = keys.some((key) => branches.includes(key));
  return several
    ? noBranch(branches, path, valueAt(refused.data, path), refused)
    : keys.map((key) => unknownKey(key, path, refused));
}

function unknownKey(key: string, parent: Path, refused: Refused): Fault {
  const path = [...parent, key];
  if (isCredentialKey(key)) {
    return {
      path,
      problem: 'a credential does not belong in a declaration',
      suggestion: "Remove it and withdraw it where it was issued: credentials come from the pipeline's environment",
    };
  }
  const known = keysOf(schemaAt(refused.schema, parent, refused.data)) ?? [];
  const unused = known.filter((name) => valueAt(refused.data, [...parent, name]) === undefined);
  return {
    path,
    problem: 'there is no such key here',
    given: quoted(key),
    allowed: known.join(', '),
    suggestion: nearest(key, unused) ?? nearest(key, known),
  };
}

function refusedKey(issue: z.core.$ZodIssueInvalidKey, path: Path): Fault {
  const name = String(path.at(-1) ?? '');
  const [why] = issue.issues;
  if (why?.code === 'custom' && why.params?.refused instanceof InvalidValue) return faultOf(path, why.params.refused);
  const form = why?.code === 'invalid_format' ? why.pattern : undefined;
  const problem = why?.code === 'too_big' ? size(why) : (why?.message ?? issue.message);
  return { path, problem, given: quoted(name), suggestion: form === undefined ? undefined : respelled(name, form) };
}

/** The name with dashes, in lower or upper case, where that has the form (`/…/`) that is asked for. */
function respelled(name: string, form: string): string | undefined {
  const dashed = name
    .slice(0, 80)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const wanted = new RegExp(form.slice(1, -1));
  const found = [dashed.toLowerCase(), dashed.toUpperCase()].find((text) => wanted.test(text));
  return found === undefined ? undefined : `Write ${quoted(found)}`;
}

function missing(issue: z.core.$ZodIssue, path: Path, refused: Refused): Fault {
  const kinds =
    issue.code === 'invalid_union' && 'options' in issue ? issue.options?.map(String).join(', ') : undefined;
  const allowed = kinds ?? meaning(path, refused);
  return { path, problem: 'this key is missing', allowed, suggestion: example(path, refused) };
}

/** The `{REPLACE-…}` of a first declaration or record, which YAML reads as a mapping, and as text where it is in quotes. */
function placeholderIn(value: unknown): string | undefined {
  const [key, ...others] = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const text = typeof value === 'string' ? value : key !== undefined && others.length === 0 ? `{${key}}` : undefined;
  return text !== undefined && /^\{REPLACE-[\w-]+\}$/.test(text) ? text : undefined;
}

function notFilledIn(left: string, path: Path, refused: Refused): Fault {
  const suggestion = example(path, refused) ?? 'Write the value in its place, without the braces';
  return {
    path,
    problem: 'this is not filled in yet',
    given: quoted(left),
    allowed: meaning(path, refused),
    suggestion,
  };
}

function wrongType(value: unknown, expected: string, path: Path, refused: Refused): Fault {
  const given = shown(value, path, refused);
  const quotes = expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return {
    path,
    problem: `this is ${kindOf(value)}, and ${EXPECTED[expected] ?? expected} is wanted`,
    given,
    allowed: meaning(path, refused),
    suggestion: quotes && given !== undefined ? `Put it in quotes: "${given}"` : example(path, refused),
  };
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'a number' : 'a truth value';
}

function notOneOf(value: unknown, values: readonly string[], path: Path, given: string | undefined): Fault {
  const suggestion = typeof value === 'string' ? nearest(value, values) : undefined;
  return { path, problem: 'this is not one of the values', given, allowed: values.join(', '), suggestion };
}

function ofUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, value: unknown, refused: Refused): Fault[] {
  if (issue.discriminator !== undefined) {
    const values = 'options' in issue ? (issue.options ?? []) : [];
    return [notOneOf(value, values.map(String), path, shown(value, path, refused))];
  }
  const inner = issue.errors[branchTaken(issue, path, value, refused)];
  if (inner !== undefined)
    return faultsOf(
      inner.map((one) => ({ ...one, path: [...path, ...one.path] })),
      refused,
    );
  const branches = branchesOf(unionAt(refused.schema, path, refused.data));
  if (branches !== undefined) return noBranch(branches, path, value, refused);
  const literals = issue.errors.flat().flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : []));
  return [
    {
      path,
      problem: 'this is none of what can stand here',
      given: shown(value, path, refused),
      allowed: meaning(path, refused),
      suggestion: typeof value === 'string' ? nearest(value, literals) : undefined,
    },
  ];
}

/** The index of the branch that the value is in, or -1: a mapping's by the key that chooses, a list's because it takes lists. */
function branchTaken(issue: z.core.$ZodIssueInvalidUnion, path: Path, value: unknown, refused: Refused): number {
  const branches = branchesOf(unionAt(refused.schema, path, refused.data));
  if (branches !== undefined) {
    const chosen = branches.filter((key) => valueAt(value, [key]) !== undefined);
    return chosen.length === 1 ? branches.indexOf(chosen[0] ?? '') : -1;
  }
  if (typeof value !== 'object' || value === null) return -1;
  return issue.errors.findIndex((inner) => !inner.some((one) => one.path.length === 0 && isOfType(one)));
}

function isOfType(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

/** A mapping of which one key says what it is, and which has none or several of them. */
function noBranch(branches: readonly string[], path: Path, value: unknown, refused: Refused): Fault[] {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
  const chosen = keys?.filter((key) => branches.includes(key)) ?? [];
  const secret = keys?.filter((key) => isCredentialKey(key)) ?? [];
  const stray = keys?.find((key) => !branches.includes(key) && !isCredentialKey(key));
  const given = keys === undefined ? shown(value, path, refused) : keys.map((key) => quoted(key)).join(', ');
  return [
    ...secret.map((key) => unknownKey(key, path, refused)),
    {
      path,
      problem: chosen.length > 1 ? 'only one of these can be chosen' : 'none of the choices is made',
      given: given === '' ? undefined : given,
      allowed: `one of ${branches.join(', ')}`,
      suggestion: stray === undefined ? `Write it like "${branches[0]}: …"` : nearest(stray, branches),
    },
  ];
}

function size(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const unit = issue.origin === 'string' ? ' characters' : '';
  return issue.code === 'too_big'
    ? `this is more than ${issue.maximum}${unit}`
    : `this is less than ${issue.minimum}${unit}`;
}

function wrongCount(
  list: readonly unknown[],
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
  path: Path,
): Fault {
  const given = entries(list.length);
  if (issue.code === 'too_big') {
    return { path, problem: 'this list is too long', given, allowed: `at most ${entries(issue.maximum)}` };
  }
  const missing = Number(issue.minimum) - list.length;
  const suggestion = missing === 1 ? 'Add one' : `Add ${missing} more`;
  return { path, problem: 'this list is too short', given, allowed: `at least ${entries(issue.minimum)}`, suggestion };
}

function entries(count: number | bigint): string {
  return Number(count) === 1 ? '1 entry' : Number(count) === 0 ? 'no entry' : `${count} entries`;
}

/** A value as a message may show it: text in quotes and cut, others as they were written, never a list or a mapping. */
function shown(value: unknown, path: Path, refused: Refused): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return refused.spellingOf(path) ?? String(value);
  return undefined;
}

/** What the schema says of the place: the values that it lists, else its description. */
function meaning(path: Path, refused: Refused): string | undefined {
  const schema = schemaAt(refused.schema, path, refused.data);
  if (schema instanceof z.ZodEnum) return schema.options.join(', ');
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String).join(', ');
  return wordsAt(refused.schema, path, refused.data).description?.replace(/\.$/, '');
}

function example(path: Path, refused: Refused): string | undefined {
  const { examples } = wordsAt(refused.schema, path, refused.data);
  const [first] = Array.isArray(examples) ? examples : [];
  return first === undefined ? undefined : `Write it like ${JSON.stringify(first)}`;
}
