/** A part of a CloudTrail event: what stands at a path such as `userIdentity.type`. */
export type AuditEvent = Readonly<Record<string, string>>;

/** A kind of event in an account's trail that somebody has to be told of. */
export interface AuditEventClass {
  /** Short name, in the names of filters and alarms: `root-use`. */
  readonly id: string;
  /** What happened, for the alarm's description: `the root user acted`. */
  readonly title: string;
  /** Number of the recommendation in CIS AWS Foundations 7.0. */
  readonly cis: string;
  /** The events, in the language of CloudWatch metric filters. */
  readonly pattern: string;
  /** Events of the class: a filter that matches each of these tells of the class. */
  readonly witnesses: readonly AuditEvent[];
}

const ROOT_USE = { 'userIdentity.type': 'Root' };

/** The classes of events of which CIS AWS Foundations asks to be told (section 5). */
export const AUDIT_EVENTS: readonly AuditEventClass[] = [
  {
    id: 'denied-calls',
    title: 'calls were denied',
    cis: '5.1',
    pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    witnesses: [{ errorCode: 'Client.UnauthorizedOperation' }, { errorCode: 'AccessDenied' }],
  },
  {
    id: 'sign-in-without-mfa',
    title: 'a user signed in to the console without MFA',
    cis: '5.2',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    witnesses: [
      {
        eventName: 'ConsoleLogin',
        eventType: 'AwsConsoleSignIn',
        'additionalEventData.MFAUsed': 'No',
        'userIdentity.type': 'IAMUser',
        'responseElements.ConsoleLogin': 'Success',
      },
    ],
  },
  {
    id: 'root-use',
    title: 'the root user acted',
    cis: '5.3',
    pattern:
      '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    witnesses: [
      { ...ROOT_USE, eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn' },
      { ...ROOT_USE, eventName: 'CreateAccessKey', eventType: 'AwsApiCall', eventSource: 'iam.amazonaws.com' },
    ],
  },
  called(
    'policy-changes',
    'a policy of IAM changed',
    '5.4',
    'iam',
    [
      'AttachGroupPolicy',
      'AttachRolePolicy',
      'AttachUserPolicy',
      'CreatePolicy',
      'CreatePolicyVersion',
      'DeleteGroupPolicy',
      'DeletePolicy',
      'DeletePolicyVersion',
      'DeleteRolePolicy',
      'DeleteUserPolicy',
      'DetachGroupPolicy',
      'DetachRolePolicy',
      'DetachUserPolicy',
      'PutGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
    ],
    [
      'DeleteRolePermissionsBoundary',
      'DeleteUserPermissionsBoundary',
      'SetDefaultPolicyVersion',
      'UpdateAssumeRolePolicy',
    ],
  ),
  called(
    'trail-changes',
    'a trail changed',
    '5.5',
    'cloudtrail',
    ['CreateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging', 'UpdateTrail'],
    ['PutEventSelectors'],
  ),
  {
    id: 'failed-sign-ins',
    title: 'sign-ins to the console failed',
    cis: '5.6',
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    witnesses: [{ eventName: 'ConsoleLogin', errorMessage: 'Failed authentication' }],
  },
  called('key-deletion', 'a KMS key was disabled or is to be deleted', '5.7', 'kms', [
    'DisableKey',
    'ScheduleKeyDeletion',
  ]),
  called(
    'bucket-policy-changes',
    'who reaches a bucket changed',
    '5.8',
    's3',
    [
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketPolicy',
      'DeleteBucketReplication',
      'PutBucketAcl',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketPolicy',
      'PutBucketReplication',
    ],
    [
      'DeleteAccountPublicAccessBlock',
      'DeleteBucketPublicAccessBlock',
      'PutAccountPublicAccessBlock',
      'PutBucketPublicAccessBlock',
    ],
  ),
  called('config-changes', 'the recording of configuration changed', '5.9', 'config', [
    'DeleteDeliveryChannel',
    'PutConfigurationRecorder',
    'PutDeliveryChannel',
    'StopConfigurationRecorder',
  ]),
  called('security-group-changes', 'a security group changed', '5.10', 'ec2', [
    'AuthorizeSecurityGroupEgress',
    'AuthorizeSecurityGroupIngress',
    'CreateSecurityGroup',
    'DeleteSecurityGroup',
    'RevokeSecurityGroupEgress',
    'RevokeSecurityGroupIngress',
  ]),
  called('network-acl-changes', 'a network ACL changed', '5.11', 'ec2', [
    'CreateNetworkAcl',
    'CreateNetworkAclEntry',
    'DeleteNetworkAcl',
    'DeleteNetworkAclEntry',
    'ReplaceNetworkAclAssociation',
    'ReplaceNetworkAclEntry',
  ]),
  called('gateway-changes', 'a network gateway changed', '5.12', 'ec2', [
    'AttachInternetGateway',
    'CreateCustomerGateway',
    'CreateInternetGateway',
    'DeleteCustomerGateway',
    'DeleteInternetGateway',
    'DetachInternetGateway',
  ]),
  called('route-changes', 'a route table changed', '5.13', 'ec2', [
    'CreateRoute',
    'CreateRouteTable',
    'DeleteRoute',
    'DeleteRouteTable',
    'DisassociateRouteTable',
    'ReplaceRoute',
    'ReplaceRouteTableAssociation',
  ]),
  called('vpc-changes', 'a VPC changed', '5.14', 'ec2', [
    'AcceptVpcPeeringConnection',
    'CreateVpc',
    'CreateVpcPeeringConnection',
    'DeleteVpc',
    'DeleteVpcPeeringConnection',
    'ModifyVpcAttribute',
    'RejectVpcPeeringConnection',
  ]),
  called('organization-changes', 'the organization changed', '5.15', 'organizations', [
    'AcceptHandshake',
    'AttachPolicy',
    'CreateAccount',
    'CreateOrganizationalUnit',
    'CreatePolicy',
    'DeclineHandshake',
    'DeleteOrganization',
    'DeleteOrganizationalUnit',
    'DeletePolicy',
    'DetachPolicy',
    'DisablePolicyType',
    'EnablePolicyType',
    'InviteAccountToOrganization',
    'LeaveOrganization',
    'MoveAccount',
    'RemoveAccountFromOrganization',
    'UpdateOrganizationalUnit',
    'UpdatePolicy',
  ]),
];

/** Calls of one service by their names, and `more` that do the same and that CIS does not list. */
function called(
  id: string,
  title: string,
  cis: string,
  service: string,
  names: readonly string[],
  more: readonly string[] = [],
): AuditEventClass {
  const eventSource = `${service}.amazonaws.com`;
  const any = [...names, ...more].map((name) => `($.eventName = "${name}")`).join(' || ');
  return {
    id,
    title,
    cis,
    pattern: `{ ($.eventSource = "${eventSource}") && (${any}) }`,
    witnesses: names.map((eventName) => ({
      eventName,
      eventSource,
      eventType: 'AwsApiCall',
      'userIdentity.type': 'IAMUser',
    })),
  };
}
