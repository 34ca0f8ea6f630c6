import type { Entity, Posture } from '../../lib/posture';

/** Whether two postures differ in what a control that reads these fields can see. */
export interface Difference {
  readonly none: boolean;
  concerns(reads: readonly (readonly [string, string])[]): boolean;
}

/** What differs between two postures of the same stack, wherever the values came from. */
export function differenceOf(before: Posture, after: Posture): Difference {
  const fields = new Set<string>();
  const kinds = new Set<string>();
  for (const [kind, entities] of Object.entries(before.entities) as [string, readonly Entity[]][]) {
    const others: readonly Entity[] = after.entities[kind as keyof Posture['entities']] ?? [];
    if (others.length !== entities.length) kinds.add(kind);
    for (const [index, { fields: own, ...head }] of entities.entries()) {
      const { fields: theirs, ...otherHead } = others[index] ?? { fields: {} };
      if (!isSame(head, otherHead)) kinds.add(kind);
      else for (const field of differingIn(own, theirs)) fields.add(`${kind} ${field}`);
    }
  }
  const opaque = !isSame(before.opaque, after.opaque);
  return {
    none: fields.size === 0 && kinds.size === 0 && !opaque,
    concerns: (reads) => opaque || reads.some(([kind, field]) => kinds.has(kind) || fields.has(`${kind} ${field}`)),
  };
}

function differingIn(own: object, theirs: object): readonly string[] {
  const other = theirs as Readonly<Record<string, unknown>>;
  return Object.entries(own).flatMap(([field, value]) => (isSame(value, other[field]) ? [] : [field]));
}

/** Equal but for where it was written (`at`). */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [a, b] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  for (const key in a) if (key !== 'at' && !(key in b && isSame(a[key], b[key]))) return false;
  for (const key in b) if (key !== 'at' && !(key in a)) return false;
  return true;
}
