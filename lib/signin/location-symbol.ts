import type { Entity } from '../posture';

/** What policies call a named location: by the reference to it, and one that is there already by its id. */
export function locationSymbol({ address, fields: { objectId } }: Entity<'namedLocation'>): string {
  return objectId ?? `\${${address}.object_id}`;
}
