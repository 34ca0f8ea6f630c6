import type { Entity, Origin, Val, WebAclStatement } from '../../../posture';
import type { CidrSet } from '../../../values';
import type { Control, DeclaredSituation, Situation } from '../../control';
import { declared } from '../../situation';
import { addressesOf, awsAccountOf, placeOf } from '../account';
import { mayBeAbsent } from '../bucket';
import { type Gap, outcomeOf, provided, settingGaps } from '../gap';
import { addressesIn } from './address-sets';

const REMEDY =
  'put an aws_wafv2_web_acl with default_action block before it, whose only rules with action allow refer to IP sets of the declared networks, without ip_set_forwarded_ip_config';

/**
 * AWS-NET-05: whatever is declared to have an edge answers to its networks alone: a web ACL stands before it, blocks by default,
 * and allows what comes from sets of declared addresses. A rule that allows by anything else, or by a header that the caller
 * writes, is a way round. Rules that block, count or challenge take away and are not looked at.
 */
export const edgesClosed: Control = {
  id: 'AWS-NET-05',
  title: 'What is declared to have an edge answers to its networks alone',
  risk: 'A page for administrators is open to everyone on the Internet, behind a firewall that lets them through.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'SC-7' }],
  cloud: 'aws',
  scope: 'resource',
  needs: ['service', 'networks'],
  reads: [
    ['webAcl', 'byDefault'],
    ['webAcl', 'rules'],
    ['webAcl', 'more'],
    ['webAclAssociation', 'acl'],
    ['webAclAssociation', 'resource'],
    ['addressSet', 'ranges'],
  ],
  check: (situation) => {
    const edges = Object.entries(awsAccountOf(situation)?.edges ?? {});
    if (edges.length === 0) return [{ verdict: 'notApplicable', because: 'no edge is declared' }];
    const here = declared(situation);
    return edges.flatMap(([name, { networks, protects }]) =>
      Object.entries(protects).map(([label, arn]) => {
        const trusted = addressesOf(here.facts.declaration.networks, networks);
        const { gaps, by } = before(arn, trusted, here);
        return outcomeOf({
          subject: by[0] ?? placeOf(situation),
          remedy: REMEDY,
          meaning: { targets: [`edge:${name}.${label}`] },
          gaps,
          by,
        });
      }),
    );
  },
};

interface Judged {
  readonly gaps: readonly Gap[];
  readonly by: readonly string[];
}

/** What stands before a resource. */
function before(arn: string, trusted: CidrSet, situation: DeclaredSituation): Judged {
  const { webAclAssociation, webAcl } = situation.posture.entities;
  const all: readonly Entity<'webAclAssociation'>[] = webAclAssociation;
  const sure = all.find(
    (one) => one.fields.resource.is === 'known' && one.fields.resource.value === arn && !mayBeAbsent(one),
  );
  if (sure === undefined) {
    const gap: Gap = {
      given: `no web ACL stands before ${arn}`,
      meaning: { networks: ['All'], settings: ['webAcl=unset'] },
      origins: [],
    };
    const doubtful = all.filter(({ fields: { resource } }) => resource.is !== 'known' || resource.value === arn);
    const names = doubtful.map(({ address }) => address).join(', ');
    return { gaps: [doubtful.length === 0 ? gap : provided(`${names} puts one before it`, gap)], by: [] };
  }
  const { acl } = sure.fields;
  const seen = acl.is === 'ref' ? webAcl.find(({ address }) => address === acl.address) : undefined;
  if (seen === undefined) {
    const gap: Gap = {
      given: `the web ACL before ${arn} is not made in this stack`,
      meaning: { networks: ['All'], settings: ['webAcl=unread'] },
      origins: [acl.at],
    };
    return { gaps: [provided('it lets in the declared networks alone', gap)], by: [sure.address] };
  }
  return { gaps: aclGaps(seen, trusted, situation), by: [sure.address, seen.address] };
}

function aclGaps({ address, fields }: Entity<'webAcl'>, trusted: CidrSet, situation: Situation): Gap[] {
  const { byDefault, rules, more } = fields;
  const allowing = rules.flatMap(({ action, statement }): Gap[] => {
    const gaps = beyond(statement, trusted, situation, action.at);
    if (action.is === 'known') return action.value === 'allow' ? gaps : [];
    if (action.is === 'absent') return groupGaps(statement, action);
    return gaps.map((gap) => provided(`a rule of ${address} allows nothing`, gap));
  });
  const unread: Gap[] =
    more.is === 'unknown'
      ? [
          {
            given: `${address} has rules that cannot be read before apply`,
            meaning: { settings: [`rules=${more.why}`] },
            origins: [more.at],
            assumption: 'none of them allows what is not declared',
          },
        ]
      : [];
  return [...settingGaps('default_action', byDefault, (value) => value === 'block'), ...allowing, ...unread];
}

/** A group of rules of one's own may allow; those that AWS manages block, count and label. */
function groupGaps(statement: WebAclStatement, { at }: Val<string>): Gap[] {
  if (statement.is === 'other' && statement.what === 'managed_rule_group') return [];
  const gap: Gap = {
    given: 'a rule stands for a group of rules that are not seen',
    meaning: { settings: ['rules=group'] },
    origins: [at],
  };
  return [provided('the group allows nothing', gap)];
}

/** What a statement matches beyond the networks. */
function beyond(statement: WebAclStatement, trusted: CidrSet, situation: Situation, at: Origin): Gap[] {
  const gap = (given: string, networks: readonly string[], setting: string): Gap => ({
    given: `a rule lets in ${given}`,
    meaning: { networks, settings: [setting] },
    origins: [at],
  });
  if (statement.is === 'unread') {
    return [provided('it lets in the declared networks alone', gap('what cannot be read', ['All'], 'allow=unread'))];
  }
  if (statement.is === 'other') {
    return [gap(`by ${statement.what}, not by address`, ['All'], `allow=${statement.what}`)];
  }
  if (statement.is === 'addresses') {
    if (statement.byHeader) {
      return [gap('by an address that a header names, which the caller writes', ['All'], 'allow=forwardedHeader')];
    }
    const { ranges, doubt } = addressesIn(statement.set, situation);
    const extra = ranges.subtract(trusted).ranges;
    const wide = extra.length === 0 ? [] : [gap(`${extra.join(', ')}, outside the networks`, extra, 'allow=addresses')];
    if (doubt === undefined) return wide;
    return [...wide, provided('it holds declared addresses alone', gap(doubt, ['All'], 'allow=unread'))];
  }
  const parts = statement.of.map((one) => beyond(one, trusted, situation, at));
  if (statement.is === 'or') return parts.flat();
  return parts.some((gaps) => gaps.length === 0) ? [] : (parts[0] ?? []);
}
