/** The guard cannot vouch for the output: what is wrong, what is allowed and how to put it right. */
export class GuardError extends Error {
  override readonly name: string = 'GuardError';
}

/** Controls at `required` or above are unmet or unknown, so nothing was written; the message holds every finding. */
export class SynthesisRefused extends GuardError {
  override readonly name = 'SynthesisRefused';
}
