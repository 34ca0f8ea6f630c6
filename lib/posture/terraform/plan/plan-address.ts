/** Source of a pattern for the key of an instance: `[0]`, `["a"]`. */
export const KEY = '\\[(?:-?\\d+|"(?:[^"\\\\]|\\\\.)*")\\]';
const KEYS = new RegExp(KEY, 'g');

/** The address without instance keys. */
export function withoutKeys(address: string): string {
  return address.replace(KEYS, '');
}

export function within(module: string, local: string): string {
  return module === '' ? local : `${module}.${local}`;
}

export function parentOf(module: string): string {
  return module.replace(new RegExp(`\\.?module\\.[\\w-]+(?:${KEY})?$`), '');
}
