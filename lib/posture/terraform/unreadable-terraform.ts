/**
 * Terraform JSON that does not have the shape that Terraform itself asks for, so that nothing can be said about it.
 *
 * The message reads `<stack>: <pointer>: <problem>, got <kind of value>; <allowed>`. It names no value, only its kind: a
 * configuration may hold secrets.
 */
export class UnreadableTerraform extends Error {
  override readonly name = 'UnreadableTerraform';

  constructor(
    stackName: string,
    /** JSON pointer into the file, `""` for its root. */
    readonly pointer: string,
    problem: string,
    given: unknown,
    allowed: string,
  ) {
    super(`${stackName}: ${pointer === '' ? 'the root' : pointer}: ${problem}, got ${kindOf(given)}; ${allowed}`);
  }
}

/** What kind of value it is, in words; never the value. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
