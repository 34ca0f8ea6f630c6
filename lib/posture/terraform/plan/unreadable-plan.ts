import { kindOf } from '../unreadable-terraform';

/**
 * A plan that cannot be judged: of another format, cut off, ended in an error, or not of a plan's shape.
 *
 * The message reads `<stack>: <pointer>: <problem>, got <kind of value>; <allowed>`. It quotes no value of the plan: `before`
 * and `after` hold secrets in plain text.
 */
export class UnreadablePlan extends Error {
  override readonly name = 'UnreadablePlan';

  constructor(
    stackName: string,
    /** JSON pointer into the plan, `""` for its root. */
    readonly pointer: string,
    problem: string,
    given: unknown,
    allowed: string,
  ) {
    super(`${stackName}: ${pointer === '' ? 'the root' : pointer}: ${problem}, got ${kindOf(given)}; ${allowed}`);
  }
}
