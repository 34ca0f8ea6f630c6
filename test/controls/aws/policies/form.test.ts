import {
  OrganizationPrincipalsOnly,
  PresignedUrlAge,
  ProtectGuardrails,
  RefuseCustomerKeys,
  StorageOverTls,
} from '../../../../lib/aws';
import { deployerException } from '../../../../lib/controls/aws/policies/deployer-exception';
import { resourceControlForm } from '../../../../lib/controls/aws/policies/resource-control-form';
import { trustedPrincipals } from '../../../../lib/controls/aws/policies/trusted-principals';
import { declaredOrganization, ORGANIZATION, rcp, scp, verdictsIn } from '../../../support/aws-organization';
import { givenOn, inline, ofBucket, partlyRead, trust, verdictOn } from '../../../support/aws-policies';
import {
  declaredAccount,
  entity,
  hardenedBucket,
  is,
  unread,
  type WrittenStatement,
} from '../../../support/aws-posture';

describe('AWS-POL-04', () => {
  const allow = (Principal: WrittenStatement['Principal'], more: WrittenStatement = {}) =>
    trust({ Effect: 'Allow', Action: 'sts:AssumeRole', ...(Principal ? { Principal } : {}), ...more });
  const MFA = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

  it.each<[string, WrittenStatement['Principal']]>([
    ['a role', { AWS: 'arn:aws:iam::111122223333:role/ci' }],
    ['a user under a path', { AWS: 'arn:aws:iam::111122223333:user/people/ann' }],
    ['a service', { Service: 'ec2.amazonaws.com' }],
    ['an identity provider', { Federated: 'arn:aws:iam::111122223333:saml-provider/entra' }],
  ])('is met by a trust policy that names %s', (_, principal) => {
    expect(verdictOn(trustedPrincipals, allow(principal))).toBe('met');
  });

  it.each<[string, WrittenStatement['Principal'], string]>([
    ['the root of an account', { AWS: 'arn:aws:iam::111122223333:root' }, 'arn:aws:iam::111122223333:root'],
    ['the root of an account in China', { AWS: 'arn:aws-cn:iam::111122223333:root' }, 'everyone in that account'],
    ['an account by its number', { AWS: '111122223333' }, 'it trusts 111122223333, everyone in that account'],
    ['one account among roles', { AWS: ['arn:aws:iam::111122223333:role/ci', '444455556666'] }, '444455556666'],
    ['everyone', '*', 'everyone may try to assume it'],
    ['everyone of AWS', { AWS: '*' }, 'everyone may try to assume it'],
  ])('is unmet by a trust policy that names %s, whatever its conditions', (_, principal, told) => {
    expect(givenOn(trustedPrincipals, allow(principal))).toContain(told);
    expect(verdictOn(trustedPrincipals, allow(principal, MFA))).toBe('unmet');
  });

  it('is unmet by whoever is not somebody', () => {
    const all = trust({ Effect: 'Allow', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/ci' } });
    expect(verdictOn(trustedPrincipals, all)).toBe('unmet');
  });

  it('lets accounts be denied, and other policies name them', () => {
    expect(verdictOn(trustedPrincipals, trust({ Effect: 'Deny', Principal: { AWS: '111122223333' } }))).toBe('met');
    const bucket = ofBucket({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
    expect(verdictOn(trustedPrincipals, bucket)).toBe('notApplicable');
  });

  it('is unknown where the trust policy cannot be read', () => {
    const one = entity('iamPrincipal', 'aws_iam_role.r', { type: 'role', name: is('r'), trust: unread() });
    expect(verdictOn(trustedPrincipals, one)).toBe('unknown');
  });
});

describe('AWS-POL-05', () => {
  const on = (...statements: readonly WrittenStatement[]) =>
    verdictOn(deployerException, ofBucket(...statements), declaredAccount());
  const anybody = { Principal: '*' } as const;
  const byRole = (name: string) => ({ ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::111122223333:role/${name}` } });

  it.each<[string, WrittenStatement]>([
    ['everyone all of S3', { ...anybody, Action: 's3:*' }],
    ['everyone the policy of the bucket', { ...anybody, Action: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'] }],
    ['everyone to read it', { ...anybody, Action: 's3:GetBucketPolicy' }],
    ['everyone but another role', { ...anybody, Action: 's3:*', Condition: byRole('admin') }],
    [
      'whoever has no MFA, as no role has',
      { ...anybody, Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } } },
    ],
    ['the deployer himself', { Principal: { AWS: 'arn:aws:iam::111122223333:role/tenant-guard-deploy' } }],
  ])('is unmet by a bucket policy that denies %s', (_, statement) => {
    expect(on(statement)).toBe('unmet');
  });

  it.each<[string, WrittenStatement]>([
    ['everyone but the deployer', { ...anybody, Action: 's3:*', Condition: byRole('tenant-guard-deploy') }],
    ['objects alone', { ...anybody, Action: ['s3:GetObject', 's3:PutObject'] }],
    ['plain HTTP', { ...anybody, Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    ['users alone', { ...anybody, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } } }],
    // Whether the pipeline comes from there is judged by DEP-01.
    ['by address', { ...anybody, Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/26' } } }],
  ])('is met by a bucket policy that denies %s', (_, statement) => {
    expect(on(statement)).toBe('met');
  });

  it('is met by the buckets of the project', () => {
    const [bucketPolicy] = hardenedBucket().entities.bucketPolicy;
    expect(verdictsIn(deployerException, bucketPolicy ? [bucketPolicy] : [], declaredAccount())).toEqual(['met']);
  });

  it('judges what stands over all accounts of an organization, and names the account', () => {
    const facts = declaredOrganization();
    expect(verdictOn(deployerException, scp({ Action: 's3:PutBucketPolicy' }), facts)).toBe('unmet');
    expect(verdictOn(deployerException, rcp({ ...anybody, Action: 's3:*' }), facts)).toBe('unmet');
    expect(givenOn(deployerException, scp({ Action: 's3:PutBucketPolicy' }), facts)).toContain(
      "it denies the deployer's role tenant-guard-deploy s3:PutBucketPolicy",
    );
    const ours = [
      ...new StorageOverTls().statements,
      ...new RefuseCustomerKeys().statements,
      ...new PresignedUrlAge().statements,
      ...new OrganizationPrincipalsOnly({ organizationId: ORGANIZATION }).statements,
    ];
    expect(verdictOn(deployerException, rcp(...ours), facts)).toBe('met');
    const others = new ProtectGuardrails({ exemptRoles: ['tenant-guard-deploy'] }).statements;
    expect(verdictOn(deployerException, scp(...others), facts)).toBe('met');
  });

  it('is unknown where the policy cannot be read in full, or nobody says who deploys', () => {
    expect(verdictOn(deployerException, partlyRead('variable'), declaredOrganization())).toBe('unknown');
    const condition = { StringEquals: { 'aws:PrincipalTag/team': 'storage' } };
    expect(on({ ...anybody, Action: 's3:*', Condition: condition })).toBe('unknown');
  });

  it('leaves what is put on people to DEP-01', () => {
    expect(verdictOn(deployerException, inline([{ Action: 's3:*' }]), declaredAccount())).toBe('notApplicable');
  });
});

describe('AWS-POL-06', () => {
  const DENY = { Principal: '*', Action: 's3:GetObject' } as const;

  it.each<[string, WrittenStatement]>([
    ['one action', DENY],
    ['all of a service', { ...DENY, Action: ['s3:*', 'sts:AssumeRole', 'kms:Decrypt'] }],
    ['however it is spelt', { ...DENY, Action: 'S3:getobject' }],
    ['but one resource', { Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::public/*' }],
  ])('is met by a resource control policy that denies %s', (_, statement) => {
    expect(verdictOn(resourceControlForm, rcp(statement))).toBe('met');
  });

  it.each<[string, WrittenStatement, string]>([
    ['a principal', { ...DENY, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }, '"Principal": "*" alone'],
    ['everyone in the other spelling', { ...DENY, Principal: { AWS: '*' } }, '"Principal": "*" alone'],
    ['no principal', { Action: 's3:*' }, '"Principal": "*" alone'],
    ['NotPrincipal', { NotPrincipal: { AWS: '111122223333' }, Action: 's3:*' }, 'has no NotPrincipal'],
    ['NotAction', { Principal: '*', NotAction: 's3:*' }, 'has no NotAction'],
    ['every action', { Principal: '*', Action: '*' }, '* is no action that a resource control policy reaches'],
    ['a service beyond its reach', { Principal: '*', Action: 'ec2:*' }, 'ec2:* is no action that'],
    ['an allow', { ...DENY, Effect: 'Allow' }, 'allows nothing'],
  ])('is unmet by a resource control policy with %s', (_, statement, told) => {
    expect(givenOn(resourceControlForm, rcp(DENY, statement))).toContain(told);
  });

  it('is unmet by a service control policy with a principal, and met by one without', () => {
    expect(givenOn(resourceControlForm, scp(DENY))).toBe('a service control policy names no principal');
    expect(verdictOn(resourceControlForm, scp({ NotAction: 'iam:*' }, { Effect: 'Allow' }))).toBe('met');
  });

  it('is unknown where the policy cannot be read in full', () => {
    expect(verdictOn(resourceControlForm, partlyRead('variable'))).toBe('unknown');
  });
});
