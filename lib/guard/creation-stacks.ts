import { types } from 'node:util';

/**
 * Runs something without the framework's notes of where each token was created.
 *
 * The framework captures a stack of unlimited depth for every nested reference of every resource and puts it into text,
 * which takes half of the time to construct. Nothing of it is written; it only stands in the message where a token cannot be
 * resolved. cdktn has a switch for it. cdktf 0.21 has none, so V8 is asked, by its own hook, not to put stacks into text
 * that are captured on anything but an error; errors keep theirs.
 */
export function withoutCreationStacks<T>(run: () => T): T {
  const { prepareStackTrace } = Error;
  const { CDKTN_DISABLE_CREATION_STACK: disabled } = process.env;
  Error.prepareStackTrace = (error, frames) =>
    types.isNativeError(error) ? (prepareStackTrace ?? stackText)(error, frames) : '';
  process.env.CDKTN_DISABLE_CREATION_STACK = 'true';
  try {
    return run();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    if (disabled === undefined) delete process.env.CDKTN_DISABLE_CREATION_STACK;
    else process.env.CDKTN_DISABLE_CREATION_STACK = disabled;
  }
}

/** As V8 puts it. */
function stackText(error: Error, frames: readonly NodeJS.CallSite[]): string {
  return [String(error), ...frames.map((frame) => `    at ${frame}`)].join('\n');
}
