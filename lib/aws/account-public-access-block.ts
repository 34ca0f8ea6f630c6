import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block';
import { Construct } from 'constructs';
import { AwsAccountId } from '../values';
import { findingIn, refuse } from './findings';

export interface AccountPublicAccessBlockProps {
  /** The account, 12 digits. Apply fails where the credentials are another account's. */
  readonly accountId: string;
}

/**
 * No bucket or access point of the account can be public, whatever its own policy or access control list says.
 *
 * Renders one `aws_s3_account_public_access_block` with its four settings on. Destroying it opens what buckets
 * themselves leave open.
 *
 * AWS-STO-02; Security Hub S3.1, CIS AWS Foundations 3.1.4.
 */
export class AccountPublicAccessBlock extends Construct {
  readonly block: S3AccountPublicAccessBlock;

  /** @throws InvalidValue for what is not an account id. */
  constructor(scope: Construct, id: string, props: AccountPublicAccessBlockProps) {
    super(scope, id);
    refuse(this, [findingIn('accountId', props.accountId, AwsAccountId.parse)]);
    this.block = new S3AccountPublicAccessBlock(this, 'block', {
      accountId: props.accountId,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  }
}
