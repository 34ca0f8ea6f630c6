/** Some members of a dimension: those listed, or (`except`) all but those listed. Members are sorted and distinct. */
export interface Atoms {
  readonly except: boolean;
  readonly members: readonly string[];
}

/** All members of a dimension. */
export const ALL_ATOMS: Atoms = { except: true, members: [] };

export function only(members: Iterable<string>): Atoms {
  return { except: false, members: [...new Set(members)].sort() };
}

export function allBut(members: Iterable<string>): Atoms {
  return { except: true, members: [...new Set(members)].sort() };
}

export function isNone({ except, members }: Atoms): boolean {
  return !except && members.length === 0;
}

export function isAll({ except, members }: Atoms): boolean {
  return except && members.length === 0;
}

export function includesAtom({ except, members }: Atoms, member: string): boolean {
  return members.includes(member) !== except;
}

export function intersection(a: Atoms, b: Atoms): Atoms {
  if (a.except && b.except) return allBut([...a.members, ...b.members]);
  const [listed, other] = a.except ? [b, a] : [a, b];
  return { except: false, members: listed.members.filter((member) => includesAtom(other, member)) };
}

export function complement({ except, members }: Atoms): Atoms {
  return { except: !except, members };
}

/**
 * Whether no member is in both. Sets of a closed dimension are listed, so two that only leave something out are of an open
 * one and always share what neither names.
 */
export function areApart(a: Atoms, b: Atoms): boolean {
  if (a.except && b.except) return false;
  const [listed, other] = a.except ? [b, a] : [a, b];
  return listed.members.every((member) => !includesAtom(other, member));
}

/** Whether every member of `inner` is in `outer`; of sets in the form of `areApart`. */
export function isWithin(inner: Atoms, outer: Atoms): boolean {
  if (!inner.except) return inner.members.every((member) => includesAtom(outer, member));
  return outer.except && outer.members.every((member) => !includesAtom(inner, member));
}

/** Whether two sets in the form of `areApart` have the same members. */
export function isSameAtoms(a: Atoms, b: Atoms): boolean {
  if (a === b) return true;
  if (a.except !== b.except || a.members.length !== b.members.length) return false;
  return a.members.every((member, index) => member === b.members[index]);
}
