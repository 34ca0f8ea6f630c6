import {
  OrganizationPrincipalsOnly,
  PresignedUrlAge,
  RefuseCustomerKeys,
  StorageOverTls,
  TrustedNetworkResources,
  TrustedNetworkSignIn,
} from '../../../lib/aws';
import { RESOURCE_PERIMETER_ACTIONS } from '../../../lib/values';
import { OFFICE } from '../rendered';
import { EXEMPT, EXEMPT_ARNS, ORGANIZATION, renderedStatements } from './composed';

const asked = { network: OFFICE, organizationId: ORGANIZATION, holds: 'people', ...EXEMPT } as const;
const RANGES = ['203.0.113.0/26', '2001:db8:10::/48'];

describe('StorageOverTls', () => {
  it('denies everyone plain HTTP, and TLS before 1.2', () => {
    const everything = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };
    expect(renderedStatements(new StorageOverTls())).toEqual([
      { Sid: 'DenyPlainHttp', ...everything, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Sid: 'DenyTlsBefore12', ...everything, Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
    ]);
  });
});

describe('RefuseCustomerKeys', () => {
  it('denies everyone an upload that brings a key along', () => {
    expect(renderedStatements(new RefuseCustomerKeys())).toEqual([
      {
        Sid: 'DenyKeysOfTheUploader',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
      },
    ]);
  });
});

describe('PresignedUrlAge', () => {
  it.each([
    [undefined, '3600000'],
    [1, '60000'],
    [10_080, '604800000'],
  ])('denies signatures older than %s minutes', (minutes, milliseconds) => {
    const age = new PresignedUrlAge(minutes === undefined ? {} : { minutes });
    expect(renderedStatements(age)).toEqual([
      {
        Sid: 'DenyOldSignatures',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: '*',
        Condition: { NumericGreaterThan: { 's3:signatureAge': milliseconds } },
      },
    ]);
  });

  it.each([0, -5, 1.5, 10_081, Number.NaN])('refuses %s minutes', (minutes) => {
    expect(() => new PresignedUrlAge({ minutes })).toThrow(
      `PresignedUrlAge: minutes: no presigned URL lives that long, got "${minutes}"; it is a whole number from 1 to ` +
        '10080, which is seven days. (AWS-STO-14)',
    );
  });
});

describe('OrganizationPrincipalsOnly', () => {
  const request = { Effect: 'Deny', Principal: '*', Action: [...RESOURCE_PERIMETER_ACTIONS], Resource: '*' };

  it('denies strangers, and AWS services that act for strangers', () => {
    expect(renderedStatements(new OrganizationPrincipalsOnly({ organizationId: ORGANIZATION }))).toEqual([
      {
        Sid: 'DenyStrangers',
        ...request,
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
      {
        Sid: 'DenyServicesActingForStrangers',
        ...request,
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceOrgID': ORGANIZATION },
          Null: { 'aws:SourceAccount': 'false' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    ]);
  });

  it('leaves trusted accounts out, and the accounts from which load balancers write logs in Regions in use', () => {
    const [strangers, services] = new OrganizationPrincipalsOnly({
      organizationId: ORGANIZATION,
      trustedAccounts: ['222233334444', '222233334444'],
      regions: ['eu-north-1'],
    }).statements;
    expect(strangers?.Condition?.StringNotEqualsIfExists).toEqual({
      'aws:PrincipalOrgID': ORGANIZATION,
      'aws:PrincipalAccount': ['222233334444', '897822967062'],
    });
    expect(services?.Condition?.StringNotEqualsIfExists).toEqual({
      'aws:SourceOrgID': ORGANIZATION,
      'aws:SourceAccount': ['222233334444'],
    });
  });

  it('refuses what is not the id of an account', () => {
    expect(() => new OrganizationPrincipalsOnly({ organizationId: ORGANIZATION, trustedAccounts: ['1234'] })).toThrow(
      'OrganizationPrincipalsOnly: trustedAccounts: ',
    );
  });
});

describe('TrustedNetworkResources', () => {
  it('denies people and strangers resources from elsewhere, but not AWS services', () => {
    expect(renderedStatements(new TrustedNetworkResources(asked))).toEqual([
      {
        Sid: 'DenyResourcesFromElsewhere',
        Effect: 'Deny',
        Principal: '*',
        Action: [...RESOURCE_PERIMETER_ACTIONS],
        Resource: '*',
        Condition: {
          NotIpAddressIfExists: { 'aws:SourceIp': RANGES },
          StringNotEqualsIfExists: { 'aws:VpceOrgID': ORGANIZATION },
          ArnNotLikeIfExists: { 'aws:PrincipalArn': [...EXEMPT_ARNS, 'arn:aws:iam::*:role/aws:ec2-infrastructure'] },
          ArnLikeIfExists: {
            'aws:PrincipalArn': [
              'arn:aws:iam::*:root',
              'arn:aws:iam::*:user/*',
              'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*',
            ],
          },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
        },
      },
    ]);
  });

  it('denies strangers by themselves where a name or a tag would let them past', () => {
    const sids = (more: object) => new TrustedNetworkResources({ ...asked, ...more }).statements.map(({ Sid }) => Sid);
    expect(sids({})).toEqual(['DenyResourcesFromElsewhere']);
    expect(sids({ holds: 'everyone' })).toEqual(['DenyResourcesFromElsewhere', 'DenyStrangersFromElsewhere']);
    expect(sids({ exemptTag: true })).toEqual(['DenyResourcesFromElsewhere', 'DenyStrangersFromElsewhere']);
    const [, strangers] = new TrustedNetworkResources({ ...asked, holds: 'everyone' }).statements;
    expect(strangers?.Condition).not.toHaveProperty('ArnNotLikeIfExists');
    expect(strangers?.Condition?.StringNotEqualsIfExists).toEqual({
      'aws:VpceOrgID': ORGANIZATION,
      'aws:PrincipalOrgID': ORGANIZATION,
    });
  });

  it('leaves out the accounts from which load balancers write logs', () => {
    const [all] = new TrustedNetworkResources({ ...asked, regions: ['eu-north-1', 'eu-west-1'] }).statements;
    expect(all?.Condition?.StringNotEqualsIfExists).toEqual({
      'aws:VpceOrgID': ORGANIZATION,
      'aws:PrincipalAccount': ['156460612806', '897822967062'],
    });
  });
});

describe('TrustedNetworkSignIn', () => {
  it('denies the sign-in from elsewhere, before and after the password', () => {
    expect(renderedStatements(new TrustedNetworkSignIn(asked))).toEqual([
      {
        Sid: 'DenySignInFromElsewhere',
        Effect: 'Deny',
        Principal: '*',
        Action: ['signin:Authenticate', 'signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
        Resource: '*',
        Condition: {
          NotIpAddressIfExists: { 'aws:SourceIp': RANGES },
          ArnNotLikeIfExists: { 'aws:PrincipalArn': EXEMPT_ARNS, 'signin:PrincipalArn': EXEMPT_ARNS },
        },
      },
    ]);
  });

  it('leaves VPCs in, and denies their namesakes in other Regions', () => {
    const vpcs = [{ id: 'vpc-1', region: 'eu-north-1' }];
    const { statements } = new TrustedNetworkSignIn({ ...asked, vpcs });
    expect(statements.map(({ Sid }) => Sid)).toEqual([
      'DenySignInFromElsewhere',
      'DenyNamesakesOfVpcsInEuNorth1SignIn',
    ]);
    expect(statements[0]?.Condition?.StringNotEqualsIfExists).toEqual({ 'aws:SourceVpc': ['vpc-1'] });
  });
});

describe('a guardrail on networks', () => {
  it.each([
    ['TrustedNetworkResources', TrustedNetworkResources],
    ['TrustedNetworkSignIn', TrustedNetworkSignIn],
  ])('%s refuses to leave nobody out', (name, Guardrail) => {
    expect(() => new Guardrail({ ...asked, exemptRoles: [] })).toThrow(`${name}: exemptRoles: the guardrail leaves`);
  });
});
