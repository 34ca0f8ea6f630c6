import { basename } from 'node:path';

/** The guard cannot vouch for the output: what is wrong, what is allowed and how to put it right. */
export class GuardError extends Error {
  override readonly name: string = 'GuardError';
}

/** Controls at `required` or above are unmet or unknown, so nothing was written; the message holds every finding. */
export class SynthesisRefused extends GuardError {
  override readonly name = 'SynthesisRefused';

  /** @param problems what stops, in the order in which it is told */
  static of(problems: readonly string[], outdir: string): SynthesisRefused {
    return new SynthesisRefused(nothingWritten(problems.join('\n  '), outdir));
  }
}

/** What a message says of the output directory after what stopped. */
export function nothingWritten(problem: string, outdir: string): string {
  return `${problem}\n\nNothing was written to ${basename(outdir)}.`;
}
