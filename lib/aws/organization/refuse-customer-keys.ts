import type { PolicyStatement } from '../../values';
import type { IResourceControl } from './guardrail';

/**
 * Nobody writes an object into a bucket of the accounts below under a key that only he has (SSE-C).
 *
 * A guardrail for `ResourceControlPolicies`: one statement that denies uploads which bring a key along. Whoever may write
 * could otherwise lock all objects under a key of his, and ask a ransom for it.
 *
 * AWS-STO-08; NIST SP 800-53 SC-28.
 */
export class RefuseCustomerKeys implements IResourceControl {
  readonly kind = 'resourceControl';
  readonly control = 'AWS-STO-08';
  readonly statements: readonly PolicyStatement[] = [
    {
      Sid: 'DenyKeysOfTheUploader',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: '*',
      Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
    },
  ];
}
