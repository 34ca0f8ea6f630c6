import type { Entity, Origin, UnknownReason, Val } from '../posture';

/** A value that cannot be read before apply, and why. */
export interface Unread {
  readonly at: Origin;
  readonly why: UnknownReason;
}

/** Each finding asks for the same entities, and an entity never changes. */
const KNOWN = new WeakMap<Entity, readonly Unread[]>();

/** Every judged value of an entity that cannot be read, in the order of the fields. */
export function unreadValues(entity: Entity): readonly Unread[] {
  const known = KNOWN.get(entity);
  if (known !== undefined) return known;
  const values = [...unreadIn(entity.exists), ...unreadIn(entity.fields)];
  KNOWN.set(entity, values);
  return values;
}

function unreadIn(value: unknown): readonly Unread[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isUnknown(value)) return [{ at: value.at, why: value.why }];
  if ('open' in value && 'at' in value && value.open !== undefined) {
    return [{ at: value.at as Origin, why: value.open as UnknownReason }];
  }
  const found: Unread[] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (name !== 'at' && typeof inner === 'object') found.push(...unreadIn(inner));
  }
  return found;
}

function isUnknown(value: object): value is Extract<Val<unknown>, { is: 'unknown' }> {
  return 'is' in value && value.is === 'unknown';
}
