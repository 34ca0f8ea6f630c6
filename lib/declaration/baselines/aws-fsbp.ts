import { type Baseline, required } from './baseline';

/**
 * AWS Foundational Security Best Practices: public access, ACLs and TLS of buckets, MFA of people. The standard has
 * severities, not levels: what it lists is required.
 */
export const awsFsbp: Baseline = {
  id: 'aws-fsbp',
  title: 'AWS Foundational Security Best Practices',
  cloud: 'aws',
  entries: [
    required('IAM.5', 'AWS-MFA-01'),
    required('S3.1', 'AWS-STO-02'),
    required('S3.2', 'AWS-STO-01'),
    required('S3.3', 'AWS-STO-01'),
    required('S3.5', 'AWS-STO-05'),
    required('S3.8', 'AWS-STO-01'),
    required('S3.12', 'AWS-STO-04'),
  ],
};
