import {
  DenyRootUser,
  NoNewUsers,
  OrganizationResourcesOnly,
  ProtectGuardrails,
  RequireMfaForUsers,
  TrustedNetworkPerimeter,
} from '../../../lib/aws';
import type { PolicyStatement } from '../../../lib/values';
import { OFFICE } from '../rendered';
import { EXEMPT, EXEMPT_ARNS, ORGANIZATION, renderedStatements } from './composed';

const USERS = { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' };
const textOf = (statements: readonly PolicyStatement[]) => JSON.stringify(statements);

describe('RequireMfaForUsers', () => {
  it('denies users everything but enrolment without MFA, enrolment of others, and enrolment by access key', () => {
    const withoutMfa = {
      ArnLike: USERS,
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false', 'aws:ViaAWSService': 'false' },
    };
    expect(renderedStatements(new RequireMfaForUsers())).toEqual([
      {
        Sid: 'DenyAllButEnrolmentWithoutMfa',
        Effect: 'Deny',
        NotAction: expect.arrayContaining(['iam:EnableMFADevice', 'sts:GetSessionToken']),
        Resource: '*',
        Condition: withoutMfa,
      },
      {
        Sid: 'DenyEnrolmentOfOthersWithoutMfa',
        Effect: 'Deny',
        Action: expect.arrayContaining(['iam:EnableMFADevice']),
        NotResource: [
          'arn:aws:iam::*:user/${aws:username}',
          'arn:aws:iam::*:user/*/${aws:username}',
          'arn:aws:iam::*:mfa/*',
        ],
        Condition: withoutMfa,
      },
      {
        Sid: 'DenyEnrolmentByAccessKey',
        Effect: 'Deny',
        Action: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ResyncMFADevice'],
        Resource: '*',
        Condition: { ArnLike: USERS, Null: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ]);
  });

  it('holds users alone to it, in each statement', () => {
    const { statements } = new RequireMfaForUsers({ partition: 'aws-cn', passwordChangeBeforeMfa: true });
    expect(statements.map(({ Condition }) => Condition?.ArnLike)).toEqual(
      statements.map(() => ({ 'aws:PrincipalArn': 'arn:aws-cn:iam::*:user/*' })),
    );
    expect(textOf(statements)).toContain('iam:ChangePassword');
    expect(textOf(statements)).not.toContain('arn:aws:');
  });
});

describe('OrganizationResourcesOnly', () => {
  const OWN = { organizationId: ORGANIZATION, ...EXEMPT };

  it('denies everything on what is neither of the organization nor of AWS itself', () => {
    expect(renderedStatements(new OrganizationResourcesOnly(OWN))).toEqual([
      {
        Sid: 'DenyResourcesOfStrangers',
        Effect: 'Deny',
        Action: '*',
        NotResource: expect.arrayContaining(['arn:aws:iam::aws:policy/*', 'arn:aws:ssm:*::document/*']),
        Condition: {
          StringNotEqualsIfExists: { 'aws:ResourceOrgID': ORGANIZATION, 'ec2:Owner': 'amazon' },
          ArnNotLikeIfExists: { 'aws:PrincipalArn': EXEMPT_ARNS },
        },
      },
    ]);
  });

  it('leaves out what is declared of others, in the partition', () => {
    const shared = ['arn:aws-cn:s3:::packages/*'];
    const props = { ...OWN, partition: 'aws-cn', accounts: ['222233334444'], shared, exemptTag: true } as const;
    const [statement] = new OrganizationResourcesOnly(props).statements;
    expect(statement?.NotResource).toEqual(expect.arrayContaining(shared));
    expect(statement?.Condition?.StringNotEqualsIfExists).toEqual({
      'aws:ResourceOrgID': ORGANIZATION,
      'aws:ResourceAccount': ['222233334444'],
      'ec2:Owner': 'amazon',
      'aws:PrincipalTag/dp:exclude:resource': 'true',
    });
    expect(textOf([statement].flatMap((one) => one ?? []))).not.toContain('arn:aws:');
  });

  it.each([
    'arn:aws:s3:::*',
    'arn:aws:s3:::elasticbeanstalk-*/*',
    'arn:aws:ecr:*:*:repository/*',
    'arn:aws:sns:eu-north-1::topic',
    'arn:aws:s3:::${aws:username}/*',
    '*',
  ])("refuses %s, which anybody's resources fit", (arn) => {
    expect(() => new OrganizationResourcesOnly({ ...OWN, shared: [arn] })).toThrow(
      "OrganizationResourcesOnly: shared: this does not name one owner's resources",
    );
  });

  it('refuses no exempt role, and what is no account', () => {
    expect(() => new OrganizationResourcesOnly({ ...OWN, exemptRoles: [] })).toThrow('leaves nobody out');
    expect(() => new OrganizationResourcesOnly({ ...OWN, accounts: ['12'] })).toThrow(
      'OrganizationResourcesOnly: accounts: ',
    );
  });
});

describe('DenyRootUser', () => {
  it('denies root users everything but what the management account opens', () => {
    expect(renderedStatements(new DenyRootUser())).toEqual([
      {
        Sid: 'DenyRootUser',
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: {
          ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
          Null: { 'aws:AssumedRoot': 'true' },
        },
      },
    ]);
    expect(textOf(new DenyRootUser({ partition: 'aws-us-gov' }).statements)).toContain('arn:aws-us-gov:iam::*:root');
  });
});

describe('NoNewUsers', () => {
  it('denies users and every credential that stays to all but the exempt roles', () => {
    expect(renderedStatements(new NoNewUsers(EXEMPT))).toEqual([
      {
        Sid: 'DenyNewUsersAndCredentials',
        Effect: 'Deny',
        Action: expect.arrayContaining(['iam:CreateUser', 'iam:CreateAccessKey', 'iam:CreateLoginProfile']),
        Resource: '*',
        Condition: { ArnNotLikeIfExists: { 'aws:PrincipalArn': EXEMPT_ARNS } },
      },
    ]);
  });
});

describe('ProtectGuardrails', () => {
  it('denies what would take guards down, tags of the perimeter, and a say over the exempt roles', () => {
    const others = { ArnNotLikeIfExists: { 'aws:PrincipalArn': EXEMPT_ARNS } };
    expect(renderedStatements(new ProtectGuardrails(EXEMPT))).toEqual([
      {
        Sid: 'DenyWeakeningGuardrails',
        Effect: 'Deny',
        Action: expect.arrayContaining(['s3:PutAccountPublicAccessBlock', 'organizations:LeaveOrganization']),
        Resource: '*',
        Condition: others,
      },
      {
        Sid: 'DenyPerimeterTags',
        Effect: 'Deny',
        Action: expect.arrayContaining(['iam:TagRole', 'sts:TagSession']),
        Resource: '*',
        Condition: { ...others, 'ForAnyValue:StringLike': { 'aws:TagKeys': 'dp:*' } },
      },
      {
        Sid: 'DenyChangingExemptRoles',
        Effect: 'Deny',
        Action: expect.arrayContaining(['iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy']),
        Resource: EXEMPT_ARNS,
        Condition: others,
      },
    ]);
  });
});

describe('TrustedNetworkPerimeter', () => {
  const asked = { network: OFFICE, organizationId: ORGANIZATION, holds: 'people', ...EXEMPT } as const;

  it('denies people everything from elsewhere in one statement, with every exception', () => {
    const operator = 'arn:aws:iam::111122223333:role/operator';
    expect(renderedStatements(new TrustedNetworkPerimeter({ ...asked, humanRoles: [operator] }))).toEqual([
      {
        Sid: 'DenyFromElsewhere',
        Effect: 'Deny',
        NotAction: expect.any(Array),
        Resource: '*',
        Condition: {
          NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/26', '2001:db8:10::/48'] },
          StringNotEqualsIfExists: { 'aws:VpceOrgID': ORGANIZATION },
          ArnNotLikeIfExists: { 'aws:PrincipalArn': [...EXEMPT_ARNS, 'arn:aws:iam::*:role/aws:ec2-infrastructure'] },
          ArnLike: {
            'aws:PrincipalArn': [
              'arn:aws:iam::*:root',
              'arn:aws:iam::*:user/*',
              'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*',
              operator,
            ],
          },
          BoolIfExists: { 'aws:ViaAWSService': 'false' },
        },
      },
    ]);
  });

  it('holds everyone, or for a roll-out whoever has the tag', () => {
    const conditionOf = (holds: 'everyone' | 'tagged') =>
      new TrustedNetworkPerimeter({ ...asked, holds }).statements[0]?.Condition;
    expect(conditionOf('everyone')).not.toHaveProperty('ArnLike');
    expect(conditionOf('tagged')).toMatchObject({ StringEquals: { 'aws:PrincipalTag/dp:include:network': 'true' } });
  });

  it('leaves VPCs in, denies their namesakes in other Regions, and leaves out endpoints and tags that are asked for', () => {
    const vpcs = [
      { id: 'vpc-2', region: 'eu-north-1' },
      { id: 'vpc-1', region: 'eu-north-1' },
      { id: 'vpc-3', region: 'us-east-1' },
    ];
    const { statements } = new TrustedNetworkPerimeter({
      ...asked,
      vpcs,
      endpointAccounts: ['222233334444'],
      exemptTag: true,
    });
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      'DenyFromElsewhere',
      'DenyNamesakesOfVpcsInEuNorth1',
      'DenyNamesakesOfVpcsInUsEast1',
    ]);
    expect(statements[0]?.Condition?.StringNotEqualsIfExists).toEqual({
      'aws:VpceOrgID': ORGANIZATION,
      'aws:SourceVpc': ['vpc-1', 'vpc-2', 'vpc-3'],
      'aws:VpceAccount': ['222233334444'],
      'aws:PrincipalTag/dp:exclude:network': 'true',
    });
    expect(statements[2]?.Condition).toMatchObject({
      StringEquals: { 'aws:SourceVpc': ['vpc-3'] },
      StringNotEqualsIfExists: { 'aws:RequestedRegion': 'us-east-1', 'aws:VpceOrgID': ORGANIZATION },
    });
  });
});

describe('a guardrail that leaves somebody out', () => {
  const asked = { network: OFFICE, organizationId: ORGANIZATION, holds: 'people' } as const;

  it.each<[string, string, (exemptRoles: readonly string[]) => unknown]>([
    ['NoNewUsers', 'AWS-MFA-05', (exemptRoles) => new NoNewUsers({ exemptRoles })],
    ['ProtectGuardrails', 'AWS-IAM-03', (exemptRoles) => new ProtectGuardrails({ exemptRoles })],
    ['TrustedNetworkPerimeter', 'AWS-NET-01', (exemptRoles) => new TrustedNetworkPerimeter({ ...asked, exemptRoles })],
  ])('%s refuses to leave nobody out, and what is not the name of a role', (name, control, make) => {
    expect(() => make([])).toThrow(
      `${name}: exemptRoles: the guardrail leaves nobody out, got "[]"; at least one role is named by which the ` +
        `guardrail can be mended. Name the deployer's role, and a role for emergencies (${control})`,
    );
    expect(() => make(['arn:aws:iam::111122223333:role/x'])).toThrow(`${name}: exemptRoles: `);
  });
});
