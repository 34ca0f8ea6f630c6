import { createHash } from 'node:crypto';

/** Namespace of the ids that this package makes of names. */
const NAMESPACE = '5d2c7d0f-6c7e-4f0a-9d0d-0c1b9f0f7a61';

/** The id of a thing by its name: the same name has the same id, on any machine and on any day. */
export function namedUuid(...name: readonly string[]): string {
  return uuidOf(NAMESPACE, JSON.stringify(name));
}

/** A UUID of version 5 (RFC 9562, 5.5): the SHA-1 of a namespace and a name. */
export function uuidOf(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
