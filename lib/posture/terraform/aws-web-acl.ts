import type { WebAclRule, WebAclStatement } from '../aws-network';
import { absent, known, unknown, type Val } from '../value';
import type { Block } from './block';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

const ACTIONS = ['allow', 'block', 'captcha', 'challenge', 'count'];

/** What a rule looks at beside addresses, or by way of other rules; none of them says where a request comes from. */
const OTHERS = [
  'asn_match_statement',
  'byte_match_statement',
  'geo_match_statement',
  'label_match_statement',
  'managed_rule_group_statement',
  'not_statement',
  'rate_based_statement',
  'regex_match_statement',
  'regex_pattern_set_reference_statement',
  'rule_group_reference_statement',
  'size_constraint_statement',
  'sqli_match_statement',
  'uri_fragment_match_statement',
  'xss_match_statement',
];

/** `aws_wafv2_web_acl`. Of a rule's statement only what it says of addresses is read: the rest narrows, or is said to be there. */
export const webAcl = reader(
  `${EVERY_AWS_RESOURCE} association_config captcha_config challenge_config custom_response_body data_protection_config
   default_action.allow default_action.block description name name_prefix rule.action rule.captcha_config
   rule.challenge_config rule.name rule.override_action rule.priority rule.rule_label rule.statement
   rule.visibility_config scope token_domains visibility_config`,
  (body, found) => {
    const { blocks, open } = body.blocks('rule');
    const more = open ?? (body.isSet('rule_json') ? 'notRead' : undefined);
    found.add('webAcl', {
      byDefault: actionOf(body.block('default_action')),
      rules: blocks.map(ruleOf),
      more: more === undefined ? absent(body.at('rule')) : unknown(more, body.at('rule')),
    });
  },
);

function ruleOf(rule: Block): WebAclRule {
  return { action: actionOf(rule.block('action')), statement: statementOf(rule.block('statement')) };
}

/** The one action of a block; absent where a rule has none, as one that stands for a group of rules has not. */
function actionOf(block: Block): Val<string> {
  for (const action of ACTIONS) {
    const { blocks, open } = block.blocks(action);
    if (open !== undefined) return unknown(open, block.at(action));
    if (blocks.length > 0) return known(action, block.at(action));
  }
  return absent(block.at());
}

function statementOf(block: Block): WebAclStatement {
  const sets = block.blocks('ip_set_reference_statement');
  const [set] = sets.blocks;
  if (set !== undefined) {
    const { blocks, open } = set.blocks('ip_set_forwarded_ip_config');
    return { is: 'addresses', set: set.text('arn'), byHeader: blocks.length > 0 || open !== undefined };
  }
  for (const together of ['and', 'or'] as const) {
    const [one] = block.blocks(`${together}_statement`).blocks;
    if (one === undefined) continue;
    const { blocks, open } = one.blocks('statement');
    return open === undefined ? { is: together, of: blocks.map(statementOf) } : { is: 'unread', why: open };
  }
  if (sets.open !== undefined) return { is: 'unread', why: sets.open };
  const other = OTHERS.find((name) => block.blocks(name).blocks.length > 0);
  return other === undefined
    ? { is: 'unread', why: 'notRead' }
    : { is: 'other', what: other.replace(/_statement$/, '') };
}
