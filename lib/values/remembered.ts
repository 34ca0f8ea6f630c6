/**
 * A function that keeps its latest answers by their key: what the next control, stack or tenant asks again is not worked
 * out again. Of answers that are too many it forgets those that nobody has asked for lately, so that memory stays flat.
 *
 * @param most how many answers are kept at the least, once there are as many; at most twice as many are
 */
export function remembered<T, Args extends readonly unknown[]>(
  most: number,
  keyOf: (...args: Args) => string,
  work: (...args: Args) => T,
): (...args: Args) => T {
  let lately = new Map<string, { readonly answer: T }>();
  let before = new Map<string, { readonly answer: T }>();
  return (...args) => {
    const key = keyOf(...args);
    const known = lately.get(key);
    if (known !== undefined) return known.answer;
    const found = before.get(key) ?? { answer: work(...args) };
    if (lately.size >= most) {
      before = lately;
      lately = new Map();
    }
    lately.set(key, found);
    return found.answer;
  };
}
