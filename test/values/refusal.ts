import { InvalidValue } from '../../lib/values';

/** The refusal that `act` throws; fails the test when it throws nothing or something else. */
export function refusal(act: () => unknown): InvalidValue {
  let given: unknown;
  try {
    given = act();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidValue);
    return error as InvalidValue;
  }
  throw new Error(`expected a refusal, got ${String(given)}`);
}
