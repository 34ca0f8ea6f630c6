import { RefuseCustomerKeys, RequireMfaForUsers, StorageOverTls, TrustedNetworkPerimeter } from '../../../../lib/aws';
import { customerKeysRefused } from '../../../../lib/controls/aws/customer-keys-refused';
import { mfaForPeople } from '../../../../lib/controls/aws/mfa-for-people';
import { tlsFloor } from '../../../../lib/controls/aws/tls-floor';
import { tlsOnly } from '../../../../lib/controls/aws/tls-only';
import { trustedNetworkOnly } from '../../../../lib/controls/aws/trusted-network-only';
import type { Facts } from '../../../../lib/declaration';
import type { Entity } from '../../../../lib/posture';
import { TrustedNetwork } from '../../../../lib/values';
import {
  declaredOrganization,
  MANAGEMENT,
  ORGANIZATION,
  ofAccount,
  PERIMETER,
  RANGES,
  rcp,
  scp,
  standing,
  verdictsUnder,
} from '../../../support/aws-organization';
import { entity, is, policy, postureOf, refTo, unset } from '../../../support/aws-posture';

const GROUP = entity('iamPrincipal', 'aws_iam_group.admins', { type: 'group', name: is('admins'), trust: unset });
const BUCKET = entity('bucket', 'aws_s3_bucket.b', {
  name: is('contoso-b'),
  forceDestroy: unset,
  preventDestroy: is(true),
});
const STORAGE = [...new StorageOverTls().statements, ...new RefuseCustomerKeys().statements];

const facts = declaredOrganization({ units: { workloads: { id: 'ou-a1b2-c3d4e5f6', accounts: ['prod'] } } });

/** The declaration with another guard of the service. */
function guardedByAddresses(of: Facts): Facts {
  const { aws } = of.declaration.services;
  if (aws?.kind !== 'aws') throw new Error('no AWS service');
  const services = { aws: { ...aws, guard: { by: 'ipAllowList' as const, networks: ['hq', 'pipeline'] } } };
  return { ...of, declaration: { ...of.declaration, services } };
}

describe('people of an account', () => {
  const above = scp(...new RequireMfaForUsers().statements);
  const verdicts = (policies: readonly Entity[], of: Facts = ofAccount(facts)) =>
    verdictsUnder(mfaForPeople, postureOf(GROUP), policies, of);

  it('need MFA where the organization asks it of users', () => {
    expect(verdicts(above)).toEqual(['met']);
    expect(verdicts([])).toEqual(['unmet']);
  });

  it('need it where group and organization ask it together', () => {
    const rest = new RequireMfaForUsers().statements.filter(({ Sid }) => Sid !== 'DenyEnrolmentByAccessKey');
    const key = { Action: 'iam:*', Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const own = entity('identityPolicy', 'aws_iam_group_policy.p', {
      principalType: 'group',
      principal: refTo('aws_iam_group.admins', 'name'),
      document: is(policy(key)),
    });
    expect(verdictsUnder(mfaForPeople, postureOf(GROUP), scp(...rest), ofAccount(facts))).toEqual(['unmet']);
    expect(verdictsUnder(mfaForPeople, postureOf(GROUP, own), scp(...rest), ofAccount(facts))).toEqual(['met']);
  });

  it('do not need it for a policy on another unit, or in the management account', () => {
    const onUnit = standing(
      'SERVICE_CONTROL_POLICY',
      'scp',
      new RequireMfaForUsers().statements,
      is('ou-a1b2-c3d4e5f6'),
    );
    expect(verdicts(onUnit)).toEqual(['met']);
    expect(verdicts(onUnit, ofAccount(facts, 'dev'))).toEqual(['unmet']);
    const { aws } = facts.declaration.services;
    if (aws?.kind !== 'aws') throw new Error('no AWS service');
    const accounts = { ...aws.aws.accounts, management: { id: MANAGEMENT, regions: ['eu-north-1'] } };
    const services = { aws: { ...aws, aws: { ...aws.aws, accounts } } };
    const managed = { ...facts, declaration: { ...facts.declaration, services } };
    expect(verdicts(above, ofAccount(managed, 'management'))).toEqual(['unmet']);
  });

  it('are held to the networks by the perimeter of the organization', () => {
    const perimeter = declaredOrganization({ perimeter: PERIMETER });
    const of = guardedByAddresses(ofAccount(perimeter));
    const statements = new TrustedNetworkPerimeter({
      network: TrustedNetwork.of({ all: { cidrs: RANGES } }, { example: true }),
      organizationId: ORGANIZATION,
      holds: 'people',
      exemptRoles: ['tenant-guard-deploy', 'break-glass'],
    }).statements;
    expect(verdictsUnder(trustedNetworkOnly, postureOf(GROUP), scp(...statements), of)).toEqual(['met']);
    expect(verdictsUnder(trustedNetworkOnly, postureOf(GROUP), [], of)).toEqual(['unmet']);
    const widened = statements.map((each) => ({ ...each, Action: 'iam:*', NotAction: undefined }));
    expect(verdictsUnder(trustedNetworkOnly, postureOf(GROUP), scp(...widened), of)).toEqual(['unmet']);
  });
});

describe('buckets of an account', () => {
  it.each([
    ['TLS', tlsOnly],
    ['TLS 1.2', tlsFloor],
    ['no key of the uploader', customerKeysRefused],
  ])('have %s where a resource control policy of the organization sees to it', (_, control) => {
    const verdicts = (above: readonly Entity[], of: Facts = ofAccount(facts)) =>
      verdictsUnder(control, postureOf(BUCKET), above, of);
    expect(verdicts(rcp(...STORAGE))).toEqual(['met']);
    expect(verdicts(scp(...STORAGE))).toEqual(['unmet']);
    expect(verdicts([])).toEqual(['unmet']);
    const elsewhere = standing('RESOURCE_CONTROL_POLICY', 'rcp', STORAGE, is('444455556666'));
    expect(verdicts(elsewhere)).toEqual(['unmet']);
  });
});
