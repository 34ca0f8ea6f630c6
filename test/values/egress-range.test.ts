import { breadthProblems, Cidr, CidrSet, egressProblem, parseEgress } from '../../lib/values';
import { refusal } from './refusal';

const real = { documentation: false };
const example = { documentation: true };

describe('parseEgress', () => {
  it('accepts public ranges up to a /16 of IPv4 and a /32 of IPv6', () => {
    for (const text of ['8.8.8.8/32', '8.8.0.0/16', '2a00:1450::/32', '2a00:1450:4000::/48']) {
      expect(String(parseEgress(text, real))).toBe(text);
    }
  });

  it.each(['8.8.0.0/15', '0.0.0.0/0', '128.0.0.0/1', '172.0.0.0/8', '2a00::/31', '2000::/3', '::/0'])(
    'refuses %s as too broad',
    (text) => {
      expect(refusal(() => parseEgress(text, real)).problem).toBe('the range is too broad for an egress');
    },
  );

  it('says what a range is made of before it says how broad it is', () => {
    expect(refusal(() => parseEgress('10.0.0.0/8', real)).message).toBe(
      'the range holds private addresses (10.0.0.0/8, RFC 1918), got "10.0.0.0/8"; ' +
        'an egress range holds only public addresses, as the service sees them. ' +
        'Write the public address that the network leaves by',
    );
  });

  it.each([
    '10.1.0.0/16',
    '100.64.1.0/24',
    '127.0.0.1/32',
    '169.254.0.0/16',
    '172.16.0.0/16',
    '192.168.0.0/24',
    '0.0.0.0/32',
    '224.0.0.0/24',
    '198.18.0.0/24',
    '255.255.255.255/32',
    'fd00::/48',
    'fe80::/64',
    'ff02::1/128',
    '::1/128',
    '2002:cb00:7100::/48',
    '64:ff9b::/96',
    '2001::/32',
    '4000::/48',
  ])('refuses %s, in an example too', (text) => {
    expect(refusal(() => parseEgress(text, real)).problem).toMatch(/^the range holds /);
    expect(refusal(() => parseEgress(text, example)).problem).toMatch(/^the range holds /);
  });

  it('takes documentation addresses in an example only, and says so', () => {
    for (const text of ['203.0.113.0/26', '198.51.100.16/28', '192.0.2.0/24', '2001:db8:10::/48', '3fff::/32']) {
      expect(String(parseEgress(text, example))).toBe(text);
      expect(refusal(() => parseEgress(text, real)).remedy).toContain('"example: true"');
    }
  });

  it('takes no range that reaches beyond the documentation addresses', () => {
    expect(refusal(() => parseEgress('203.0.112.0/23', example)).remedy).not.toContain('example');
    expect(refusal(() => parseEgress('3fff::/20', example)).problem).toBe('the range is too broad for an egress');
  });

  it('names the control that asks', () => {
    for (const text of ['8.0.0.0/8', '10.0.0.0/24', '203.0.112.0/20']) {
      expect(refusal(() => parseEgress(text, { ...real, control: 'ENT-NW-01' })).message).toMatch(/ \(ENT-NW-01\)$/);
    }
  });

  it('judges a range that was read elsewhere', () => {
    expect(egressProblem(Cidr.parse('8.8.8.0/24'), real)).toBeUndefined();
    expect(egressProblem(Cidr.parse('10.0.0.0/24'), real)?.given).toBe('10.0.0.0/24');
  });
});

describe('breadthProblems', () => {
  const problems = (ranges: string[]) => breadthProblems(CidrSet.of(ranges)).map(({ error }) => error.given);

  it('finds nothing in a modest set', () => {
    expect(problems(['8.8.0.0/16', '2a00:1450::/32'])).toEqual([]);
  });

  it('sees through halves and rows of narrow ranges', () => {
    expect(problems(['0.0.0.0/1', '128.0.0.0/1'])).toContain('0.0.0.0/0');
    expect(problems(['::/1', '8000::/1'])).toContain('::/0');
    expect(problems(['8.8.0.0/16', '8.9.0.0/16'])).toEqual(['8.8.0.0/15']);
  });

  it('allows 1/256 of a family in all and not one address more', () => {
    const most = Array.from({ length: 256 }, (_, index) => Cidr.block(4, BigInt(index) << 17n, 16).toString());
    expect(problems(most)).toEqual([]);
    expect(problems([...most, '255.0.0.0/32'])).toEqual(['16777217 addresses']);
  });
});
