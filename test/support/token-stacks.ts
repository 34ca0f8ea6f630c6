/**
 * The framework keeps with each token the stack at which it was made, as text. jest maps such a text to the sources, frame
 * by frame: half of the time that a synthesis takes, for something that no test reads. cdktn asks by a function of its own.
 */
jest.mock('cdktf/lib/tokens/private/stack-trace', () => ({
  captureStackTrace: () => [],
  captureCreationStack: () => [],
}));
