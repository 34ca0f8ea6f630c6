import {
  DenyRootUser,
  type IResourceControl,
  type IServiceControl,
  NoNewUsers,
  OrganizationPrincipalsOnly,
  PresignedUrlAge,
  ProtectGuardrails,
  RefuseCustomerKeys,
  RequireMfaForUsers,
  StorageOverTls,
  TrustedNetworkPerimeter,
  TrustedNetworkResources,
  TrustedNetworkSignIn,
} from '../../../lib/aws';
import { bucketNetwork } from '../../../lib/controls/aws/bucket-network';
import { emergencyRoles } from '../../../lib/controls/aws/emergency-roles';
import { noNewUsers } from '../../../lib/controls/aws/organization/no-new-users';
import { trustedNetworkOnly } from '../../../lib/controls/aws/trusted-network-only';
import type { Facts } from '../../../lib/declaration';
import type { Entity, Posture } from '../../../lib/posture';
import { TrustedNetwork } from '../../../lib/values';
import {
  declaredOrganization,
  givenIn,
  ORGANIZATION,
  ofAccount,
  PERIMETER,
  rcp,
  scp,
  verdictsIn,
} from '../../support/aws-organization';
import {
  declaredAccount,
  entity,
  is,
  policy,
  postureOf,
  situationOf,
  unread,
  unset,
  type WrittenStatement,
} from '../../support/aws-posture';
import { bucketsOf, ledgerStack } from './storage-stack';

const EXEMPT = { exemptRoles: ['tenant-guard-deploy', 'break-glass'] };
const NETWORK = TrustedNetwork.of(
  { hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] }, pipeline: { cidrs: ['198.51.100.16/28'], ipv6: 'none' } },
  { example: true },
);
const perimeter = (exemptRoles: readonly string[], more: object = {}) => ({
  network: NETWORK,
  organizationId: ORGANIZATION,
  holds: 'everyone' as const,
  exemptRoles,
  vpcs: [{ id: 'vpc-0a1b2c3d', region: 'eu-north-1' }],
  ...more,
});
const services = (exemptRoles: readonly string[]): readonly IServiceControl[] => [
  new RequireMfaForUsers(),
  new DenyRootUser(),
  new NoNewUsers({ exemptRoles }),
  new TrustedNetworkPerimeter(perimeter(exemptRoles)),
  new ProtectGuardrails({ exemptRoles }),
];
const resources = (exemptRoles: readonly string[]): readonly IResourceControl[] => [
  new StorageOverTls(),
  new RefuseCustomerKeys(),
  new OrganizationPrincipalsOnly({ organizationId: ORGANIZATION }),
  new PresignedUrlAge(),
  new TrustedNetworkResources(perimeter(exemptRoles)),
  new TrustedNetworkSignIn(perimeter(exemptRoles)),
];
const statementsOf = (guardrails: readonly (IServiceControl | IResourceControl)[]) =>
  guardrails.flatMap(({ statements }) => statements);
const raw = (statement: WrittenStatement) => verdictsIn(emergencyRoles, scp({ Action: '*', ...statement }));
const given = (statement: WrittenStatement) => givenIn(emergencyRoles, scp({ Action: '*', ...statement }));
const BUT = { 'aws:PrincipalArn': 'arn:aws:iam::*:role/break-glass' };

describe('AWS-BG-01 of an organization', () => {
  it('is met by every guardrail that is made here, whomever it holds', () => {
    const all = [
      ...scp(...statementsOf(services(EXEMPT.exemptRoles))),
      ...rcp(...statementsOf(resources(EXEMPT.exemptRoles))),
    ];
    expect(verdictsIn(emergencyRoles, all)).toEqual(['met']);
    expect(verdictsIn(emergencyRoles, [])).toEqual(['met']);
  });

  it.each(['NoNewUsers', 'TrustedNetworkPerimeter', 'ProtectGuardrails'])(
    'is unmet by %s without the emergency role',
    (name) => {
      const forgotten = services(['tenant-guard-deploy']).filter((one) => one.constructor.name === name);
      expect(forgotten).toHaveLength(1);
      expect(verdictsIn(emergencyRoles, scp(...statementsOf(forgotten)))).toEqual(['unmet']);
    },
  );

  it.each(['TrustedNetworkResources', 'TrustedNetworkSignIn'])('is unmet by %s without it', (name) => {
    const forgotten = resources(['tenant-guard-deploy']).filter((one) => one.constructor.name === name);
    expect(forgotten).toHaveLength(1);
    expect(verdictsIn(emergencyRoles, rcp(...statementsOf(forgotten)))).toEqual(['unmet']);
  });

  it.each<[string, WrittenStatement, string]>([
    [
      'all but one Region',
      {
        Action: undefined as never,
        NotAction: ['iam:*', 'sts:*'],
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-north-1' } },
      },
      'denies the role break-glass',
    ],
    ['whoever has no MFA', { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }, 'without MFA'],
    [
      'whoever comes from elsewhere',
      { Action: 'ec2:*', Condition: { NotIpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/26' } } },
      'denies the role break-glass ec2:StopInstances',
    ],
    [
      'whoever comes through no endpoint',
      { Condition: { StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } } },
      'denies the role break-glass',
    ],
    [
      'all but another role',
      { Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } } },
      'denies',
    ],
    ['everything to everybody', {}, 'denies the role break-glass iam:PutRolePolicy'],
  ])('is unmet by a raw policy that denies %s', (_, statement, words) => {
    const { Action: _none, ...rest } = statement;
    const written = 'NotAction' in statement ? scp(rest) : scp({ Action: '*', ...statement });
    expect(verdictsIn(emergencyRoles, written)).toEqual(['unmet']);
    expect(givenIn(emergencyRoles, written)).toContain(words);
  });

  it('is met by the same with the role left out, and by what is denied whoever asks', () => {
    expect(raw({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, ArnNotLikeIfExists: BUT } })).toEqual([
      'met',
    ]);
    expect(raw({ Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-north-1' }, ArnNotLike: BUT } })).toEqual([
      'met',
    ]);
    expect(raw({ Action: 'organizations:LeaveOrganization' })).toEqual(['met']);
    expect(
      raw({ Action: 'ec2:RunInstances', Condition: { StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } } }),
    ).toEqual(['met']);
  });

  it('is unmet where the role is left out in one account alone', () => {
    const prod = { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/break-glass' };
    expect(raw({ Condition: { Bool: { 'aws:ViaAWSService': 'false' }, ArnNotLike: prod } })).toEqual(['unmet']);
  });

  it('is unknown where it hangs on a tag of the role, or on what only apply knows', () => {
    const tagged = { StringNotEquals: { 'aws:PrincipalTag/team': 'emergency' } };
    expect(raw({ Condition: tagged })).toEqual(['unknown']);
    const [written, attachment] = scp({ Action: '*' });
    const later = { ...written, fields: { ...written?.fields, document: unread() } } as Entity;
    expect(verdictsIn(emergencyRoles, [later, ...(attachment === undefined ? [] : [attachment])])).toEqual(['unknown']);
  });

  it('is asked of each of the roles, and not where none is declared', () => {
    const two = declaredOrganization({ breakGlassRoles: ['break-glass', 'rescue'] });
    const one = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, ArnNotLikeIfExists: BUT } };
    expect(verdictsIn(emergencyRoles, scp({ Action: '*', ...one }), two)).toEqual(['met', 'unmet']);
    expect(emergencyRoles.check(situationOf(postureOf(), declaredAccount()))).toMatchObject([
      { verdict: 'notApplicable' },
    ]);
  });

  it('names the request', () => {
    expect(given({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } })).toMatch(
      /^aws_organizations_policy\.scp denies the role break-glass iam:PutRolePolicy.* without MFA$/,
    );
  });
});

describe('AWS-BG-01 of an account', () => {
  const facts = ofAccount(declaredOrganization());
  const withBuckets: Facts = withDeclared(facts);
  const verdict = (posture: Posture, of = withBuckets) =>
    emergencyRoles.check(situationOf(posture, of)).map((outcome) => outcome.verdict);

  it('is met where the policy of a bucket leaves the role out, and unmet where it does not', () => {
    expect(verdict(ledgerStack({ reach: true, emergencyRole: 'break-glass' }).posture)).toEqual(['met']);
    expect(verdict(ledgerStack({ reach: true }).posture)).toEqual(['unmet']);
  });

  it('looks at the policy of a key, and at those of the role itself', () => {
    const elsewhere = { Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/26' } } };
    const key = entity('kmsKey', 'aws_kms_key.k', {
      enabled: unset,
      rotation: unset,
      policy: is(policy({ Principal: '*', Action: 'kms:*', ...elsewhere })),
    });
    const own = (name: string) =>
      entity('identityPolicy', 'aws_iam_role_policy.p', {
        principalType: 'role',
        principal: is(name),
        document: is(policy(elsewhere)),
      });
    expect(verdict(postureOf(key))).toEqual(['unmet']);
    expect(verdict(postureOf(own('break-glass')))).toEqual(['unmet']);
    expect(verdict(postureOf(own('readers')))).toEqual(['met']);
  });
});

describe('the exception for emergencies is for nobody else', () => {
  it('of a perimeter: AWS-NET-01 finds a role that is not declared', () => {
    const facts = declaredOrganization({ perimeter: PERIMETER });
    const { network } = perimeter([]);
    const of = (exemptRoles: readonly string[]) =>
      new TrustedNetworkPerimeter({
        network,
        organizationId: ORGANIZATION,
        holds: 'people',
        exemptRoles,
        humanRoles: ['arn:aws:iam::444455556666:role/operator'],
      }).statements;
    expect(verdictsIn(trustedNetworkOnly, scp(...of(EXEMPT.exemptRoles)), facts)).toEqual(['met']);
    expect(verdictsIn(trustedNetworkOnly, scp(...of([...EXEMPT.exemptRoles, 'operator'])), facts)).toEqual(['unmet']);
  });

  it('of credentials: AWS-MFA-05 finds it', () => {
    const of = (exemptRoles: readonly string[]) => scp(...new NoNewUsers({ exemptRoles }).statements);
    expect(verdictsIn(noNewUsers, of(['break-glass']))).toEqual(['met']);
    expect(verdictsIn(noNewUsers, of(['break-glass', 'operator']))).toEqual(['unmet']);
  });

  it('of a bucket: AWS-STO-12 finds it, and gives nobody the objects', () => {
    const facts = withDeclared(ofAccount(declaredOrganization()));
    const verdict = (emergencyRole: string) =>
      bucketNetwork
        .check(situationOf(ledgerStack({ reach: true, emergencyRole }).posture, facts))
        .map((outcome) => outcome.verdict);
    expect(verdict('break-glass')).toEqual(['met']);
    expect(verdict('operator')).toEqual(['unmet']);
    const statements = JSON.stringify(
      ledgerStack({ reach: true, emergencyRole: 'break-glass' }).posture.entities.bucketPolicy,
    );
    expect(statements.match(/role\/break-glass/g)).toHaveLength(1);
  });
});

/** The declaration with the buckets of the ledger's account. */
function withDeclared(facts: Facts): Facts {
  const { aws } = facts.declaration.services;
  if (aws?.kind !== 'aws') throw new Error('no AWS service');
  const prod = { id: '111122223333', regions: ['eu-north-1', 'eu-west-1'], buckets: bucketsOf({ reach: true }) };
  const services = { aws: { ...aws, aws: { ...aws.aws, accounts: { ...aws.aws.accounts, prod } } } };
  return { ...facts, declaration: { ...facts.declaration, services } };
}
