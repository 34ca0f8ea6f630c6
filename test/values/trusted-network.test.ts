import { Cidr, CidrSet, type NetworkRanges, TrustedNetwork } from '../../lib/values';
import { refusal } from './refusal';

const example = { example: true };
const hq: NetworkRanges = { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] };
const pipeline: NetworkRanges = { cidrs: ['198.51.100.16/28'], ipv6: 'none' };

const found = (networks: Record<string, NetworkRanges>, options = {}) =>
  TrustedNetwork.problems(networks, options).map(({ path, error }) => [path.join('.'), error.given]);

describe('TrustedNetwork', () => {
  it('is the aggregated union of its networks, the same whatever their order', () => {
    const one = TrustedNetwork.of({ pipeline, hq }, example);
    const two = TrustedNetwork.of({ hq, pipeline }, example);
    expect(one.ids).toEqual(['hq', 'pipeline']);
    expect(one.ranges).toEqual(['198.51.100.16/28', '203.0.113.0/26', '2001:db8:10::/48']);
    expect(one.ipv4).toEqual(['198.51.100.16/28', '203.0.113.0/26']);
    expect(one.ipv6).toEqual(['2001:db8:10::/48']);
    expect([two.ids, two.ranges]).toEqual([one.ids, one.ranges]);
  });

  it('merges ranges that touch across networks', () => {
    const net = TrustedNetwork.of(
      { a: { cidrs: ['203.0.113.0/25'], ipv6: 'none' }, b: { cidrs: ['203.0.113.128/25'], ipv6: 'none' } },
      example,
    );
    expect(net.ranges).toEqual(['203.0.113.0/24']);
  });

  it('narrows to some of its networks', () => {
    const net = TrustedNetwork.of({ hq, pipeline }, example);
    expect(net.only(['pipeline']).ranges).toEqual(['198.51.100.16/28']);
    expect(net.only(['pipeline', 'hq', 'pipeline']).ids).toEqual(['hq', 'pipeline']);
  });

  it('refuses an id that it does not know, and names the near one', () => {
    const error = refusal(() => TrustedNetwork.of({ hq, pipeline }, example).only(['hq', 'pipelin']));
    expect(error.message).toBe(
      'there is no such network, got "pipelin"; the networks are hq, pipeline. Did you mean "pipeline"?',
    );
    expect(refusal(() => TrustedNetwork.of({ hq }, example).only(['toString'])).given).toBe('toString');
  });

  it('refuses to narrow to nothing', () => {
    expect(refusal(() => TrustedNetwork.of({ hq }, example).only([])).problem).toBe('no network is named');
  });

  it('contains what all of its networks together allow', () => {
    const net = TrustedNetwork.of({ hq, pipeline }, example);
    expect(net.contains(net.only(['pipeline']))).toBe(true);
    expect(net.only(['hq']).contains(net)).toBe(false);
    expect(net.contains('203.0.113.63/32')).toBe(true);
    expect(net.contains(Cidr.parse('203.0.113.64/32'))).toBe(false);
    expect(net.contains(CidrSet.of(['198.51.100.16/28', '2001:db8:10:1::/64']))).toBe(true);
  });

  it('is cut into lists of a size, in order and without loss', () => {
    const cidrs = Array.from({ length: 10 }, (_, index) => `203.0.113.${index * 4}/32`);
    const net = TrustedNetwork.of({ hq: { cidrs, ipv6: 'none' } }, example);
    const chunks = net.inChunksOf(4);
    expect(chunks.map((chunk) => chunk.length)).toEqual([4, 4, 2]);
    expect(chunks.flat()).toEqual(net.ranges);
    expect(net.inChunksOf(2000)).toEqual([net.ranges]);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses chunks of %p', (max) => {
    expect(refusal(() => TrustedNetwork.of({ hq }, example).inChunksOf(max)).given).toBe(String(max));
  });
});

describe('TrustedNetwork.problems', () => {
  it('finds nothing wrong with good networks', () => {
    expect(found({ hq, pipeline }, example)).toEqual([]);
    expect(found({ real: { cidrs: ['8.8.8.0/24', '2a00:1450:4000::/48'] } })).toEqual([]);
  });

  it('finds everything at once, each with its path', () => {
    const networks: Record<string, NetworkRanges> = {
      hq: { cidrs: ['203.0.113.5/26', '8.8.8.0/24', '10.0.0.0/24', '2001:db8::/48'] },
      lab: { cidrs: ['8.8.4.0/24'] },
      nowhere: { cidrs: [] },
      unsure: { cidrs: ['2a00:1450:4000::/48'], ipv6: 'none' },
    };
    expect(found(networks)).toEqual([
      ['hq.cidrs.0', '203.0.113.5/26'],
      ['hq.cidrs.2', '10.0.0.0/24'],
      ['hq.cidrs.3', '2001:db8::/48'],
      ['lab.ipv6', '8.8.4.0/24'],
      ['nowhere.cidrs', '[]'],
      ['unsure.ipv6', 'none'],
    ]);
    for (const { path, error } of TrustedNetwork.problems(networks)) {
      expect(error.message).toMatch(new RegExp(`^network "${String(path[0])}": `));
    }
  });

  it('refuses documentation addresses outside an example', () => {
    expect(found({ hq })).toEqual([
      ['hq.cidrs.0', '203.0.113.0/26'],
      ['hq.cidrs.1', '2001:db8:10::/48'],
    ]);
  });

  it('refuses no network at all', () => {
    expect(found({})).toEqual([['', '{}']]);
  });

  it('does not ask for IPv6 when the IPv6 range is what could not be read', () => {
    expect(found({ hq: { cidrs: ['8.8.8.0/24', '2a00:1450::1/48'] } })).toEqual([['hq.cidrs.1', '2a00:1450::1/48']]);
  });

  it('sees what the ranges of one network amount to', () => {
    const networks = { hq: { cidrs: ['8.8.0.0/16', '8.9.0.0/17', '8.9.128.0/17'], ipv6: 'none' } } as const;
    expect(found(networks)).toEqual([['hq.cidrs', '8.8.0.0/15']]);
  });

  it('sees what several networks amount to together, and names them', () => {
    const networks = {
      a: { cidrs: ['8.8.0.0/16'], ipv6: 'none' },
      b: { cidrs: ['8.9.0.0/16'], ipv6: 'none' },
      c: { cidrs: ['9.9.0.0/16'], ipv6: 'none' },
    } as const;
    const [problem] = TrustedNetwork.problems(networks);
    expect(problem?.path).toEqual([]);
    expect(problem?.error.message).toMatch(
      /^networks "a", "b": the ranges together amount to .* got "8\.8\.0\.0\/15";/,
    );
  });

  it('refuses a row of single addresses that amounts to more than a place', () => {
    const cidrs = Array.from({ length: 1 << 17 }, (_, index) =>
      Cidr.block(4, (8n << 24n) + BigInt(index), 32).toString(),
    );
    expect(found({ hq: { cidrs, ipv6: 'none' } })).toEqual([['hq.cidrs', '8.0.0.0/15']]);
  });

  it('refuses more than 1/256 of the address space in scattered ranges', () => {
    const cidrs = Array.from({ length: 300 }, (_, index) => Cidr.block(4, (16n << 24n) + (BigInt(index) << 17n), 16));
    expect(found({ hq: { cidrs: cidrs.map(String), ipv6: 'none' } })).toEqual([['', '19660800 addresses']]);
  });

  it('is what the constructor throws: the one problem itself, or all of them', () => {
    expect(refusal(() => TrustedNetwork.of({ hq: { cidrs: ['8.8.8.8/32'] } })).message).toMatch(
      /^network "hq": nothing is/,
    );
    const all = refusal(() => TrustedNetwork.of({ hq, lab: { cidrs: ['10.0.0.0/8'] } }));
    expect(all.message).toMatch(/^4 problems in the networks, got "hq, lab";/);
    for (const { error } of TrustedNetwork.problems({ hq, lab: { cidrs: ['10.0.0.0/8'] } })) {
      expect(all.message).toContain(error.message);
    }
  });
});
