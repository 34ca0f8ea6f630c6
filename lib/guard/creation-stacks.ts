import { types } from 'node:util';

/**
 * Runs something without the framework's notes of where each token was created.
 *
 * For every nested reference of every resource the framework captures a stack of unlimited depth, which takes half of the
 * time to construct. Nothing of it is written; it only stands in the message where a token cannot be resolved. cdktn has a
 * switch for it. cdktf 0.21 has none, and captures on plain objects; so while this runs, what is no error gets no stack.
 */
export function withoutCreationStacks<T>(run: () => T): T {
  const { captureStackTrace } = Error;
  const { CDKTN_DISABLE_CREATION_STACK: disabled } = process.env;
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error || types.isNativeError(target)) captureStackTrace(target, below);
  };
  process.env.CDKTN_DISABLE_CREATION_STACK = 'true';
  try {
    return run();
  } finally {
    Error.captureStackTrace = captureStackTrace;
    if (disabled === undefined) delete process.env.CDKTN_DISABLE_CREATION_STACK;
    else process.env.CDKTN_DISABLE_CREATION_STACK = disabled;
  }
}
