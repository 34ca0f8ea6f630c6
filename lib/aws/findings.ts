import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { InvalidValue } from '../values';

/** What the check of a property finds; nothing where it returns. */
export function findingFrom(property: string, check: () => unknown): InvalidValue | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidValue) return error.within(property);
    throw error;
  }
}

/** What the parser has against the value of a property; nothing where it is not given or only apply knows it. */
export function findingIn(
  property: string,
  value: string | undefined,
  parse: (text: string) => unknown,
): InvalidValue | undefined {
  if (value === undefined || Token.isUnresolved(value)) return undefined;
  return findingFrom(property, () => parse(value));
}

/** What is wrong with a number of whole days; nothing where it is at least the least. */
export function daysFinding(
  property: string,
  days: number,
  { least, control }: { readonly least: number; readonly control: string },
): InvalidValue | undefined {
  if (Token.isUnresolved(days) || (Number.isInteger(days) && days >= least)) return undefined;
  return new InvalidValue({
    problem: `${property}: this is not a usable number of days`,
    given: String(days),
    allowed: `a whole number from ${least}`,
    control,
  });
}

/**
 * Refuses the construct where there is a finding, with all findings at once and the construct's path before them.
 *
 * @throws InvalidValue
 */
export function refuse(construct: Construct, findings: readonly (InvalidValue | undefined)[]): void {
  const found = findings.filter((finding) => finding !== undefined);
  const [first] = found;
  if (first === undefined) return;
  if (found.length === 1) throw first.within(construct.node.path);
  throw InvalidValue.ofAll(found, `${found.length} properties are not usable`).within(construct.node.path);
}
