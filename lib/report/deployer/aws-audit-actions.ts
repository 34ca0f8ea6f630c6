import type { AwsActions } from './aws-actions';

const IAM = 'arn:{partition}:iam::{account}';
const LOGS = 'arn:{partition}:logs:{region}:{account}:log-group';
const TOPICS = 'arn:{partition}:sns:{region}:{account}';

/** The trail of an account, where it is kept and who is told of it. */
export const auditActions: Readonly<Record<string, AwsActions>> = {
  aws_cloudtrail: {
    on: 'arn:{partition}:cloudtrail:{region}:{account}:trail/{name}',
    create: ['cloudtrail:CreateTrail', 'cloudtrail:StartLogging'],
    read: [
      'cloudtrail:DescribeTrails',
      'cloudtrail:GetEventSelectors',
      'cloudtrail:GetInsightSelectors',
      'cloudtrail:GetTrailStatus',
      'cloudtrail:ListTags',
    ],
    update: ['cloudtrail:UpdateTrail'],
    delete: ['cloudtrail:DeleteTrail'],
    tag: ['cloudtrail:AddTags', 'cloudtrail:RemoveTags'],
  },
  'aws_cloudtrail.cloud_watch_logs_role_arn': {
    on: `${IAM}:role/{cloud_watch_logs_role_arn}`,
    besides: [
      {
        on: `${IAM}:role/{cloud_watch_logs_role_arn}`,
        actions: ['iam:PassRole'],
        passedTo: 'cloudtrail.amazonaws.com',
      },
    ],
  },
  'aws_cloudtrail.event_selector': {
    on: 'arn:{partition}:cloudtrail:{region}:{account}:trail/{name}',
    update: ['cloudtrail:PutEventSelectors'],
  },
  'aws_cloudtrail.is_organization_trail': {
    on: `${IAM}:role/aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail`,
    create: ['iam:CreateServiceLinkedRole', 'iam:GetRole'],
    besides: [
      { on: '*', actions: ['organizations:ListAWSServiceAccessForOrganization'] },
      // It is a trail of the management account, whichever account makes it.
      {
        on: 'arn:{partition}:cloudtrail:{region}:*:trail/{name}',
        actions: [
          'cloudtrail:CreateTrail',
          'cloudtrail:DeleteTrail',
          'cloudtrail:GetEventSelectors',
          'cloudtrail:GetInsightSelectors',
          'cloudtrail:GetTrailStatus',
          'cloudtrail:ListTags',
          'cloudtrail:StartLogging',
          'cloudtrail:UpdateTrail',
        ],
      },
    ],
  },
  aws_cloudtrail_organization_delegated_admin_account: {
    on: 'arn:{partition}:organizations::{account}:account/o-*/{account_id}',
    create: ['cloudtrail:RegisterOrganizationDelegatedAdmin', 'organizations:RegisterDelegatedAdministrator'],
    read: ['organizations:ListDelegatedAdministrators'],
    delete: ['cloudtrail:DeregisterOrganizationDelegatedAdmin', 'organizations:DeregisterDelegatedAdministrator'],
    besides: [
      {
        on: `${IAM}:role/aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail`,
        actions: ['iam:CreateServiceLinkedRole', 'iam:GetRole'],
      },
      { on: '*', actions: ['organizations:ListAWSServiceAccessForOrganization'] },
    ],
  },
  aws_cloudwatch_log_group: {
    on: `${LOGS}:{name}`,
    alsoOn: `${LOGS}:{name}:*`,
    create: ['logs:CreateLogGroup'],
    read: ['logs:DescribeLogGroups', 'logs:ListTagsForResource'],
    delete: ['logs:DeleteLogGroup'],
    tag: ['logs:TagResource', 'logs:UntagResource'],
  },
  'aws_cloudwatch_log_group.kms_key_id': {
    on: `${LOGS}:{name}`,
    alsoOn: `${LOGS}:{name}:*`,
    create: ['logs:AssociateKmsKey'],
  },
  'aws_cloudwatch_log_group.retention_in_days': {
    on: `${LOGS}:{name}`,
    alsoOn: `${LOGS}:{name}:*`,
    create: ['logs:PutRetentionPolicy'],
  },
  aws_cloudwatch_log_metric_filter: {
    on: `${LOGS}:{log_group_name}`,
    alsoOn: `${LOGS}:{log_group_name}:*`,
    create: ['logs:PutMetricFilter'],
    read: ['logs:DescribeMetricFilters'],
    delete: ['logs:DeleteMetricFilter'],
  },
  aws_cloudwatch_metric_alarm: {
    on: 'arn:{partition}:cloudwatch:{region}:{account}:alarm:{alarm_name}',
    create: ['cloudwatch:PutMetricAlarm'],
    read: ['cloudwatch:DescribeAlarms', 'cloudwatch:ListTagsForResource'],
    delete: ['cloudwatch:DeleteAlarms'],
    tag: ['cloudwatch:TagResource', 'cloudwatch:UntagResource'],
  },
  aws_sns_topic: {
    on: `${TOPICS}:{name}`,
    create: ['sns:CreateTopic'],
    read: ['sns:GetTopicAttributes', 'sns:ListTagsForResource'],
    update: ['sns:SetTopicAttributes'],
    delete: ['sns:DeleteTopic'],
    tag: ['sns:TagResource', 'sns:UntagResource'],
  },
  aws_sns_topic_policy: {
    on: `${TOPICS}:{arn}`,
    create: ['sns:SetTopicAttributes'],
    read: ['sns:GetTopicAttributes'],
  },
  aws_sns_topic_subscription: {
    on: `${TOPICS}:{topic_arn}`,
    create: ['sns:Subscribe'],
    read: ['sns:GetSubscriptionAttributes'],
    update: ['sns:SetSubscriptionAttributes'],
    delete: ['sns:Unsubscribe'],
  },
};
