import fc from 'fast-check';
import { lineOfKey } from '../../lib/values';

const TEXT = `{
  "resource": {
    "aws_s3_bucket": {
      "a": { "bucket": "b\\"}" },
      "b": [
        { "tags": { "a": 1 } }
      ]
    }
  },
  "data": [
    { "aws_s3_bucket": { "a": {} } },
    { "aws_iam_role": {
        "r": {} } }
  ]
}`;

describe('the line of a key', () => {
  it.each([
    [['resource'], 2],
    [['resource', 'aws_s3_bucket', 'a'], 4],
    [['resource', 'aws_s3_bucket', 'b'], 5],
    [['resource', 'aws_s3_bucket', 'b', 'tags', 'a'], 6],
    [['data', 'aws_s3_bucket', 'a'], 11],
    [['data', 'aws_iam_role', 'r'], 13],
    [['resource', 'aws_s3_bucket', 'c'], undefined],
    [['a'], undefined],
    [[], undefined],
  ])('that %j leads to is %p', (path, line) => {
    expect(lineOfKey(TEXT, path)).toBe(line);
  });

  it('is found whatever the key and what stands before it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.jsonValue(), (outer, key, before) => {
        fc.pre(outer !== 'before' && outer !== '__proto__' && key !== '__proto__');
        const text = JSON.stringify({ before, [outer]: { [key]: 1 } }, undefined, 1);
        const line = lineOfKey(text, [outer, key]);
        expect(text.split('\n')[(line ?? 0) - 1]?.trim()).toBe(`${JSON.stringify(key)}: 1`);
      }),
    );
  });

  it('is found in a second in a text of megabytes', () => {
    const text = JSON.stringify({ long: 'x'.repeat(5_000_000), deep: '\\"'.repeat(1_000_000), last: 1 });
    const started = Date.now();
    expect(lineOfKey(text, ['last'])).toBe(1);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
