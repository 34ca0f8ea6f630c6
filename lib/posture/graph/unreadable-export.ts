import { kindOf } from '../terraform/unreadable-terraform';

/**
 * An export of a directory that cannot be judged: not the JSON of Microsoft Graph, or not whole.
 *
 * The message reads `<file>: <pointer>: <problem>, got <kind of value>; <allowed>`. It quotes no value of the directory.
 */
export class UnreadableExport extends Error {
  override readonly name = 'UnreadableExport';

  constructor(
    file: string,
    /** JSON pointer into the file, `""` for its root. */
    readonly pointer: string,
    problem: string,
    given: unknown,
    allowed: string,
  ) {
    super(`${file}: ${pointer === '' ? 'the root' : pointer}: ${problem}, got ${kindOf(given)}; ${allowed}`);
  }
}
