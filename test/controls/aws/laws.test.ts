import fc from 'fast-check';
import { awsControls } from '../../../lib/controls/aws';
import type { Entity, Kind, PolicyDocument, Posture, SetOf, UnknownReason, Val } from '../../../lib/posture';
import {
  ALL_BLOCKED,
  declaredAccount,
  entity,
  is,
  policy,
  postureOf,
  setOf,
  situationOf,
  unread,
  unset,
} from '../../support/aws-posture';
import { auditStack } from './audit-stack';
import { computeStack, VPC } from './compute-stack';
import { contact, HYGIENE, hygieneStack } from './hygiene-stack';
import { NETWORK_SETTINGS, networkStack } from './network/network-stack';
import { ROLES, rolesStack } from './roles-stack';
import { bucketsOf, ledgerStack } from './storage-stack';

const CHOICES = { reach: true, emergencyRole: 'break-glass', vpcEndpoint: true, lock: true, replica: true };
const MANAGEMENT = '888877776666';
const FACTS = declaredAccount(
  {
    ...HYGIENE,
    ...ROLES,
    vpcs: { [VPC]: { region: 'eu-west-1', internetFacing: true } },
    existingHumanGroups: ['admins'],
    humanRoles: ['readers'],
    buckets: bucketsOf(CHOICES),
    ...NETWORK_SETTINGS,
  },
  {
    aws: {
      securityContact: contact(),
      organization: {
        id: 'o-a1b2c3d4e5',
        managementAccount: MANAGEMENT,
        guardrails: { breakGlassRoles: ['break-glass'] },
        audit: { account: 'prod', region: 'eu-north-1', bucket: 'acme-audit' },
      },
    },
  },
);
const fromElsewhere = (ranges: readonly string[]) => ({
  Sid: 'FromElsewhere',
  Condition: { NotIpAddress: { 'aws:SourceIp': ranges }, Bool: { 'aws:ViaAWSService': 'false' } },
});
const NO_MFA = { Sid: 'NoMfa', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } };

const guardOf = (principalType: 'group' | 'role' | 'user', name: string, document: PolicyDocument) =>
  entity('identityPolicy', `aws_iam_${principalType}_policy.${name}`, {
    principalType,
    principal: is(name),
    document: is(document),
  });

const all = (posture: Posture): Entity[] => Object.values(posture.entities).flat();

/** An account that meets every control. */
const sound = postureOf(
  ...all(ledgerStack(CHOICES).posture),
  ...all(computeStack().posture),
  ...all(hygieneStack().posture),
  ...all(auditStack({ organizationId: 'o-a1b2c3d4e5', managementAccountId: MANAGEMENT }).posture),
  ...all(networkStack().posture),
  ...all(rolesStack().posture),
  entity('accountPublicAccessBlock', 'aws_s3_account_public_access_block.account', { account: unset, ...ALL_BLOCKED }),
  entity('iamPrincipal', 'aws_iam_group.admins', { type: 'group', name: is('admins'), trust: unset }),
  entity('iamPrincipal', 'aws_iam_user.ann', { type: 'user', name: is('ann'), trust: unset }),
  entity('iamMembership', 'aws_iam_user_group_membership.ann', {
    users: setOf([is('ann')]),
    groups: setOf([is('admins')]),
  }),
  guardOf('group', 'admins', policy(fromElsewhere(['203.0.113.0/26', '198.51.100.16/28', '2001:db8:10::/48']), NO_MFA)),
  guardOf('role', 'readers', policy(fromElsewhere(['203.0.113.0/26', '2001:db8:10::/48']))),
  guardOf('role', 'admin', policy(fromElsewhere(['203.0.113.0/26', '2001:db8:10::/48']))),
  guardOf('role', 'support', policy(fromElsewhere(['203.0.113.0/26', '2001:db8:10::/48']))),
  guardOf('user', 'ann', policy({ Sid: 'KeepTheAccount', Action: 'organizations:LeaveOrganization' })),
  guardOf('role', 'deploy', policy(fromElsewhere(['203.0.113.0/26', '2001:db8:10::/48']))),
  guardOf('role', 'break-glass', policy({ Sid: 'KeepBuckets', Action: 's3:DeleteBucket' })),
  guardOf('role', 'tenant-guard-deploy', policy(fromElsewhere(['198.51.100.16/28']))),
  entity('iamPrincipal', 'aws_iam_role.worker', {
    type: 'role',
    name: is('worker'),
    trust: is(policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } })),
  }),
);

/** The controls that judge an account by something that it has. */
const accountControls = awsControls.filter(
  // AWS-MFA-06 is met behind Conditional Access alone, and this account is behind an allow-list.
  ({ id, judges, reads }) =>
    id !== 'AWS-MFA-06' && judges !== 'organization' && reads.some(([kind]) => sound.entities[kind].length > 0),
);

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const verdicts = (posture: Posture) =>
  Object.fromEntries(
    accountControls.map((control) => [
      control.id,
      control.check(situationOf(posture, FACTS)).map(({ verdict }) => verdict),
    ]),
  );
const isMet = (found: readonly string[] | undefined) => found?.every((verdict) => verdict === 'met') ?? false;

type Leaf = Val<unknown> | SetOf<unknown>;

/** The posture with one field of one entity replaced. */
function replaced(posture: Posture, target: Entity, field: string, value: Leaf): Posture {
  return postureOf(
    ...all(posture).map((each) =>
      each === target ? ({ ...each, fields: { ...each.fields, [field]: value } } as Entity) : each,
    ),
  );
}

/** By its name others find a thing that they do not refer to, so nothing of one without a name is known. */
const isIdentity = (kind: Kind, field: string) => field === 'name' && ['bucket', 'logGroup', 'topic'].includes(kind);

/** Of the fifteen alarms and their filters, which are alike, one of each. */
const isAlike = ({ kind, address }: Entity) =>
  (kind === 'metricFilter' || kind === 'metricAlarm') && !address.includes('root-use');

const leaves = all(sound)
  .filter((each) => !isAlike(each))
  .flatMap((each) =>
    Object.entries(each.fields as Record<string, unknown>)
      .filter(([field]) => !isIdentity(each.kind, field))
      .filter(([, value]) => typeof value === 'object' && !Array.isArray(value))
      .map(([field, value]): [string, Entity, string, Leaf] => [
        `${each.address} ${field}`,
        each,
        field,
        value as Leaf,
      ]),
  );

describe('the controls of AWS', () => {
  it('are all met by a sound account', () => {
    expect(Object.entries(verdicts(sound)).filter(([, found]) => !isMet(found))).toEqual([]);
  });

  it.each(leaves)('that do not say that they read %s stay met where it is not known', (_, target, field, value) => {
    for (const why of ['variable', 'ignored'] satisfies UnknownReason[]) {
      const unknowing = 'items' in value ? setOf([], why) : unread(why);
      const found = verdicts(replaced(sound, target, field, unknowing));
      for (const [id, outcome] of Object.entries(found)) {
        const control = accountControls.find((each) => each.id === id);
        const read = control?.reads.some(([kind, name]) => kind === target.kind && name === field);
        if (!read) expect([id, isMet(outcome)]).toEqual([id, true]);
      }
    }
  });

  it('turn no finding into met where something more is not known', () => {
    fc.assert(
      fc.property(some(...leaves), some(...all(sound)), ([, target, field, value], gone) => {
        fc.pre(gone !== target);
        const weak = postureOf(...all(sound).filter((each) => each !== gone));
        const before = verdicts(weak);
        const after = verdicts(replaced(weak, target, field, 'items' in value ? setOf([], 'variable') : unread()));
        for (const [id, found] of Object.entries(after)) {
          const was = isMet(before[id]) || before[id]?.includes('notApplicable');
          if (isMet(found)) expect([id, was]).toEqual([id, true]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('read every field that they say: each weakened alone is found by each of them', () => {
    const documents = ['document', 'policy', 'trust'];
    const missed = accountControls.flatMap(({ id, reads }) =>
      reads.flatMap(([kind, field]) => {
        const targets = leaves.filter(([, each, name]) => each.kind === kind && name === field);
        const found = targets.some(([, each, name, value]) => {
          const whole = documents.includes(name) ? unread() : unread('ignored');
          const weaker: readonly Leaf[] = 'items' in value ? [setOf([]), setOf([], 'variable')] : [whole];
          return weaker.some((leaf) => !isMet(verdicts(replaced(sound, each, name, leaf))[id]));
        });
        return targets.length === 0 || found ? [] : [`${id} ${kind}.${field}`];
      }),
    );
    expect(missed).toEqual([]);
  });

  it('do not look at Sids, addresses, construct paths or the order of resources', () => {
    const names = (text: string, seed: number) => text.replace(/\b(aws_[a-z0-9_]+)\.(\w+)/g, `$1.renamed_${seed}_$2`);
    const rename = (value: unknown, seed: number): unknown => {
      if (typeof value === 'string') return names(value, seed);
      if (Array.isArray(value)) return value.map((each) => rename(each, seed));
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, each]) => [
        key,
        key === 'sid' ? `Sid${seed}` : rename(each, seed),
      ]);
      return Object.fromEntries(entries);
    };
    fc.assert(
      fc.property(fc.nat(1000), fc.subarray(all(sound)), (seed, kept) => {
        const before = postureOf(...kept);
        const after = postureOf(
          ...kept.map((each) => rename({ ...each, construct: `app/${seed}` }, seed) as Entity).reverse(),
        );
        const sorted = (posture: Posture) =>
          Object.entries(verdicts(posture)).map(([id, found]) => [id, [...found].sort()]);
        expect(sorted(after)).toEqual(sorted(before));
      }),
      { numRuns: 20 },
    );
  });

  it('give findings of which the meaning is sorted, and whose sentences have no full stop', () => {
    const bare = postureOf(
      ...all(sound).filter(({ kind }) => (['bucket', 'iamPrincipal'] satisfies Kind[] as Kind[]).includes(kind)),
    );
    const findings = accountControls.flatMap((control) =>
      control
        .check(situationOf(bare, FACTS))
        .flatMap((outcome) => (outcome.verdict === 'unmet' ? [outcome.finding] : [])),
    );
    expect(findings.length).toBeGreaterThan(8);
    for (const { meaning, given, remedy, subject } of findings) {
      for (const set of Object.values(meaning)) expect(set).toEqual([...new Set(set)].sort());
      expect([given, remedy, subject].filter((text) => text === '' || text.endsWith('.'))).toEqual([]);
    }
  });
});
