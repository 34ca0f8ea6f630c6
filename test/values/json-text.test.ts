import fc from 'fast-check';
import { parseJson, UnreadableJson } from '../../lib/values';

/** JSON of a value whose objects are lists of keys and values, so that a key can be there twice. */
function spelled(value: unknown, space: string): { readonly json: string; readonly twice: boolean } {
  if (!Array.isArray(value)) return { json: JSON.stringify(value), twice: false };
  const [items, isObject] = value as [readonly unknown[], unknown];
  if (isObject === false) {
    const inner = items.map((item) => spelled(item, space));
    return { json: `[${inner.map(({ json }) => json).join(`,${space}`)}]`, twice: inner.some(({ twice }) => twice) };
  }
  const entries = (value as readonly (readonly [string, unknown])[]).map(
    ([key, inner]) => [key, spelled(inner, space)] as const,
  );
  const keys = new Set(entries.map(([key]) => key));
  return {
    json: `{${entries.map(([key, { json }]) => `${space}${JSON.stringify(key)}${space}:${space}${json}`).join(',')}${space}}`,
    twice: keys.size < entries.length || entries.some(([, { twice }]) => twice),
  };
}

describe('JSON text', () => {
  it('is parsed', () => {
    expect(parseJson('{"a":[1,{"a":"b"},{"a":"a,\\"{"}],"b":null}')).toEqual({
      a: [1, { a: 'b' }, { a: 'a,"{' }],
      b: null,
    });
  });

  it.each(['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '[{"x":{"k":{},"k":[]}}]', '{"a":"}","b":[{"c":1},2],"a":3}'])(
    'is refused with a key twice: %s',
    (text) => {
      expect(() => parseJson(text)).toThrow(
        new UnreadableJson('an object has a key twice; each key may be there once'),
      );
    },
  );

  it('is refused exactly where a key is there twice, whatever its strings hold', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ':', '"', '\\', '{', ',', 'é', '\u2028') });
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, text, fc.constant(null), tie('list'), tie('object')),
      list: fc.array(tie('any'), { maxLength: 3 }).map((items) => [items, false] as const),
      object: fc.array(fc.tuple(text, tie('any')), { maxLength: 4 }),
    })).any;
    const spaced = fc.constantFrom('', ' ', '\n  ');
    fc.assert(
      fc.property(value, spaced, (written, space) => {
        const { json, twice } = spelled(written, space);
        if (twice) expect(() => parseJson(json)).toThrow('a key twice');
        else expect(parseJson(json)).toEqual(JSON.parse(json));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('is refused where it nests beyond reason, before anything of it is built: %s', (_what, open, close) => {
    const nested = (levels: number) => `${open.repeat(levels)}${open === '[' ? '' : '1'}${close.repeat(levels)}`;
    expect(() => parseJson(nested(500))).not.toThrow();
    expect(() => parseJson(nested(501))).toThrow(new UnreadableJson('this nests deeper than 500 levels'));
    expect(() => parseJson(open.repeat(20_000_000))).toThrow('this nests deeper than 500 levels');
    expect(() => parseJson(JSON.stringify([`${'['.repeat(1000)}\\`, `"${'['.repeat(1000)}`]))).not.toThrow();
  });

  it('is refused in a time that grows as its length does, where a string never ends', () => {
    expect(() => parseJson(`"${'\\"'.repeat(5_000_000)}`)).toThrow('this is not JSON');
  });

  it('is refused where it is not JSON, without a word of what it holds', () => {
    expect(() => parseJson('{"password": s3cr3t}')).toThrow(UnreadableJson);
    expect(() => parseJson('{"password": s3cr3t}')).not.toThrow(/s3cr3t/);
    expect(() => parseJson('')).toThrow('this is not JSON');
  });
});
