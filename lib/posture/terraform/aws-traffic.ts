import type { TrafficRule } from '../aws-traffic';
import { absent, known, type SetOf, unknown, type Val } from '../value';
import type { Block } from './block';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

type Direction = 'ingress' | 'egress';

/** Blocks of rules within their group or list. */
export function rulesWithin(body: Block, read: (rule: Block, direction: Direction) => TrafficRule) {
  const sides = (['ingress', 'egress'] as const).map((direction) => ({ direction, ...body.blocks(direction) }));
  const open = sides.find((side) => side.open !== undefined);
  const at = body.at(open?.direction ?? 'ingress');
  return {
    rules: sides.flatMap(({ direction, blocks }) => blocks.map((block) => read(block, direction))),
    more: open?.open === undefined ? absent(at) : unknown(open.open, at),
  };
}

/** A rule in the block of a security group. Other groups and the group itself are no addresses. */
export function groupRule(rule: Block, direction: Direction): TrafficRule {
  return {
    direction: known(direction, rule.at()),
    action: known('allow', rule.at()),
    number: absent(rule.at()),
    protocol: rule.text('protocol'),
    from: rule.text('from_port'),
    to: rule.text('to_port'),
    ranges: joined(rule.set('cidr_blocks'), rule.set('ipv6_cidr_blocks')),
    lists: rule.set('prefix_list_ids'),
  };
}

function listRule(rule: Block, direction: Direction): TrafficRule {
  return {
    direction: known(direction, rule.at()),
    action: rule.text('action'),
    number: rule.text('rule_no'),
    protocol: rule.text('protocol'),
    from: rule.text('from_port'),
    to: rule.text('to_port'),
    ranges: joined(rule.single('cidr_block'), rule.single('ipv6_cidr_block')),
    lists: none(rule),
  };
}

const GROUP_RULE = ['description', 'security_groups', 'self'];
const insideOf = (names: readonly string[]) =>
  ['ingress', 'egress'].flatMap((direction) => names.map((name) => `${direction}.${name}`)).join(' ');
/** Arguments of a security group's rules that are not read. */
export const UNREAD_OF_GROUP_RULES = insideOf(GROUP_RULE);

/** `aws_security_group`. */
export const securityGroup = reader(
  `${EVERY_AWS_RESOURCE} ${UNREAD_OF_GROUP_RULES} description name name_prefix revoke_rules_on_delete timeouts vpc_id`,
  (body, found) => {
    found.add('trafficRules', { of: 'securityGroup', owner: absent(body.at()), ...rulesWithin(body, groupRule) });
  },
);

/** `aws_security_group_rule`. */
export const securityGroupRule = reader(
  `${EVERY_AWS_RESOURCE} description self source_security_group_id timeouts`,
  (body, found) => {
    const rule = { ...groupRule(body, 'ingress'), direction: body.text('type') };
    const more = absent(body.at());
    found.add('trafficRules', { of: 'securityGroup', owner: body.text('security_group_id'), rules: [rule], more });
  },
);

/** `aws_vpc_security_group_ingress_rule` and `aws_vpc_security_group_egress_rule`. */
export const vpcSecurityGroupRule = (direction: Direction) =>
  reader(`${EVERY_AWS_RESOURCE} description referenced_security_group_id`, (body, found) => {
    const rule: TrafficRule = {
      direction: known(direction, body.at()),
      action: known('allow', body.at()),
      number: absent(body.at()),
      protocol: body.text('ip_protocol'),
      from: body.text('from_port'),
      to: body.text('to_port'),
      ranges: joined(body.single('cidr_ipv4'), body.single('cidr_ipv6')),
      lists: body.single('prefix_list_id'),
    };
    const more = absent(body.at());
    found.add('trafficRules', { of: 'securityGroup', owner: body.text('security_group_id'), rules: [rule], more });
  });

const UNREAD_OF_LIST_RULES = insideOf(['icmp_code', 'icmp_type']);

/** `aws_network_acl`, `aws_default_network_acl`. */
export const networkAcl = reader(
  `${EVERY_AWS_RESOURCE} ${UNREAD_OF_LIST_RULES} default_network_acl_id subnet_ids vpc_id`,
  (body, found) => {
    found.add('trafficRules', { of: 'networkAcl', owner: absent(body.at()), ...rulesWithin(body, listRule) });
  },
);

/** `aws_network_acl_rule`. */
export const networkAclRule = reader(`${EVERY_AWS_RESOURCE} icmp_code icmp_type`, (body, found) => {
  const rule: TrafficRule = {
    direction: directionOf(body.flag('egress')),
    action: body.text('rule_action'),
    number: body.text('rule_number'),
    protocol: body.text('protocol'),
    from: body.text('from_port'),
    to: body.text('to_port'),
    ranges: joined(body.single('cidr_block'), body.single('ipv6_cidr_block')),
    lists: none(body),
  };
  const more = absent(body.at());
  found.add('trafficRules', { of: 'networkAcl', owner: body.text('network_acl_id'), rules: [rule], more });
});

/** Unset, a rule is one for what comes in. */
function directionOf(egress: Val<boolean>): Val<string> {
  if (egress.is === 'absent') return known('ingress', egress.at);
  return egress.is === 'known' ? known(egress.value ? 'egress' : 'ingress', egress.at) : egress;
}

function joined(first: SetOf<string>, second: SetOf<string>): SetOf<string> {
  const open = first.open ?? second.open;
  const items = [...first.items, ...second.items];
  const at = first.items.length > 0 || second.items.length === 0 ? first.at : second.at;
  return open === undefined ? { items, at } : { items, open, at };
}

function none(rule: Block): SetOf<string> {
  return { items: [], at: rule.at() };
}
