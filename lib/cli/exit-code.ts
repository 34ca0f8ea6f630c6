/** What a pipeline reads from the command. */
export enum ExitCode {
  /** Nothing unmet or unknown at the bar. */
  nothing = 0,
  /** Bad input: it could not be judged. */
  couldNotJudge = 1,
  /** Unmet or unknown at the bar. */
  refused = 2,
}
