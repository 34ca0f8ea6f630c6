import { Cidr, type SpecialUse, specialUse, specialUseBlock } from '../../lib/values';

const use = (text: string) => specialUse(Cidr.parse(text));

describe('specialUse', () => {
  it.each<[SpecialUse, string[]]>([
    ['unspecified', ['0.0.0.0/32', '0.1.2.3/32', '::/128']],
    ['loopback', ['127.0.0.1/32', '::1/128']],
    ['private', ['10.0.0.0/8', '10.255.255.255/32', '172.16.0.0/12', '172.31.255.255/32', '192.168.1.0/24']],
    ['carrierGradeNat', ['100.64.0.0/10', '100.127.255.255/32']],
    ['linkLocal', ['169.254.169.254/32', 'fe80::/64', 'febf:ffff::/32']],
    ['uniqueLocal', ['fc00::/8', 'fd12:3456::/48']],
    ['multicast', ['224.0.0.1/32', '239.255.255.255/32', 'ff02::1/128']],
    ['documentation', ['192.0.2.0/24', '198.51.100.7/32', '203.0.113.0/26', '2001:db8::/32', '3fff::/20']],
    ['benchmarking', ['198.18.0.0/16', '198.19.255.255/32', '2001:2::/48']],
    ['transition', ['192.88.99.1/32', '64:ff9b::/96', '64:ff9b:1::/48', '2001::/32', '2002:cb00:7100::/48']],
    ['protocol', ['192.0.0.0/29', '192.31.196.0/24', '192.52.193.0/24', '192.175.48.0/24', '100::/64', '2001:20::/28']],
    ['protocol', ['2620:4f:8000::/48', '5f00::/16', '100:0:0:1::/64']],
    ['reserved', ['240.0.0.0/4', '255.255.255.255/32', '::fffe:0:0/96', 'fec0::/10', '4000::/16', '1fff::/16']],
  ])('knows %s addresses', (expected, ranges) => {
    for (const range of ranges) expect([range, use(range)]).toEqual([range, expected]);
  });

  it.each([
    '1.0.0.0/8',
    '9.255.255.255/32',
    '11.0.0.0/32',
    '100.63.255.255/32',
    '100.128.0.0/32',
    '172.15.255.255/32',
    '172.32.0.0/32',
    '198.17.255.255/32',
    '198.20.0.0/32',
    '203.0.112.255/32',
    '203.0.114.0/32',
    '223.255.255.255/32',
    '2001:200::/23',
    '2001:db7::/32',
    '2001:db9::/32',
    '2003::/32',
    '2a00::/32',
    '3ffe:ffff::/32',
    '3fff:1000::/36',
  ])('finds nothing special about %s', (range) => {
    expect(use(range)).toBeUndefined();
  });

  it('counts a range that only touches a special block', () => {
    expect(use('172.0.0.0/8')).toBe('private');
    expect(use('203.0.112.0/20')).toBe('documentation');
    expect(use('0.0.0.0/0')).toBeDefined();
    expect(use('::/0')).toBeDefined();
  });

  it('names the smallest block around a range, with its standard', () => {
    const block = specialUseBlock(Cidr.parse('2001:0:1234::/48'));
    expect([block?.use, String(block?.block), block?.source]).toEqual(['transition', '2001::/32', 'RFC 4380']);
  });
});
