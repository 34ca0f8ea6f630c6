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

  it('is refused where it is not JSON, without a word of what it holds', () => {
    expect(() => parseJson('{"password": s3cr3t}')).toThrow(UnreadableJson);
    expect(() => parseJson('{"password": s3cr3t}')).not.toThrow(/s3cr3t/);
    expect(() => parseJson('')).toThrow('this is not JSON');
  });
});
