import type { PolicyStatement } from '../../values';
import type { IResourceControl } from './guardrail';

/**
 * Every bucket of the accounts below, made by whichever hand, is reached over TLS 1.2 or later only.
 *
 * A guardrail for `ResourceControlPolicies` of two statements on all of S3: one denies plain HTTP, one TLS before 1.2. A
 * request without TLS has no version of it, so neither stands for the other.
 *
 * AWS-STO-05, AWS-STO-06; CIS AWS Foundations 3.1.1, AWS FSBP S3.5, NIST SP 800-53 SC-8, SC-8(1), SC-13.
 */
export class StorageOverTls implements IResourceControl {
  readonly kind = 'resourceControl';
  readonly control = 'AWS-STO-05';
  readonly statements: readonly PolicyStatement[] = [
    {
      Sid: 'DenyPlainHttp',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'DenyTlsBefore12',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    },
  ];
}
