import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import type { AwsPartition } from '../values';
import { policyDocument } from './policy-document';

export interface AuditKeyProps {
  readonly accountId: string;
  readonly partition: AwsPartition;
  readonly region: string;
  readonly trailArn: string;
  readonly logGroupArn: string;
  readonly provider: TerraformProvider | undefined;
}

/** The key of a trail: CloudTrail encrypts events with it, CloudWatch the log group, and alarms what they tell. */
export function auditKey(scope: Construct, props: AuditKeyProps): KmsKey {
  const { accountId, partition, region, trailArn, logGroupArn, provider } = props;
  const logs = `logs.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
  return new KmsKey(scope, 'key', {
    provider,
    description: 'Encrypts the events of the trail, and what is told of them',
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: policyDocument([
      {
        Sid: 'LeaveAccessToIamOfTheAccount',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'LetTheTrailEncryptEvents',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
      },
      {
        Sid: 'LetTheLogGroupUseIt',
        Effect: 'Allow',
        Principal: { Service: logs },
        Action: ['kms:Decrypt', 'kms:Describe*', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        Resource: '*',
        Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn } },
      },
      {
        Sid: 'LetAlarmsPublish',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
      },
    ]),
    lifecycle: { preventDestroy: true },
  });
}
