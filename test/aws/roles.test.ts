import type { TerraformStack } from 'cdktf';
import {
  PipelineFederation,
  PipelineRole,
  type PipelineRoleProps,
  PrivilegedRole,
  type PrivilegedRoleProps,
  SupplierRole,
  type SupplierRoleProps,
} from '../../lib/aws';
import { PipelineSubject } from '../../lib/values';
import { Rendered, refusal } from './rendered';

const ANN = 'arn:aws:iam::111122223333:user/ann';
const SUPPORT = 'arn:aws:iam::999988887777:role/support';
const policyArns = ['arn:aws:iam::aws:policy/ReadOnlyAccess'];
const trustOf = (rendered: Rendered) => JSON.parse(String(rendered.only('aws_iam_role').assume_role_policy)).Statement;

describe('PrivilegedRole', () => {
  const PROPS: PrivilegedRoleProps = { roleName: 'admin', assumedBy: [ANN], policyArns };

  it('trusts the users named, with MFA of the last hour, for an hour', () => {
    const rendered = Rendered.of((stack) => new PrivilegedRole(stack, 'admin', PROPS));
    expect(rendered.only('aws_iam_role')).toMatchObject({ name: 'admin', max_session_duration: 3600 });
    expect(trustOf(rendered)).toEqual([
      {
        Sid: 'LetUsersAssumeItWithFreshMfa',
        Effect: 'Allow',
        Principal: { AWS: [ANN] },
        Action: 'sts:AssumeRole',
        Condition: {
          Bool: { 'aws:MultiFactorAuthPresent': 'true' },
          NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
        },
      },
    ]);
    expect(rendered.only('aws_iam_role_policy_attachment')).toMatchObject({ policy_arn: policyArns[0] });
  });

  it.each<[Partial<PrivilegedRoleProps>, string]>([
    [{ roleName: 'a b' }, 'roleName: this is not the name of an IAM role'],
    [{ assumedBy: [] }, 'assumedBy: nobody may assume the role'],
    [{ assumedBy: ['arn:aws:iam::111122223333:root'] }, 'assumedBy[0]: this does not name who may assume the role'],
    [{ assumedBy: ['arn:aws:iam::111122223333:role/ci'] }, 'assumedBy[0]: this does not name who may assume the role'],
    [{ assumedBy: ['*'] }, 'assumedBy[0]: this does not name who may assume the role'],
    [{ policyArns: ['ReadOnlyAccess'] }, 'policyArns[0]: this is not the ARN of a managed policy'],
    [{ mfaMinutes: 1000 }, 'mfaMinutes: this is not a usable age of a proof'],
    [{ sessionHours: 12 }, 'sessionHours: this is not the length of a short session'],
  ])('refuses %j', (props, problem) => {
    const message = refusal((stack) => new PrivilegedRole(stack, 'admin', { ...PROPS, ...props }));
    expect(message).toContain(`InvalidValue: acme-aws/admin: ${problem}`);
  });
});

describe('SupplierRole', () => {
  const PROPS: SupplierRoleProps = {
    roleName: 'support',
    assumedBy: [SUPPORT],
    externalId: 'contoso-6f1e2d3c-1111',
    policyArns,
    sessionHours: 2,
  };

  it('trusts the principals named, with the external id', () => {
    const rendered = Rendered.of((stack) => new SupplierRole(stack, 'support', PROPS));
    expect(rendered.only('aws_iam_role')).toMatchObject({ name: 'support', max_session_duration: 7200 });
    expect(trustOf(rendered)).toEqual([
      {
        Sid: 'LetTheSupplierAssumeItForUs',
        Effect: 'Allow',
        Principal: { AWS: [SUPPORT] },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'contoso-6f1e2d3c-1111' } },
      },
    ]);
  });

  it.each<[Partial<SupplierRoleProps>, string]>([
    [{ assumedBy: ['arn:aws:iam::999988887777:root'] }, 'assumedBy[0]: this does not name who may assume the role'],
    [{ assumedBy: ['999988887777'] }, 'assumedBy[0]: this does not name who may assume the role'],
    [{ externalId: '42' }, 'externalId: this is not a usable external id'],
    [{ externalId: 'contoso-6f1e2d3c-*' }, 'externalId: this is not a usable external id'],
  ])('refuses %j', (props, problem) => {
    const message = refusal((stack) => new SupplierRole(stack, 'support', { ...PROPS, ...props }));
    expect(message).toContain(`InvalidValue: acme-aws/support: ${problem}`);
  });
});

describe('PipelineRole', () => {
  const ISSUER = 'https://token.actions.githubusercontent.com';
  const HOST = 'token.actions.githubusercontent.com';
  const production = PipelineSubject.github('contoso/web', { environment: 'production' });
  const make = (stack: TerraformStack, props: Partial<PipelineRoleProps> = {}) => {
    const federation = new PipelineFederation(stack, 'github', { issuer: ISSUER, audiences: ['sts.amazonaws.com'] });
    return new PipelineRole(stack, 'deploy', {
      federation,
      roleName: 'deploy',
      subjects: [production],
      policyArns,
      ...props,
    });
  };

  it('trusts tokens for AWS of the repository and environment named, and pins no certificate', () => {
    const rendered = Rendered.of((stack) => make(stack));
    expect(rendered.only('aws_iam_openid_connect_provider')).toEqual({
      url: ISSUER,
      client_id_list: ['sts.amazonaws.com'],
    });
    expect(rendered.only('aws_iam_role')).toMatchObject({ name: 'deploy', max_session_duration: 3600 });
    expect(trustOf(rendered)).toEqual([
      {
        Sid: 'LetThePipelineAssumeIt',
        Effect: 'Allow',
        Principal: { Federated: expect.stringMatching(/^\$\{aws_iam_openid_connect_provider\..*\.arn\}$/) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${HOST}:aud`]: 'sts.amazonaws.com',
            [`${HOST}:sub`]: 'repo:contoso/web:environment:production',
          },
        },
      },
    ]);
  });

  it('takes branches that begin alike by a pattern, and the audience letter by letter all the same', () => {
    const subjects = [production, PipelineSubject.github('contoso/web', { branch: 'release/*' })];
    expect(trustOf(Rendered.of((stack) => make(stack, { subjects })))).toMatchObject([
      {
        Condition: {
          StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com' },
          StringLike: {
            [`${HOST}:sub`]: ['repo:contoso/web:environment:production', 'repo:contoso/web:ref:refs/heads/release/*'],
          },
        },
      },
    ]);
  });

  it.each<[string, Partial<PipelineRoleProps>, string]>([
    ['nobody', { subjects: [] }, 'subjects: no pipeline may assume the role'],
    [
      'the subject of another issuer',
      { subjects: [PipelineSubject.gitlab('contoso/web', { branch: 'main' })] },
      'subjects: this is one of https://gitlab.com',
    ],
    ['another audience', { audience: 'https://github.com/contoso' }, 'audience: the federation takes no tokens'],
    ['long sessions', { sessionHours: 12 }, 'sessionHours: this is not the length of a short session'],
  ])('refuses %s', (_title, props, problem) => {
    expect(refusal((stack) => make(stack, props))).toContain(`InvalidValue: acme-aws/deploy: ${problem}`);
  });

  it.each<[string, readonly string[], string]>([
    ['http://ci.example', ['x'], 'issuer: this is not the address of an issuer of tokens'],
    [ISSUER, [], 'audiences: these are not what tokens are for'],
    [ISSUER, ['*'], 'audiences: these are not what tokens are for'],
  ])('refuses a federation of %s for %j', (issuer, audiences, problem) => {
    const message = refusal((stack) => new PipelineFederation(stack, 'ci', { issuer, audiences }));
    expect(message).toContain(`InvalidValue: acme-aws/ci: ${problem}`);
  });
});
