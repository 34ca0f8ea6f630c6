import { absent, type Known, type Origin, type Ref, type SetOf, type Unknown, unknown, type Val } from './value';

/** A value of JSON as it is written, each part in three values. A null is a known one: it takes a setting away. */
export type Data =
  | Known<string | number | boolean | null>
  | { readonly is: 'list'; readonly items: readonly Data[]; readonly at: Origin }
  | { readonly is: 'object'; readonly entries: Readonly<Record<string, Data>>; readonly at: Origin }
  | Ref
  | Unknown
  | { readonly is: 'absent'; readonly at: Origin };

/** The part at a path of property names: `conditions/users`; at an empty path the whole. Absent where an object has none, unknown below an unknown. */
export function dataAt(data: Data, path: string): Data {
  if (path === '') return data;
  return path.split('/').reduce<Data>((inner, name) => {
    if (inner.is === 'object') return propertyOf(inner.entries, name) ?? absent(inner.at);
    if (inner.is === 'unknown' || inner.is === 'absent') return inner;
    return inner.is === 'known' && inner.value === null ? absent(inner.at) : unknown('notRead', inner.at);
  }, data);
}

export function textIn(data: Data, path: string): Val<string> {
  return literalIn(data, path, (value) => (typeof value === 'string' ? value : undefined));
}

export function flagIn(data: Data, path: string): Val<boolean> {
  return literalIn(data, path, (value) => (typeof value === 'boolean' ? value : undefined));
}

export function numberIn(data: Data, path: string): Val<number> {
  return literalIn(data, path, (value) => (typeof value === 'number' ? value : undefined));
}

/** A list of texts. */
export function textsIn(data: Data, path: string): SetOf<string> {
  const list = dataAt(data, path);
  if (list.is === 'list') return { items: list.items.map((item) => textIn(item, '')), at: list.at };
  if (list.is === 'absent' || (list.is === 'known' && list.value === null)) return { items: [], at: list.at };
  return { items: [], open: list.is === 'unknown' ? list.why : 'notRead', at: list.at };
}

/** Texts that Microsoft Graph writes as one, with commas between them. */
export function wordsIn(data: Data, path: string): SetOf<string> {
  const text = textIn(data, path);
  if (text.is === 'absent') return { items: [], at: text.at };
  if (text.is !== 'known') return { items: [text], at: text.at };
  return { items: text.value.split(',').map((word) => ({ ...text, value: word.trim() })), at: text.at };
}

/** The paths of everything that is written out. */
export function pathsIn(data: Data, path = ''): readonly string[] {
  if (data.is !== 'object') return [path];
  return Object.entries(data.entries).flatMap(([name, inner]) =>
    pathsIn(inner, path === '' ? name : `${path}/${name}`),
  );
}

function propertyOf(entries: Readonly<Record<string, Data>>, name: string): Data | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function literalIn<T>(data: Data, path: string, typed: (value: string | number | boolean) => T | undefined): Val<T> {
  const value = dataAt(data, path);
  if (value.is === 'ref' || value.is === 'unknown' || value.is === 'absent') return value;
  if (value.is !== 'known') return unknown('notRead', value.at);
  if (value.value === null) return absent(value.at);
  const read = typed(value.value);
  return read === undefined ? unknown('notRead', value.at) : { is: 'known', value: read, at: value.at };
}
