import { parseJson, UnreadableJson } from '../../lib/values';

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
