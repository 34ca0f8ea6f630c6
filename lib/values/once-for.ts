/** A function that works its answer out once for each thing that never changes, and keeps it for as long as there is that thing. */
export function onceFor<Thing extends object, T>(work: (thing: Thing) => T): (thing: Thing) => T {
  const known = new WeakMap<Thing, { readonly answer: T }>();
  return (thing) => {
    const found = known.get(thing);
    if (found !== undefined) return found.answer;
    const answer = work(thing);
    known.set(thing, { answer });
    return answer;
  };
}
