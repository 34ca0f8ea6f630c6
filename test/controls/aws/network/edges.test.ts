import { edgesClosed } from '../../../../lib/controls/aws/network/edges-closed';
import { sharedLists } from '../../../../lib/controls/aws/network/shared-lists';
import type { Entity, SetOf, WebAclRule, WebAclStatement } from '../../../../lib/posture';
import {
  declaredAccount,
  entity,
  findingOf,
  is,
  postureOf,
  refTo,
  setOf,
  unread,
  unset,
  verdictsOf,
} from '../../../support/aws-posture';

const PORTAL = 'arn:aws:elasticloadbalancing:eu-north-1:111122223333:loadbalancer/app/portal/0123456789abcdef';
const EDGE = declaredAccount({ edges: { admin: { networks: ['hq'], protects: { portal: PORTAL } } } });

const set = (ranges: SetOf<string>, name = 'hq', of: 'waf' | 'prefixList' = 'waf') =>
  entity('addressSet', `aws_wafv2_ip_set.${name}`, { of, ranges });
const HQ = set(setOf([is('203.0.113.0/26'), is('2001:db8:10::/48')]));
const fromHq: WebAclStatement = { is: 'addresses', set: refTo('aws_wafv2_ip_set.hq', 'arn'), byHeader: false };
const country: WebAclStatement = { is: 'other', what: 'geo_match' };
const rule = (statement: WebAclStatement, action: WebAclRule['action'] = is('allow')): WebAclRule => ({
  action,
  statement,
});
const acl = (rules: readonly WebAclRule[], fields: Partial<Entity<'webAcl'>['fields']> = {}) =>
  entity('webAcl', 'aws_wafv2_web_acl.admin', { byDefault: is('block'), rules, more: unset, ...fields });
const ON = entity('webAclAssociation', 'aws_wafv2_web_acl_association.portal', {
  acl: refTo('aws_wafv2_web_acl.admin', 'arn'),
  resource: is(PORTAL),
});
const verdict = (...entities: readonly Entity[]) => verdictsOf(edgesClosed, postureOf(...entities), EDGE);

describe('AWS-NET-05 is met', () => {
  it.each<[string, readonly WebAclRule[]]>([
    ['a rule that allows the networks', [rule(fromHq)]],
    ['no rule that allows', [rule(country, is('block')), rule(country, is('count'))]],
    [
      'rules that AWS manages, which only take away',
      [rule(fromHq), rule({ is: 'other', what: 'managed_rule_group' }, unset)],
    ],
    ['the networks and something besides', [rule({ is: 'and', of: [country, fromHq] })]],
    ['either of two sets', [rule({ is: 'or', of: [fromHq, fromHq] })]],
  ])('by a web ACL with %s', (_, rules) => {
    expect(verdict(acl(rules), HQ, ON)).toEqual(['met']);
  });
});

describe('AWS-NET-05 is unmet', () => {
  it.each<[string, readonly Entity[], string]>([
    ['without a web ACL', [], `no web ACL stands before ${PORTAL}`],
    [
      'with one that allows by default',
      [acl([rule(fromHq)], { byDefault: is('allow') }), HQ, ON],
      'default_action is allow',
    ],
    ['with one that allows a country', [acl([rule(country)]), HQ, ON], 'by geo_match, not by address'],
    [
      'with one that allows a country or the networks',
      [acl([rule({ is: 'or', of: [fromHq, country] })]), HQ, ON],
      'by geo_match',
    ],
    [
      'with one that believes a header',
      [acl([rule({ ...fromHq, byHeader: true })]), HQ, ON],
      'which the caller writes',
    ],
    [
      'with a set that is wider',
      [acl([rule(fromHq)]), set(setOf([is('203.0.113.0/24')])), ON],
      'a rule lets in 203.0.113.64/26, 203.0.113.128/25, outside the networks',
    ],
  ])('%s', (_, entities, given) => {
    expect(findingOf('unmet', edgesClosed, postureOf(...entities), EDGE).given).toContain(given);
  });
});

describe('AWS-NET-05', () => {
  it.each<[string, readonly Entity[]]>([
    [
      'the association may be for another resource',
      [acl([rule(fromHq)]), HQ, { ...ON, fields: { ...ON.fields, resource: unread() } }],
    ],
    [
      'the web ACL is made elsewhere',
      [{ ...ON, fields: { ...ON.fields, acl: is('arn:aws:wafv2:eu-north-1:111122223333:regional/webacl/a/b') } }],
    ],
    ['the set is made elsewhere', [acl([rule(fromHq)]), ON]],
    ['the set is known only after apply', [acl([rule(fromHq)]), set(setOf([], 'variable')), ON]],
    ['rules are made by a loop', [acl([rule(fromHq)], { more: unread('dynamic') }), HQ, ON]],
    ['a rule stands for a group', [acl([rule({ is: 'other', what: 'rule_group_reference' }, unset)]), HQ, ON]],
    ['a rule cannot be read', [acl([rule({ is: 'unread', why: 'notRead' })]), HQ, ON]],
  ])('is unknown where %s', (_, entities) => {
    expect(verdict(...(entities as readonly Entity[]))).toEqual(['unknown']);
  });

  it('does not apply where no edge is declared', () => {
    expect(verdictsOf(edgesClosed, postureOf(acl([])), declaredAccount())).toEqual(['notApplicable']);
  });
});

const LISTS = declaredAccount({ prefixLists: { offices: { networks: ['hq'] } } });
const list = (name: string, ...ranges: readonly string[]) =>
  set(setOf(ranges.map((range) => is(range))), name, 'prefixList');
const V4 = list('v4', '203.0.113.0/26');
const V6 = list('v6', '2001:db8:10::/48');

describe('AWS-NET-07', () => {
  const listed = (...entities: readonly Entity[]) => verdictsOf(sharedLists, postureOf(...entities), LISTS);

  it('is met by a list of each family, entries apart from it counted', () => {
    expect(listed(V4, V6)).toEqual(['met']);
    const apart = entity('prefixListEntry', 'e', {
      list: refTo('aws_wafv2_ip_set.v4', 'id'),
      range: is('203.0.113.32/27'),
    });
    expect(listed(list('v4', '203.0.113.0/27'), apart, V6)).toEqual(['met']);
  });

  it('is unmet without a list of a family, and by one with too much or too little', () => {
    expect(listed(V4)).toEqual(['unmet']);
    const given = (one: Entity) => findingOf('unmet', sharedLists, postureOf(one, V6), LISTS).given;
    expect(given(list('v4', '203.0.113.0/26', '192.0.2.1/32'))).toContain('holds 192.0.2.1/32 besides');
    expect(given(list('v4', '203.0.113.0/27'))).toContain('does not hold 203.0.113.32/27');
  });

  it('is unmet by an entry that somebody writes apart from the list', () => {
    const more = entity('prefixListEntry', 'e', {
      list: refTo('aws_wafv2_ip_set.v4', 'id'),
      range: is('192.0.2.0/24'),
    });
    expect(listed(V4, V6, more)).toEqual(['unmet']);
  });

  it('is unknown where only apply knows what is in it, and does not apply where none is declared', () => {
    expect(listed(set(setOf([], 'variable'), 'v4', 'prefixList'), V6)).toEqual(['unknown']);
    expect(verdictsOf(sharedLists, postureOf(V4), declaredAccount())).toEqual(['notApplicable']);
  });
});
