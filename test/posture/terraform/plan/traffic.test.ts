import { judge } from '../../../../lib/controls';
import { Day } from '../../../../lib/values';
import { AS_OF } from '../../../support/guarded-app';
import { changeAt, fieldsAt, read, type recorded, STACK } from './plans';

type Plan = ReturnType<typeof recorded>;

/** What AWS-NET-09 says of each group and list of a recorded plan. */
function verdicts(name: string, side: 'before' | 'after', change?: (plan: Plan) => void): Record<string, string> {
  const judged = judge([{ stack: STACK, posture: read(name, change)[side] }], Day.parse(AS_OF));
  const said = judged.flatMap(({ control, verdict, outcome }) => {
    if (control !== 'AWS-NET-09') return [];
    const subjects = 'finding' in outcome ? [outcome.finding.subject] : outcome.verdict === 'met' ? outcome.by : [];
    return subjects.map((subject): [string, string] => [subject, verdict]);
  });
  return Object.fromEntries(said);
}

describe('the rules of a security group that is new', () => {
  const after = verdicts('traffic-create', 'after');

  it.each(['aws_security_group.apart', 'aws_security_group.each["a"]', 'module.net[0].aws_security_group.this[0]'])(
    'are none where none is written: %s',
    (address) => {
      const { rules, more } = fieldsAt(read('traffic-create').after, 'trafficRules', address);
      expect([rules, more.is]).toEqual([[], 'absent']);
      expect(after[address]).toBeUndefined();
    },
  );

  it.each([
    ['that are apart', 'aws_vpc_security_group_ingress_rule.apart', 'unmet'],
    ['that a dynamic block makes', 'aws_security_group.opens', 'unmet'],
    ['that a dynamic block makes in a module', 'module.net[0].aws_security_group.opens', 'unmet'],
    ['of which only apply knows how many there are', 'aws_security_group.later', 'unknown'],
    ['of which only apply knows for whom they are', 'aws_security_group.written', 'unknown'],
  ])('are judged where they are written: those %s', (_what, address, verdict) => {
    expect(after[address]).toBe(verdict);
  });

  it('are not known where the plan has no configuration of it', () => {
    const hidden = verdicts('traffic-create', 'after', (plan) => delete plan.configuration);
    expect(hidden['aws_security_group.apart']).toBe('unknown');
  });

  it('are not known where they are given as a whole, and only apply knows them', () => {
    const given = verdicts('traffic-create', 'after', (plan) => {
      const { resources } = plan.configuration.root_module;
      const group = resources.find(({ address }: { address: string }) => address === 'aws_security_group.apart');
      group.expressions.ingress = { references: ['terraform_data.later.output', 'terraform_data.later'] };
    });
    expect(given['aws_security_group.apart']).toBe('unknown');
  });
});

describe('the rules of a security group that is there', () => {
  const [before, after] = (['before', 'after'] as const).map((side) => verdicts('traffic-change', side)) as [
    Record<string, string>,
    Record<string, string>,
  ];

  it.each([
    ['that somebody added by hand', 'aws_security_group.each["b"]', 'unmet', 'unmet'],
    ['that are closed in the configuration and under ignore_changes', 'aws_security_group.opens', 'unmet', 'unmet'],
    ['that a dynamic block has left as they are', 'module.net[0].aws_security_group.opens', 'unmet', 'unmet'],
    ['whose number only apply knows from now on', 'aws_security_group.later', 'unmet', 'unknown'],
    ['that are none', 'aws_security_group.each["a"]', undefined, undefined],
  ])('are those that it has: %s', (_what, address, was, is) => {
    expect([before[address], after[address]]).toEqual([was, is]);
  });

  describe('and are said by the resources apart', () => {
    const GROUP = 'aws_security_group.apart';
    const RULE = 'aws_vpc_security_group_ingress_rule.apart';
    const rangesOf = (change?: (plan: Plan) => void) =>
      (['before', 'after'] as const).map((side) =>
        fieldsAt(read('traffic-change', change)[side], 'trafficRules', GROUP).rules.map(({ ranges }) =>
          ranges.items.map((range) => (range.is === 'known' ? range.value : range.is)),
        ),
      );
    /** Changes the rule that the provider filled in of the group. */
    const filled = (values: Record<string, unknown>) => (plan: Plan) => {
      const { change } = changeAt(plan, GROUP);
      for (const side of ['before', 'after']) Object.assign(change[side].ingress[0], values);
    };

    it('alone, also by one that the plan changes', () => {
      expect(rangesOf()).toEqual([[], []]);
      expect([before[RULE], after[RULE]]).toEqual(['unmet', 'unmet']);
    });

    it.each([
      ['all but what a hand added', { cidr_blocks: ['203.0.113.0/24', '0.0.0.0/0'] }, ['0.0.0.0/0']],
      ['not for another port', { to_port: 23 }, ['203.0.113.0/24']],
      ['not for another protocol', { protocol: 'udp' }, ['203.0.113.0/24']],
      ['also where it is given by its number', { protocol: '6' }, undefined],
    ])('%s', (_what, values, left) => {
      const rules = left === undefined ? [] : [left];
      expect(rangesOf(filled(values))).toEqual([rules, rules]);
    });

    it('of the older kind, in their own direction', () => {
      const older = (type: string) => (plan: Plan) => {
        const rule = changeAt(plan, RULE);
        Object.assign(rule, { type: 'aws_security_group_rule' });
        for (const side of ['before', 'after']) {
          const { ip_protocol, cidr_ipv4, ...rest } = rule.change[side];
          rule.change[side] = { ...rest, type, protocol: ip_protocol, cidr_blocks: [cidr_ipv4] };
        }
      };
      expect(rangesOf(older('ingress'))).toEqual([[], []]);
      expect(rangesOf(older('egress'))).toEqual([[['203.0.113.0/24']], [['203.0.113.0/24']]]);
    });

    it('of this group, and of no other', () => {
      const another = (plan: Plan) => {
        changeAt(plan, RULE).change.before.security_group_id = 'sg-another';
        changeAt(plan, RULE).change.after.security_group_id = 'sg-another';
      };
      expect(rangesOf(another)).toEqual([[['203.0.113.0/24']], [['203.0.113.0/24']]]);
    });

    it('of a network ACL by their number', () => {
      const LIST = 'aws_network_acl.main';
      const numbers = (change?: (plan: Plan) => void) =>
        fieldsAt(read('traffic-change', change).after, 'trafficRules', LIST).rules.map(({ number }) =>
          number.is === 'known' ? number.value : number.is,
        );
      const apart = (egress: boolean) => (plan: Plan) => {
        const { resources } = plan.configuration.root_module;
        delete resources.find(({ address }: { address: string }) => address === LIST).expressions.ingress;
        const network_acl_id = changeAt(plan, LIST).change.after.id;
        const values = { network_acl_id, egress, rule_number: 2, rule_action: 'allow', protocol: '6' };
        const change = { actions: ['no-op'], before: values, after: values };
        const type = 'aws_network_acl_rule';
        plan.resource_changes.push({ ...changeAt(plan, RULE), address: `${type}.main`, type, change });
      };
      expect(numbers()).toEqual(['2', '1']);
      expect(numbers(apart(false))).toEqual(['1']);
      expect(numbers(apart(true))).toEqual(['2', '1']);
    });
  });

  it('are not known where only apply knows them, and nobody wrote any: the provider may find some', () => {
    const address = 'aws_security_group.each["a"]';
    const reread = verdicts('traffic-change', 'after', (plan) => {
      const { change } = changeAt(plan, address);
      Object.assign(change, { actions: ['update'], after_unknown: { ingress: true } });
      delete change.after.ingress;
    });
    expect(reread[address]).toBe('unknown');
  });
});

it.each([
  ['create', 'before', undefined],
  ['create', 'after', 'unmet'],
  ['change', 'before', 'unmet'],
  ['change', 'after', 'unmet'],
] as const)('a rule for port 0 is one for that port: what it denies hides nothing (%s, %s)', (plan, side, verdict) => {
  expect(verdicts(`traffic-${plan}`, side)['aws_network_acl.main']).toBe(verdict);
});
