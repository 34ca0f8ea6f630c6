import { BucketName } from '../../lib/values';
import { refusal } from './refusal';

describe('BucketName', () => {
  it.each(['abc', 'contoso-ledger', 'logs.contoso.example', '1bucket9', 'a'.repeat(63), '1.2.3.4.5'])(
    'reads %s',
    (text) => {
      expect(String(BucketName.parse(text))).toBe(text);
    },
  );

  it.each([
    ['ab', 'this is not a bucket name'],
    ['a'.repeat(64), 'this is not a bucket name'],
    ['-ab', 'this is not a bucket name'],
    ['ab.', 'this is not a bucket name'],
    ['a_b', 'this is not a bucket name'],
    ['abc\n', 'this is not a bucket name'],
    ['a..b', 'a bucket name has no two dots in a row'],
    ['192.168.5.4', 'a bucket name is not an IP address'],
    ['xn--bucket', 'Amazon reserves bucket names that begin with "xn--"'],
    ['sthree-configurator', 'Amazon reserves bucket names that begin with "sthree-"'],
    ['amzn-s3-demo-bucket', 'Amazon reserves bucket names that begin with "amzn-s3-demo-"'],
    ['ledger-s3alias', 'Amazon reserves bucket names that end with "-s3alias"'],
    ['ledger--ol-s3', 'Amazon reserves bucket names that end with "--ol-s3"'],
    ['ledger.mrap', 'Amazon reserves bucket names that end with ".mrap"'],
    ['ledger--x-s3', 'Amazon reserves bucket names that end with "--x-s3"'],
    ['ledger--table-s3', 'Amazon reserves bucket names that end with "--table-s3"'],
  ])('refuses %j: %s', (text, problem) => {
    expect(refusal(() => BucketName.parse(text)).problem).toBe(problem);
  });

  it('gives the lower-case name where that is all that is wrong', () => {
    expect(refusal(() => BucketName.parse('Contoso-Ledger')).remedy).toBe('Write "contoso-ledger"');
    expect(refusal(() => BucketName.parse('Contoso_Ledger')).remedy).toBeUndefined();
  });

  it('is equal to the same name only', () => {
    expect(BucketName.parse('ledger').equals(BucketName.parse('ledger'))).toBe(true);
    expect(BucketName.parse('ledger').equals(BucketName.parse('ledger2'))).toBe(false);
  });
});
