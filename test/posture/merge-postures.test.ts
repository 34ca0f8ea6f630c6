import { emptyPosture, mergePostures, readStack } from '../../lib/posture';

const stack = (name: string, json: unknown) => readStack({ stack: name, json });

describe('merging postures', () => {
  it('keeps everything of each, in their order', () => {
    const merged = mergePostures([
      stack('b', { resource: { aws_s3_bucket: { b: { bucket: 'ledger' } } } }),
      stack('a', {
        resource: { aws_s3_bucket: { a: { bucket: 'logs' } } },
        module: { m: {} },
        provider: { azuread: {} },
      }),
    ]);
    expect(merged.entities.bucket.map(({ scope, address }) => [scope.stack, address])).toEqual([
      ['b', 'aws_s3_bucket.b'],
      ['a', 'aws_s3_bucket.a'],
    ]);
    expect(merged.opaque.map(({ stack: of, address }) => [of, address])).toEqual([['a', 'module.m']]);
    expect(merged.clouds).toEqual(['aws', 'entra']);
  });

  it('of nothing is the empty posture', () => {
    expect(mergePostures([])).toEqual(emptyPosture());
  });

  it('is a closed world only where each of them is', () => {
    const closed = { ...emptyPosture(), closedWorld: true };
    expect(mergePostures([closed, closed]).closedWorld).toBe(true);
    expect(mergePostures([closed, emptyPosture()]).closedWorld).toBe(false);
  });
});
