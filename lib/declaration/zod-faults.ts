import type { z } from 'zod';
import { InvalidValue, quoted } from '../values';
import { nearest } from './did-you-mean';
import { type Fault, faultOf, NOT_FILLED_IN } from './fault';
import { noBranch, refusedKey, unknownKeys } from './key-faults';
import type { Path } from './location';
import { example, meaning, type Refused, shown } from './refused';
import { branchesOf, unionAt, valueAt } from './schema-place';
import { size, wrongCount } from './size-faults';

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
    problem: NOT_FILLED_IN,
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
