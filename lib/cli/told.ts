import { ExitCode } from './exit-code';

/** Errors whose message was written for the person at the terminal: no stack trace helps there. */
const TOLD = new Set([
  'DeclarationError',
  'GuardError',
  'InvalidFacts',
  'InvalidValue',
  'UnreadableExport',
  'UnreadableInput',
  'UnreadableOutput',
  'UnreadablePlan',
  'UnreadableTerraform',
]);

/**
 * Runs a command's body; a typed error is printed in its own words and becomes the exit code.
 *
 * @param afterRefusal what to do next where findings stop, printed after them
 */
export async function told(body: () => ExitCode | Promise<ExitCode>, afterRefusal?: string): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isRefused = error.name === 'SynthesisRefused';
    if (isRefused) process.exitCode = ExitCode.refused;
    else if (TOLD.has(error.name)) process.exitCode = ExitCode.couldNotJudge;
    else throw error;
    process.stderr.write(`${error.message}\n${isRefused && afterRefusal !== undefined ? afterRefusal : ''}`);
  }
}
