import type { Entity, TrafficRule } from '../../../posture';
import { type Answer, all } from '../../../requests';
import { ADMINISTRATION_SERVICES, type AdministrationService, type Cidr, CidrSet } from '../../../values';
import type { Control, Situation } from '../../control';
import { mayBeAbsent } from '../bucket';
import { type Gap, outcomeOf, provided } from '../gap';
import { ownAddresses } from './own-addresses';
import { isIgnored, mayBe, reaches, refusedBefore, sourcesOf } from './traffic';

const REMEDY =
  'let administration in from the declared networks alone (AdministrationGroup), or by Session Manager, which needs no open port; say nothing of these ports in other rules';

/**
 * AWS-NET-09: no security group and no network ACL lets in from the Internet what a machine is administered by (SSH, RDP,
 * SMB, WinRM, Telnet, RPC), but from declared networks. Addresses that no router of the Internet knows (RFC 1918 and the like),
 * other groups and prefix lists of declared networks are no strangers. Of a network ACL, what a lower number denies is not let in.
 */
export const administrationClosed: Control = {
  id: 'AWS-NET-09',
  title: 'Machines are administered from the declared networks alone',
  risk: 'Whoever scans the Internet stands before the login of a server, and needs one password or one flaw.',
  remedy: REMEDY,
  references: [
    ...['6.1.2', '6.2', '6.3', '6.4'].map((id) => ({ source: 'CIS AWS v7', id })),
    ...['EC2.13', 'EC2.14', 'EC2.21'].map((id) => ({ source: 'AWS FSBP', id })),
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'aws',
  scope: 'resource',
  needs: [],
  reads: [
    ['trafficRules', 'owner'],
    ['trafficRules', 'rules'],
    ['trafficRules', 'more'],
    ['addressSet', 'ranges'],
    ['prefixListEntry', 'list'],
    ['prefixListEntry', 'range'],
  ],
  check: (situation) => {
    const rules: readonly Entity<'trafficRules'>[] = situation.posture.entities.trafficRules;
    const entering = rules.filter(({ fields }) => fields.more.is === 'unknown' || fields.rules.some(isEntering));
    if (entering.length === 0) {
      return [{ verdict: 'notApplicable', because: 'no rule of a security group or a network ACL lets anything in' }];
    }
    const own = ownAddresses(situation);
    return entering.map((entity) =>
      outcomeOf({
        subject: entity.address,
        remedy: REMEDY,
        meaning: {},
        gaps: [...entity.fields.rules.flatMap((rule) => ruleGaps(rule, entity, own, situation)), ...unseen(entity)],
        by: [entity.address],
      }),
    );
  },
};

const isEntering = ({ direction }: TrafficRule) => mayBe(direction, (value) => value === 'egress') !== 'yes';

interface Open {
  readonly service: AdministrationService;
  readonly ranges: readonly Cidr[];
  readonly sure: Answer;
}

/** What a rule lets strangers do; one gap for what is certain, and one for what is not. */
function ruleGaps(rule: TrafficRule, entity: Entity<'trafficRules'>, own: CidrSet, situation: Situation): Gap[] {
  if (!isEntering(rule) || mayBe(rule.action, (value) => value === 'deny') === 'yes') return [];
  const at = [rule.ranges.at];
  if (isIgnored(rule)) {
    const given = 'a rule is under ignore_changes, so that what is written here is never put in place';
    return [{ given, meaning: { settings: ['rule=ignored'] }, origins: at }];
  }
  const { ranges, doubts } = sourcesOf(rule, situation);
  const open = ADMINISTRATION_SERVICES.map((service): Open => {
    const inside = own.union(refusedBefore(rule, entity, service, situation));
    return {
      service,
      ranges: ranges.filter((range) => !inside.contains(range)),
      sure: all([
        reaches(rule, service),
        mayBe(rule.direction, (value) => value === 'ingress'),
        mayBe(rule.action, (value) => value === 'allow'),
        mayBeAbsent(entity) ? 'unknown' : 'yes',
      ]),
    };
  }).filter(({ sure }) => sure !== 'no');
  const wide = open.filter((each) => each.ranges.length > 0);
  const sure = wide.filter((each) => each.sure === 'yes');
  const unsure = wide.filter((each) => each.sure === 'unknown');
  return [
    ...(sure.length === 0 ? [] : [gapOf(sure, at)]),
    ...(unsure.length === 0 ? [] : [provided('the rule turns out to be about something else', gapOf(unsure, at))]),
    ...(open.length === 0 ? [] : doubts).map((doubt) =>
      provided(`${doubt} are declared networks`, {
        given: `it lets in ${doubt} to ${titles(open)}`,
        meaning: { targets: open.map(targetOf), settings: ['sources=unknown'] },
        origins: at,
      }),
    ),
  ];
}

function gapOf(open: readonly Open[], origins: Gap['origins']): Gap {
  const networks = CidrSet.of(open.flatMap(({ ranges }) => ranges)).ranges;
  return {
    given: `it lets in ${networks.join(', ')} to ${titles(open)}`,
    meaning: { targets: open.map(targetOf), networks },
    origins,
  };
}

function unseen({ fields: { more } }: Entity<'trafficRules'>): Gap[] {
  if (more.is !== 'unknown') return [];
  const gap: Gap = {
    given: 'it has rules that cannot be read before apply',
    meaning: { settings: [`rules=${more.why}`] },
    origins: [more.at],
  };
  return more.why === 'ignored' ? [gap] : [provided('none of them is about administration', gap)];
}

function targetOf({ service: { over, port } }: Open): string {
  return `${over}/${port}`;
}

function titles(open: readonly Open[]): string {
  return [...new Set(open.map(({ service: { title, port } }) => `${title} (${port})`))].join(', ');
}
