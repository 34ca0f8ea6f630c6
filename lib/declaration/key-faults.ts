import type { z } from 'zod';
import { InvalidValue, quoted } from '../values';
import { isCredentialKey } from './credential-keys';
import { nearest } from './did-you-mean';
import { type Fault, faultOf } from './fault';
import type { Path } from './location';
import { type Refused, shown } from './refused';
import { branchesOf, keysOf, schemaAt, unionAt, valueAt } from './schema-place';
import { size } from './size-faults';

/** Keys that a mapping does not have; where one of several says what it is, the choice among them. */
export function unknownKeys(keys: readonly string[], path: Path, refused: Refused): Fault[] {
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

/** A key of your own choosing that does not have the form of one. */
export function refusedKey(issue: z.core.$ZodIssueInvalidKey, path: Path): Fault {
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

/** A mapping of which one key says what it is, and which has none or several of them. */
export function noBranch(branches: readonly string[], path: Path, value: unknown, refused: Refused): Fault[] {
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
