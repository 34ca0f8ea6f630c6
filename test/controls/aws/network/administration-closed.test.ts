import fc from 'fast-check';
import { awsControls } from '../../../../lib/controls/aws';
import { readStack } from '../../../../lib/posture';
import { declaredAccount, situationOf } from '../../../support/aws-posture';

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

const control = awsControls.find(({ id }) => id === 'AWS-NET-09');
const facts = declaredAccount({});
/** Of the declared networks of `facts`. */
const [DECLARED = ''] = Object.values(facts.declaration.networks).flatMap(({ cidrs }) => cidrs);

function judged(resource: Resources, declared: typeof facts | 'none' = facts) {
  const posture = readStack({ stack: 'contoso-aws-prod', json: { resource } });
  const outcomes = control?.check(situationOf(posture, declared === 'none' ? undefined : declared)) ?? [];
  return outcomes.map((outcome) =>
    'finding' in outcome
      ? [outcome.verdict, ...outcome.finding.meaning.targets, ...outcome.finding.meaning.networks]
      : [outcome.verdict],
  );
}

const within = (...rules: Body[]): Resources => ({ aws_security_group: { g: { ingress: rules } } });
const ssh = (more: Body): Body => ({ protocol: 'tcp', from_port: 22, to_port: 22, ...more });
const apart = (body: Body): Resources => ({
  aws_vpc_security_group_ingress_rule: { r: { security_group_id: '${aws_security_group.g.id}', ...body } },
});
const acl = (...rules: Body[]): Resources => ({ aws_network_acl: { a: { ingress: rules } } });
const EVERYBODY = { protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };
const ALL_TARGETS = 'tcp/135 tcp/22 tcp/23 tcp/3389 tcp/445 tcp/5985 tcp/5986 udp/3389'.split(' ');

describe('AWS-NET-09', () => {
  it('is met by rules for declared networks, for private addresses and for what is no administration', () => {
    expect(
      judged({
        ...within(
          ssh({ cidr_blocks: [DECLARED, '10.0.0.0/8'] }),
          ssh({ ipv6_cidr_blocks: ['fd00::/8'] }),
          ssh({ security_groups: ['sg-0a1b2c3d'] }),
          { protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: ['0.0.0.0/0'] },
          { protocol: 'icmp', from_port: -1, to_port: -1, cidr_blocks: ['0.0.0.0/0'] },
        ),
        ...apart({ ip_protocol: 'tcp', from_port: 3389, to_port: 3389, cidr_ipv4: DECLARED }),
      }),
    ).toEqual([['met'], ['met']]);
  });

  it('is not applicable where nothing is let in', () => {
    const out = { security_group_id: 'sg-0a1b2c3d', ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' };
    expect(judged({ aws_vpc_security_group_egress_rule: { r: out }, aws_security_group: { g: {} } })).toEqual([
      ['notApplicable'],
    ]);
  });

  it.each([
    ['everybody to SSH', ssh({ cidr_blocks: ['0.0.0.0/0'] }), ['tcp/22', '0.0.0.0/0']],
    ['everybody over IPv6', ssh({ ipv6_cidr_blocks: ['::/0'] }), ['tcp/22', '::/0']],
    ['half of the Internet', ssh({ cidr_blocks: ['128.0.0.0/1'] }), ['tcp/22', '128.0.0.0/1']],
    ['a network that is not declared', ssh({ cidr_blocks: ['198.51.100.0/24'] }), ['tcp/22', '198.51.100.0/24']],
    [
      'a range of ports',
      ssh({ from_port: 1, to_port: 100, cidr_blocks: ['0.0.0.0/0'] }),
      ['tcp/22', 'tcp/23', '0.0.0.0/0'],
    ],
    ['a number of a protocol', ssh({ protocol: '6', cidr_blocks: ['0.0.0.0/0'] }), ['tcp/22', '0.0.0.0/0']],
    [
      'RDP over UDP',
      { protocol: 'udp', from_port: 3389, to_port: 3389, cidr_blocks: ['0.0.0.0/0'] },
      ['udp/3389', '0.0.0.0/0'],
    ],
    [
      'every protocol',
      { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] },
      [...ALL_TARGETS, '0.0.0.0/0'],
    ],
  ])('is unmet by a rule for %s', (_, rule, found) => {
    expect(judged(within(rule))).toEqual([['unmet', ...found]]);
  });

  it('is unmet by a declared network where nobody declared one', () => {
    expect(judged(within(ssh({ cidr_blocks: [DECLARED] })), 'none')).toEqual([['unmet', 'tcp/22', DECLARED]]);
  });

  it('is unmet by each way to write a rule', () => {
    const open = { from_port: 22, to_port: 22 };
    const rules: Resources[] = [
      apart({ ...open, ip_protocol: 'tcp', cidr_ipv4: '0.0.0.0/0' }),
      apart({ ip_protocol: '-1', cidr_ipv6: '::/0' }),
      {
        aws_security_group_rule: {
          r: {
            ...open,
            type: 'ingress',
            protocol: 'tcp',
            security_group_id: 'sg-0a1b2c3d',
            cidr_blocks: ['0.0.0.0/0'],
          },
        },
      },
      {
        aws_network_acl_rule: {
          r: {
            ...open,
            network_acl_id: 'acl-1',
            rule_number: 1,
            rule_action: 'allow',
            protocol: 'tcp',
            cidr_block: '0.0.0.0/0',
          },
        },
      },
      { aws_default_network_acl: { d: { ingress: [{ ...EVERYBODY, rule_no: 100, action: 'allow' }] } } },
      { aws_default_security_group: { d: { ingress: [ssh({ cidr_blocks: ['0.0.0.0/0'] })], egress: [] } } },
    ];
    expect(rules.map((each) => judged(each)[0]?.[0])).toEqual(rules.map(() => 'unmet'));
  });

  it('reads what a prefix list of the stack holds, with entries that are written apart from it', () => {
    const listed = (cidr: string, more: Resources = {}) =>
      judged({
        aws_ec2_managed_prefix_list: { l: { entry: [{ cidr }] } },
        ...within(ssh({ prefix_list_ids: ['${aws_ec2_managed_prefix_list.l.id}'] })),
        ...more,
      });
    expect(listed(DECLARED)).toEqual([['met']]);
    expect(listed('0.0.0.0/0')).toEqual([['unmet', 'tcp/22', '0.0.0.0/0']]);
    const entry = { prefix_list_id: '${aws_ec2_managed_prefix_list.l.id}', cidr: '198.51.100.0/24' };
    expect(listed(DECLARED, { aws_ec2_managed_prefix_list_entry: { e: entry } })).toEqual([
      ['unmet', 'tcp/22', '198.51.100.0/24'],
    ]);
    expect(judged(within(ssh({ prefix_list_ids: ['pl-0a1b2c3d4e5f67890'] })))).toEqual([['unknown', 'tcp/22']]);
  });

  it.each([
    ['the addresses', ssh({ cidr_blocks: ['${var.range}'] })],
    ['all addresses', ssh({ cidr_blocks: '${var.ranges}' })],
    ['the protocol', ssh({ protocol: '${var.protocol}', cidr_blocks: ['0.0.0.0/0'] })],
    ['the first port', ssh({ from_port: '${var.port}', cidr_blocks: ['0.0.0.0/0'] })],
    ['the last port', ssh({ to_port: '${var.port}', cidr_blocks: ['0.0.0.0/0'] })],
  ])('is unknown where only apply knows %s', (_, rule) => {
    expect(judged(within(rule)).map(([verdict]) => verdict)).toEqual(['unknown']);
  });

  it('is unknown where only apply knows the rules, or whether there is one', () => {
    const open = ssh({ cidr_blocks: ['0.0.0.0/0'] });
    const verdict = (body: Body) => judged({ aws_security_group: { g: body } })[0]?.[0];
    expect(verdict({ ingress: '${var.rules}' })).toBe('unknown');
    expect(verdict({ dynamic: { ingress: { for_each: '${var.rules}', content: {} } } })).toBe('unknown');
    expect(verdict({ count: '${var.count}', ingress: [open] })).toBe('unknown');
    expect(verdict({ count: 0, ingress: [open] })).toBe('notApplicable');
  });

  it.each(['ingress', 'all'])('is unmet where ignore_changes covers %s', (ignored) => {
    const lifecycle = { ignore_changes: ignored === 'all' ? 'all' : [ignored] };
    const rule = ssh({ cidr_blocks: [DECLARED] });
    expect(judged({ aws_security_group: { g: { lifecycle, ingress: [rule] } } }).map(([verdict]) => verdict)).toEqual([
      'unmet',
    ]);
    const ofOne = { ip_protocol: 'tcp', from_port: 22, to_port: 22, cidr_ipv4: DECLARED };
    const part = ignored === 'all' ? lifecycle : { ignore_changes: ['cidr_ipv4'] };
    expect(judged(apart({ ...ofOne, lifecycle: part })).map(([verdict]) => verdict)).toEqual(['unmet']);
  });

  describe('of a network ACL', () => {
    const allow = { ...EVERYBODY, rule_no: 100, action: 'allow' };
    const deny = (rule_no: number, port: number, more: Body = {}): Body => ({
      rule_no,
      action: 'deny',
      protocol: 'tcp',
      from_port: port,
      to_port: port,
      cidr_block: '0.0.0.0/0',
      ...more,
    });
    const denies = (number: number) => [
      deny(number, 0, { to_port: 65_535 }),
      deny(number + 1, 3389, { protocol: 'udp' }),
    ];

    it('is met where lower numbers deny what a later rule would let in', () => {
      expect(judged(acl(allow, ...denies(90)))).toEqual([['met']]);
    });

    it('is unmet where higher numbers do', () => {
      expect(judged(acl(allow, ...denies(110)))).toEqual([['unmet', ...ALL_TARGETS, '0.0.0.0/0']]);
    });

    it('is unmet for what lower numbers leave', () => {
      expect(judged(acl(allow, ...denies(90).slice(0, 1)))).toEqual([['unmet', 'udp/3389', '0.0.0.0/0']]);
      const half = deny(90, 0, { to_port: 65_535, cidr_block: '0.0.0.0/1' });
      expect(judged(acl(allow, half))[0]?.[0]).toBe('unmet');
    });

    it('counts a rule that is written apart where it is surely of that list', () => {
      const { action, rule_no, ...first } = deny(90, 22);
      const rule = (more: Body): Resources => ({
        aws_network_acl_rule: {
          r: {
            ...first,
            rule_number: rule_no,
            rule_action: action,
            network_acl_id: '${aws_network_acl.a.id}',
            ...more,
          },
        },
      });
      const let22 = { ...allow, protocol: 'tcp', from_port: 22, to_port: 22 };
      const verdicts = (more: Body) => judged({ ...acl(let22), ...rule(more) }).map(([verdict]) => verdict);
      expect(verdicts({})).toEqual(['met', 'met']);
      expect(verdicts({ network_acl_id: 'acl-0a1b2c3d' })).toContain('unmet');
      expect(verdicts({ count: '${var.count}' })).toContain('unmet');
      expect(verdicts({ egress: true })).toContain('unmet');
    });
  });

  it('says of any rules of a list what trying every port and address says', () => {
    const PORTS = [22, 443, 3389];
    const ADDRESSES = ['203.0.113.77/32', '8.8.8.8/32', '10.1.1.1/32', DECLARED.replace(/\/\d+$/, '/32')];
    const RANGES = ['0.0.0.0/0', '8.0.0.0/8', '10.0.0.0/8', DECLARED];
    const rule = fc.record({
      action: fc.constantFrom('allow', 'deny'),
      protocol: fc.constantFrom('tcp', '-1', 'udp'),
      ports: fc.constantFrom([22, 22], [0, 65_535], [443, 443], [3389, 3389]),
      cidr_block: fc.constantFrom(...RANGES),
    });
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), (rules) => {
        const bodies = rules.map(({ ports: [from_port, to_port], ...rest }, index) => ({
          ...rest,
          from_port,
          to_port,
          rule_no: index + 1,
        }));
        const passes = (port: number, address: string) => {
          const first = rules.find(
            ({ protocol, ports: [from = 0, to = 0], cidr_block }) =>
              (protocol === '-1' || (protocol === 'tcp' && from <= port && port <= to)) &&
              isInside(address, cidr_block),
          );
          return first?.action === 'allow';
        };
        const strangers = ADDRESSES.slice(0, 2);
        const isOpen = PORTS.some((port) => port !== 443 && strangers.some((address) => passes(port, address)));
        const [verdict] = judged(acl(...bodies))[0] ?? [];
        // A rule is judged by itself: what an earlier one lets in already is let in by it, too.
        if (isOpen) expect(verdict).toBe('unmet');
        if (verdict === 'met') expect(isOpen).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

const numberOf = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function isInside(address: string, range: string): boolean {
  const [base = '', bits = '32'] = range.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(address.replace('/32', '')) / size) === Math.floor(numberOf(base) / size);
}
