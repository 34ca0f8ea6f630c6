import fc from 'fast-check';
import { Cidr } from '../../lib/values';
import { refusal } from './refusal';

describe('Cidr', () => {
  it.each([
    ['203.0.113.0/26', 4, 26, 0xcb007100n, 0xcb00713fn],
    ['203.0.113.5/32', 4, 32, 0xcb007105n, 0xcb007105n],
    ['0.0.0.0/0', 4, 0, 0n, 0xffffffffn],
    ['255.255.255.255/32', 4, 32, 0xffffffffn, 0xffffffffn],
    ['::/0', 6, 0, 0n, (1n << 128n) - 1n],
    ['2001:db8::/127', 6, 127, 0x20010db8n << 96n, (0x20010db8n << 96n) + 1n],
  ] as const)('reads %s', (text, family, prefix, first, last) => {
    expect(Cidr.parse(text)).toMatchObject({ family, prefix, first, last });
    expect(String(Cidr.parse(text))).toBe(text);
  });

  it.each([
    ['2001:0DB8:0:0:0:0:0:0/32', '2001:db8::/32'],
    ['2001:db8:0:0:1:0:0:0/80', '2001:db8:0:0:1::/80'],
    ['2001:0:0:1:0:0:0:1/128', '2001:0:0:1::1/128'],
    ['2001:db8::1:1:1:1:1/128', '2001:db8:0:1:1:1:1:1/128'],
    ['0::1/128', '::1/128'],
    ['::fffe:ffff:ffff/128', '::fffe:ffff:ffff/128'],
    ['::1:0:0:0/128', '::1:0:0:0/128'],
  ])('spells %s as RFC 5952 has it: %s', (text, canonical) => {
    expect(String(Cidr.parse(text))).toBe(canonical);
  });

  it.each([
    ['203.0.113.5/26', 'Write "203.0.113.0/26", or "203.0.113.5/32" if a single host is meant'],
    ['2001:db8::1/48', 'Write "2001:db8::/48", or "2001:db8::1/128" if a single host is meant'],
    ['203.0.113.5', 'Did you mean "203.0.113.5/32"?'],
    ['2001:DB8::1', 'Did you mean "2001:db8::1/128"?'],
    ['203.0.113.05/32', 'Write "203.0.113.5/32"'],
    ['203.0.113.0/026', 'Write "203.0.113.0/26"'],
    ['203.0.113.0/255.255.255.192', 'Write "203.0.113.0/26"'],
    ['::ffff:203.0.113.0/122', 'Write "203.0.113.0/26"'],
    ['::FFFF:203.0.113.5', 'Write "203.0.113.5/32"'],
    ['::ffff:cb00:7100/122', 'Write the IPv4 range: "203.0.113.0/26"'],
    ['::ffff:0:0/96', 'Write the IPv4 range: "0.0.0.0/0"'],
    ['::ffff:ffff:ffff/128', 'Write the IPv4 range: "255.255.255.255/32"'],
    ['::ffff:cb00:7105', 'Write the IPv4 range: "203.0.113.5/32"'],
    ['::192.0.2.1/128', 'Write IPv6 in hexadecimal groups only'],
    ['64:ff9b::192.0.2.1/128', 'Write IPv6 in hexadecimal groups only'],
    ['2001:db8::%eth0/64', 'Write "2001:db8::/64"'],
    [' 203.0.113.0/24', 'Write "203.0.113.0/24"'],
    ['203.0.113.0 / 24\n', 'Write "203.0.113.0/24"'],
    ['203.0.113.0/33', 'Write a prefix length from 0 to 32 for IPv4'],
    ['2001:db8::/129', 'Write a prefix length from 0 to 128 for IPv6'],
  ])('refuses %j and says: %s', (text, remedy) => {
    const error = refusal(() => Cidr.parse(text));
    expect(error.given).toBe(text);
    expect(error.remedy).toBe(remedy);
  });

  it.each([
    '',
    '/',
    '0/0',
    '*',
    '0.0.0.0/',
    '/24',
    '1.2.3/24',
    '256.0.0.0/8',
    '0x10.0.0.0/8',
    '167772160/8',
    '1.2.3.4/+8',
    '1.2.3.4/-1',
    '1.2.3.0/24/24',
    '1.2.3.0/2٤',
    '203.0.113.0-203.0.113.9',
    '203.0.113.0/255.0.255.0',
    ':::/64',
    '1::2::3/128',
    '12345::/16',
    '2001:db8::/64\u200b',
    '[2001:db8::]/64',
    'fe80::1%eth0/64',
    'contoso.example/32',
  ])('refuses %j', (text) => {
    expect(refusal(() => Cidr.parse(text)).given).toBe(text);
  });

  it('reads back every block that it writes, and spells IPv6 as the URL standard does', () => {
    const block = fc.oneof(
      fc.tuple(fc.constant(4 as const), fc.bigInt(0n, (1n << 32n) - 1n), fc.integer({ min: 0, max: 32 })),
      fc.tuple(fc.constant(6 as const), fc.bigInt(1n << 48n, (1n << 128n) - 1n), fc.integer({ min: 81, max: 128 })),
      fc.tuple(
        fc.constant(6 as const),
        fc
          .array(fc.constantFrom(0n, 0n, 1n, 0xffffn), { minLength: 7, maxLength: 7 })
          .map((groups) => groups.reduce((sum, group) => (sum << 16n) | group, 0x2001n)),
        fc.constant(128),
      ),
    );
    fc.assert(
      fc.property(block, ([family, address, prefix]) => {
        const range = Cidr.block(family, address, prefix);
        expect(range.first <= address && address <= range.last).toBe(true);
        expect(range.last - range.first + 1n).toBe(1n << BigInt((family === 4 ? 32 : 128) - prefix));
        expect(range.first % (range.last - range.first + 1n)).toBe(0n);
        expect(Cidr.parse(String(range))).toEqual(range);
        const [written = ''] = String(range).split('/');
        const url = new URL(family === 4 ? `http://${written}/` : `http://[${written}]/`);
        expect(url.hostname.replace(/[[\]]/g, '')).toBe(written);
      }),
      { numRuns: 500 },
    );
  });

  it('halves a range into two that make it up, and a single address into none', () => {
    expect(Cidr.parse('203.0.113.0/24').halves().map(String)).toEqual(['203.0.113.0/25', '203.0.113.128/25']);
    expect(Cidr.parse('::/0').halves().map(String)).toEqual(['::/1', '8000::/1']);
    expect(Cidr.parse('203.0.113.7/32').halves()).toEqual([]);
  });

  it('contains and overlaps within its own family only', () => {
    const all4 = Cidr.parse('0.0.0.0/0');
    const low6 = Cidr.parse('::/96');
    expect(all4.contains(low6) || low6.contains(all4) || all4.overlaps(low6)).toBe(false);
    expect(all4.contains(Cidr.parse('203.0.113.0/24'))).toBe(true);
    expect(Cidr.parse('203.0.113.0/24').contains(all4)).toBe(false);
    expect(Cidr.parse('203.0.113.0/24').overlaps(all4)).toBe(true);
  });
});
