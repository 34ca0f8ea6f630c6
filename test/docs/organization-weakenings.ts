import { IamOrganizationsFeatures } from '@cdktf/provider-aws/lib/iam-organizations-features';
import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import type { SharedServiceTenant } from '../../lib/tenant';
import type { PolicyStatement } from '../../lib/values';
import { elementOf, stackOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';

type Statement = { -readonly [Key in keyof PolicyStatement]: PolicyStatement[Key] };

/** Rewrites the text of one policy of the organization, as an override would. */
const inPolicy = (path: string, rewrite: (text: string) => string, besides: readonly string[] = []): Weakening => ({
  tenant: 'contoso',
  weaken: (tenant) => {
    const policy = policyWith(tenant, path);
    policy.addOverride('content', rewrite(policy.contentInput ?? ''));
  },
  besides,
});

/** Changes the statement of that name, or takes it out. */
const inStatement = (
  sid: string,
  change: (statement: Statement) => Statement | undefined,
  besides: readonly string[] = [],
): Weakening =>
  inPolicy(
    `"${sid}"`,
    (text) => {
      const { Statement: statements, ...rest }: { Statement: Statement[] } = JSON.parse(text);
      const changed = statements.flatMap((one) => (one.Sid === sid ? (change(one) ?? []) : [one]));
      return JSON.stringify({ ...rest, Statement: changed });
    },
    besides,
  );

/** The policy of the organization that has the text in it. */
function policyWith(tenant: SharedServiceTenant, text: string): OrganizationsPolicy {
  const policies = stackOf(tenant, 'aws.organization').node.findAll();
  const found = policies.find((node) => node instanceof OrganizationsPolicy && node.contentInput?.includes(text));
  if (!(found instanceof OrganizationsPolicy)) throw new Error(`no policy has ${text}`);
  return found;
}

const without = (list: PolicyStatement['Action'], action: string) =>
  [list ?? []].flat().filter((one) => one !== action);

/** What the pages of an organization's constructs show, by the mark before the answer. */
export const organizationWeakenings: Readonly<Record<string, Weakening>> = {
  'organization-elsewhere': {
    tenant: 'contoso',
    weaken: (tenant) =>
      elementOf(
        stackOf(tenant, 'aws.organization'),
        OrganizationsPolicyAttachment,
        '/service-controls/on-root-1',
      ).addOverride('target_id', 'ou-a1b2-c3d4e5f6'),
    shows: ['AWS-MFA-03'],
  },
  'emergency-region': {
    tenant: 'contoso',
    weaken: (tenant) =>
      new OrganizationsPolicy(stackOf(tenant, 'aws.organization'), 'one-region', {
        name: 'one-region',
        content: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotAction: ['iam:*', 'organizations:*', 'sts:*'],
              Resource: '*',
              Condition: {
                StringNotEquals: { 'aws:RequestedRegion': 'eu-north-1' },
                ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/tenant-guard-deploy' },
              },
            },
          ],
        }),
      }),
  },
  'organization-principal': inStatement(
    'DenyPlainHttp',
    (statement) => ({ ...statement, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
    ['AWS-STO-05'],
  ),
  'resources-drop': inStatement('DenyResourcesOfStrangers', (statement) => ({
    ...statement,
    NotResource: [...(statement.NotResource ?? []), 'arn:aws:s3:::drop/*'].flat(),
  })),
  'resources-of-none': inStatement('DenyResourcesOfStrangers', (statement) => ({
    ...statement,
    Condition: { ...statement.Condition, Null: { 'aws:ResourceOrgID': 'false' } },
  })),
  'organization-too-long': inStatement('DenyRootUser', (statement) => ({
    ...statement,
    Action: ['*', ...Array.from({ length: 300 }, (_, index) => `s3:GetObjectNumber${index}`)],
  })),
  'users-plain-bool': inPolicy('"DenyAllButEnrolmentWithoutMfa"', (text) =>
    text.replaceAll('"BoolIfExists":{"aws:MultiFactorAuthPresent"', '"Bool":{"aws:MultiFactorAuthPresent"'),
  ),
  'users-unscoped': inStatement(
    'DenyAllButEnrolmentWithoutMfa',
    ({ Condition: { ArnLike: _, ...rest } = {}, ...statement }) => ({
      ...statement,
      Condition: rest,
    }),
  ),
  'root-locked': inStatement('DenyRootUser', ({ Condition: { Null: _, ...rest } = {}, ...statement }) => ({
    ...statement,
    Condition: rest,
  })),
  'root-sessions-off': {
    tenant: 'contoso',
    weaken: (tenant) => {
      const features = elementOf(stackOf(tenant, 'aws.organization'), IamOrganizationsFeatures);
      features.enabledFeatures = ['RootCredentialsManagement'];
    },
  },
  'users-helpdesk': inStatement('DenyNewUsersAndCredentials', (statement) => ({
    ...statement,
    Condition: {
      ArnNotLikeIfExists: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/break-glass', 'arn:aws:iam::*:role/helpdesk'] },
    },
  })),
  'guardrails-leave': inStatement('DenyWeakeningGuardrails', (statement) => ({
    ...statement,
    Action: without(statement.Action, 'organizations:LeaveOrganization'),
  })),
  'guardrails-roles': inStatement('DenyChangingExemptRoles', () => undefined),
  'perimeter-wide': inStatement('DenyFromElsewhere', (statement) =>
    widened(statement, '203.0.113.0/26', '203.0.113.0/24'),
  ),
  'perimeter-private': inStatement('DenyFromElsewhere', (statement) =>
    widened(statement, '203.0.113.0/26', '10.0.0.0/8'),
  ),
  'perimeter-role': inStatement('DenyFromElsewhere', (statement) => ({
    ...statement,
    Condition: {
      ...statement.Condition,
      ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root', 'arn:aws:iam::*:user/*'] },
    },
  })),
  'strangers-account': inStatement('DenyStrangers', (statement) => ({
    ...statement,
    Condition: {
      ...statement.Condition,
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:PrincipalAccount': ['222233334444'] },
    },
  })),
  'strangers-deputy': inStatement('DenyServicesActingForStrangers', () => undefined),
  'storage-old-tls': inPolicy('"s3:TlsVersion"', (text) =>
    text.replace('"s3:TlsVersion":"1.2"', '"s3:TlsVersion":"1.1"'),
  ),
  'storage-week': inPolicy('"s3:signatureAge"', (text) =>
    text.replace('"s3:signatureAge":"3600000"', '"s3:signatureAge":"604800000"'),
  ),
  'ec2-tokens': inPolicy('"http_tokens"', (text) => text.replace('{"@@assign":"required"}', '{"@@assign":"optional"}')),
};

/** The list of addresses with a range in the place of another. */
function widened(statement: Statement, from: string, to: string): Statement {
  return JSON.parse(JSON.stringify(statement).replace(`"${from}"`, `"${to}"`));
}
