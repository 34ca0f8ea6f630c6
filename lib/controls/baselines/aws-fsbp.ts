import type { Baseline } from '../baseline';

/**
 * AWS Foundational Security Best Practices: S3.1, S3.2, S3.3, S3.8 (public access), S3.12 (ACLs), S3.5 (TLS), IAM.5 (MFA of
 * people). The standard has severities, not levels: what it lists is required.
 */
export const awsFsbp: Baseline = {
  id: 'aws-fsbp',
  title: 'AWS Foundational Security Best Practices',
  required: ['AWS-MFA-01', 'AWS-STO-01', 'AWS-STO-02', 'AWS-STO-04', 'AWS-STO-05'],
};
