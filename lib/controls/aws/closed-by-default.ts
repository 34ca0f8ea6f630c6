import type { Entity } from '../../posture';
import type { Answer } from '../../requests';
import type { Control, Situation } from '../control';
import { awsAccountOf } from './account';
import { type Judgement, mayBeAbsent } from './bucket';
import { type Gap, provided, settingGaps } from './gap';
import { eachRegion, isIn, judgeAmong, settingIn, together } from './regional';

const REMEDY =
  'in each Region set enabled to false in aws_ec2_serial_console_access, internet_gateway_block_mode to block-ingress or block-bidirectional in aws_vpc_block_public_access_options, and ingress and egress to [] in the aws_default_security_group of each VPC';

const MODES = ['block-bidirectional', 'block-ingress'];

/**
 * AWS-CMP-04: in each Region of the account nobody reaches an instance by its serial console, no VPC is reached from the
 * Internet but those that are declared to face it, and the default security group of each VPC (the default VPC, and those
 * declared) lets nothing in and nothing out, not by rules that are written apart either.
 */
export const closedByDefault: Control = {
  id: 'AWS-CMP-04',
  title: 'What nobody configured is closed: serial console, VPCs, default security groups',
  risk: 'Whoever starts an instance without a thought puts it on the Internet, and its console within reach.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '6.5' },
    { source: 'AWS FSBP', id: 'EC2.2' },
    { source: 'AWS FSBP', id: 'EC2.172' },
    { source: 'NIST 800-53', id: 'CM-7' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [
    ['accountSetting', 'value'],
    ['defaultSecurityGroup', 'vpc'],
    ['defaultSecurityGroup', 'ingress'],
    ['defaultSecurityGroup', 'egress'],
    ['vpcBlockExclusion', 'target'],
    ['trafficRules', 'owner'],
  ],
  check: (situation) =>
    eachRegion(situation, REMEDY, (region) =>
      together(
        settingIn(situation, region, 'serialConsole', (value) => value === 'false'),
        settingIn(situation, region, 'vpcBlock', (value) => MODES.includes(value ?? '')),
        exclusions(situation, region),
        ...vpcsIn(situation, region).map((vpc) => securityGroup(situation, region, vpc)),
        rulesApart(situation, region),
      ),
    ),
};

/** The VPCs of a Region whose default security groups are judged; `undefined` is its default VPC. */
function vpcsIn(situation: Situation, region: string): readonly (string | undefined)[] {
  const account = awsAccountOf(situation);
  const declared = Object.entries(account?.vpcs ?? {}).filter(
    ([, vpc]) => (vpc.region ?? account?.regions[0]) === region,
  );
  return [...(account?.defaultVpcs === 'removed' ? [] : [undefined]), ...declared.map(([id]) => id)];
}

/** What the block of public access leaves out without being declared to face the Internet. */
function exclusions(situation: Situation, region: string): Judgement {
  const vpcs = awsAccountOf(situation)?.vpcs ?? {};
  const all: readonly Entity<'vpcBlockExclusion'>[] = situation.posture.entities.vpcBlockExclusion;
  const gaps = all
    .filter((exclusion) => isIn(exclusion, region, situation) !== 'no')
    .flatMap(({ address, fields: { target } }): Gap[] => {
      if (target.is === 'known' && vpcs[target.value]?.internetFacing === true) return [];
      const name = target.is === 'known' ? target.value : 'a VPC that only apply knows';
      return [
        {
          given: `${address} leaves ${name} out of the block, which is not declared to face the Internet`,
          meaning: { settings: [`internetFacing=${name}`] },
          origins: [target.at],
          ...(target.is === 'known' ? {} : { assumption: 'it is declared to face the Internet' }),
        },
      ];
    });
  return { gaps, by: [] };
}

function securityGroup(situation: Situation, region: string, vpc: string | undefined): Judgement {
  const all: readonly Entity<'defaultSecurityGroup'>[] = situation.posture.entities.defaultSecurityGroup;
  const candidates = all.map((entity) => ({ entity, belongs: isOf(entity, vpc, region, situation) }));
  const name = vpc ?? 'the default VPC';
  return judgeAmong(candidates, ({ fields }) => groupGaps(fields, name), {
    given: `no aws_default_security_group empties that of ${name}`,
    meaning: { settings: [`defaultSecurityGroup=unset:${vpc ?? 'default'}`] },
    origins: [],
  });
}

/** Rules that are written apart from a default security group fill it again. */
function rulesApart(situation: Situation, region: string): Judgement {
  const { trafficRules, defaultSecurityGroup } = situation.posture.entities;
  const all: readonly Entity<'trafficRules'>[] = trafficRules;
  const defaults = new Set(defaultSecurityGroup.map(({ address }) => address));
  const gaps = all
    .filter((rule) => rule.fields.of === 'securityGroup' && isIn(rule, region, situation) !== 'no')
    .flatMap((rule): Gap[] => {
      const { owner } = rule.fields;
      if (owner.is === 'absent') return [];
      const isDefault = owner.is === 'ref' && defaults.has(owner.address);
      if (owner.is === 'ref' && owner.attribute === 'id' && !isDefault) return [];
      const gap: Gap = {
        given: `${rule.address} adds a rule to ${isDefault ? owner.address : 'a group that this stack does not show'}`,
        meaning: { settings: [isDefault ? 'rule=apart' : 'rule=unknown'] },
        origins: [owner.at],
      };
      return [isDefault && !mayBeAbsent(rule) ? gap : provided('it is no default security group', gap)];
    });
  return { gaps, by: [] };
}

function isOf(
  group: Entity<'defaultSecurityGroup'>,
  vpc: string | undefined,
  region: string,
  situation: Situation,
): Answer {
  const { vpc: named } = group.fields;
  if (named.is === 'known') return named.value === vpc ? isIn(group, region, situation) : 'no';
  if (named.is === 'absent') return vpc === undefined ? isIn(group, region, situation) : 'no';
  return 'unknown';
}

function groupGaps({ ingress, egress }: Entity<'defaultSecurityGroup'>['fields'], vpc: string): Gap[] {
  return [
    ...settingGaps('ingressEmpty', ingress, (value) => value === true),
    ...settingGaps('egressEmpty', egress, (value) => value === true),
  ].map((gap) => ({ ...gap, given: `${gap.given} for the default security group of ${vpc}` }));
}
