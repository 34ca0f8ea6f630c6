/**
 * A function that keeps its latest answers by their key: what the next control, stack or tenant asks again is not worked
 * out again. It forgets all of them when they are too many, so that memory stays flat.
 */
export function remembered<T, Args extends readonly unknown[]>(
  most: number,
  keyOf: (...args: Args) => string,
  work: (...args: Args) => T,
): (...args: Args) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (...args) => {
    const key = keyOf(...args);
    const found = known.get(key);
    if (found !== undefined) return found.answer;
    const answer = work(...args);
    if (known.size >= most) known.clear();
    known.set(key, { answer });
    return answer;
  };
}
