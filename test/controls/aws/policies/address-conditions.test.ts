import { addressConditions } from '../../../../lib/controls/aws/policies/address-conditions';
import { rcp, scp } from '../../../support/aws-organization';
import { findingOn, givenOn, inline, ofBucket, partlyRead, trust, verdictOn } from '../../../support/aws-policies';
import { declaredAccount, type WrittenStatement } from '../../../support/aws-posture';

const from = (ranges: string | readonly string[], operator = 'NotIpAddress'): WrittenStatement => ({
  Condition: { [operator]: { 'aws:SourceIp': ranges } },
});
const TWINS = ['203.0.113.0/26', '2001:db8:10::/48'];

describe('AWS-POL-03', () => {
  it.each([
    ['a deny', from(TWINS)],
    ['an allow', { ...from(TWINS, 'IpAddress'), Effect: 'Allow' } as const],
    ['IPv6 alone', from('2001:db8:10::/48')],
    ['ranges that a declared network has without IPv6', from(['198.51.100.16/28'])],
    ['a list of addresses under another key', { Condition: { NotIpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } } }],
    ['statements that do not look at addresses', {}],
  ])('is met by %s', (_, statement) => {
    expect(verdictOn(addressConditions, inline([statement]))).toBe('met');
  });

  it.each(['10.0.0.0/8', '10.1.2.3/32', '172.16.0.0/12', '192.168.1.0/24', '100.64.0.0/10', '127.0.0.1', 'fd00::/8'])(
    'is unmet by %s, from where no request over the Internet comes',
    (range) => {
      expect(givenOn(addressConditions, inline([from([...TWINS, range])]))).toContain(', where no request comes from');
    },
  );

  it.each<[string, readonly string[], string]>([
    ['everything', ['0.0.0.0/0', '::/0'], '0.0.0.0/0, ::/0'],
    ['everything in halves', ['0.0.0.0/1', '128.0.0.0/1', '2001:db8::/32'], '0.0.0.0/0'],
    ['everything in quarters, one by one', ['0.0.0.0/2', '64.0.0.0/2', '2001:db8::/32'], '0.0.0.0/1'],
    ['a half', ['128.0.0.0/1', '2001:db8::/32'], '128.0.0.0/1'],
    ['a sixteenth of IPv6', [...TWINS, '2000::/4'], '2000::/4'],
  ])('is unmet by %s', (_, ranges, told) => {
    expect(givenOn(addressConditions, inline([from(ranges)]))).toBe(
      `NotIpAddress aws:SourceIp amounts to ${told}, a part of the Internet`,
    );
  });

  it.each<[string, readonly string[]]>([
    ['whose networks are not declared', ['192.0.2.0/28']],
    ['of a declared network that has IPv6', ['203.0.113.0/26']],
    ['a part of which is declared without IPv6', ['198.51.100.16/28', '192.0.2.0/28']],
  ])('is unmet by a list of IPv4 ranges alone %s', (_, ranges) => {
    expect(givenOn(addressConditions, inline([from(ranges)]))).toContain(
      'nothing says that these networks have no IPv6',
    );
  });

  it('judges every kind of policy, in whatever spelling', () => {
    const odd: WrittenStatement = { Condition: { notipaddressifexists: { 'AWS:sourceip': '10.0.0.0/8' } } };
    const anybody = { ...odd, Principal: '*' } as const;
    for (const one of [inline([odd]), ofBucket(anybody), trust(anybody), scp(odd), rcp(anybody)]) {
      expect(verdictOn(addressConditions, one)).toBe('unmet');
    }
  });

  it('is unknown where the policy cannot be read in full', () => {
    expect(verdictOn(addressConditions, partlyRead('variable', from(TWINS)))).toBe('unknown');
  });

  it('takes no declaration as no network that is known to have no IPv6', () => {
    const { declaration, ...facts } = declaredAccount();
    const one = inline([from('198.51.100.16/28')]);
    expect(verdictOn(addressConditions, one, { ...facts, declaration })).toBe('met');
    expect(verdictOn(addressConditions, one, { ...facts, declaration: { ...declaration, networks: {} } })).toBe(
      'unmet',
    );
  });

  it('names the ranges that are meant, by which an acceptance is held to them', () => {
    const { meaning } = findingOn(addressConditions, inline([from([...TWINS, '10.0.0.0/8'])]));
    expect(meaning).toMatchObject({ networks: ['10.0.0.0/8'], settings: ['sourceIp=private'] });
  });
});
