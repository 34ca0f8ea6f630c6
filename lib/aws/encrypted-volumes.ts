import { EbsDefaultKmsKey } from '@cdktf/provider-aws/lib/ebs-default-kms-key';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AwsAccountId, type AwsPartition, AwsRegion } from '../values';
import { parseKeyArn } from './bucket-key';
import { findingIn, refuse } from './findings';
import { policyDocument } from './policy-document';

export interface EncryptedVolumesProps {
  /** The account, 12 digits. */
  readonly accountId: string;
  /** The Region: one of these constructs is for one Region. */
  readonly region: string;
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
  /**
   * The provider of the Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
  /**
   * ARN of an existing KMS key in the Region.
   *
   * @default - a key is made, with rotation
   */
  readonly kmsKeyArn?: string;
}

const CONTROL = 'AWS-CMP-01';

/**
 * Every new EBS volume of the Region, and every copy of a snapshot, is encrypted under a KMS key of the account.
 *
 * Renders `aws_ebs_default_kms_key` and, once it stands, `aws_ebs_encryption_by_default`. Without `kmsKeyArn` also an
 * `aws_kms_key` and its `aws_kms_alias` (`alias/ebs-default`): rotated each year, gone 30 days after its deletion at the
 * earliest. Whoever may use EBS in the account may use the key through it, as AWS's own key for EBS has it; else
 * Auto Scaling, whose role no policy of IAM reaches, could start no instance. Volumes that stand already stay as they are.
 *
 * AWS-CMP-01; Security Hub EC2.7, CIS AWS Foundations 6.1.1, NIST SP 800-53 SC-28(1).
 */
export class EncryptedVolumes extends Construct {
  readonly byDefault: EbsEncryptionByDefault;
  readonly defaultKey: EbsDefaultKmsKey;
  /** The key that is made; unset with `kmsKeyArn`. */
  readonly key?: KmsKey;

  /** @throws InvalidValue that names every property which is not usable. */
  constructor(scope: Construct, id: string, props: EncryptedVolumesProps) {
    super(scope, id);
    const { accountId, region, partition = 'aws', provider, kmsKeyArn } = props;
    refuse(this, [
      findingIn('accountId', accountId, AwsAccountId.parse),
      findingIn('region', region, AwsRegion.parse),
      findingIn('kmsKeyArn', kmsKeyArn, (text) => parseKeyArn(text, partition, CONTROL)),
    ]);
    if (kmsKeyArn === undefined) {
      this.key = new KmsKey(this, 'key', {
        provider,
        description: 'Encrypts EBS volumes and snapshots by default',
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: keyPolicy(accountId, partition, region),
        lifecycle: { preventDestroy: true },
      });
      new KmsAlias(this, 'key-alias', { provider, name: 'alias/ebs-default', targetKeyId: this.key.keyId });
    }
    this.defaultKey = new EbsDefaultKmsKey(this, 'default-key', { provider, keyArn: kmsKeyArn ?? this.key?.arn ?? '' });
    this.byDefault = new EbsEncryptionByDefault(this, 'by-default', {
      provider,
      enabled: true,
      dependsOn: [this.defaultKey],
    });
  }
}

function keyPolicy(accountId: string, partition: AwsPartition, region: string): string {
  const through = `ec2.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
  return policyDocument([
    {
      Sid: 'LeaveAccessToIamOfTheAccount',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'LetTheAccountUseItThroughEbs',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'kms:CreateGrant',
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
      ],
      Resource: '*',
      Condition: { StringEquals: { 'kms:CallerAccount': accountId, 'kms:ViaService': through } },
    },
  ]);
}
