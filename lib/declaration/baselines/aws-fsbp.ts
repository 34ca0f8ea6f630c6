import { advised, type Baseline, beyond, required, unchecked } from './baseline';

const USAGE = 'how old keys and passwords are and when they were last used is a state, which no resource sets';
const IN_VPC = 'domains in a VPC (`vpc_options`): AWS-NET-06 lets them be reached from declared networks, too';
const ROOT = 'the MFA device of the root user is registered by the root user';

/**
 * AWS Foundational Security Best Practices: every id on accounts, identities and buckets, and those on EC2, CloudTrail and
 * endpoints that a control is drawn from. The standard has severities, not levels: what closes a way in by an account's own
 * settings (public access, ACLs, TLS, MFA of people, ports of administration) is required; what keeps order and evidence, and
 * what an organization sets from above, is advised.
 */
export const awsFsbp: Baseline = {
  id: 'aws-fsbp',
  title: 'AWS Foundational Security Best Practices',
  cloud: 'aws',
  entries: [
    advised('Account.1', 'AWS-IAM-04'),
    advised('IAM.1', 'AWS-IAM-06'),
    advised('IAM.2', 'AWS-IAM-07'),
    beyond('IAM.3', 'advisory', USAGE),
    advised('IAM.4', 'AWS-MFA-04'),
    required('IAM.5', 'AWS-MFA-01'),
    advised('IAM.6', 'AWS-MFA-04'),
    advised('IAM.7', 'AWS-IAM-01'),
    beyond('IAM.8', 'advisory', USAGE),
    beyond('IAM.9', 'advisory', ROOT),
    advised('IAM.10', 'AWS-IAM-01'),
    advised('IAM.19', 'AWS-MFA-01'),
    advised('IAM.21', 'AWS-IAM-06'),
    beyond('IAM.22', 'advisory', USAGE),
    beyond('IAM.26', 'advisory', 'a certificate that has expired is deleted by hand'),
    required('S3.1', 'AWS-STO-02'),
    required('S3.2', 'AWS-STO-01'),
    required('S3.3', 'AWS-STO-01'),
    required('S3.5', 'AWS-STO-05'),
    advised('S3.6', 'AWS-STO-13'),
    unchecked('S3.7', 'advisory', 'replicas of every bucket (AWS-STO-15 is about those that are declared)'),
    required('S3.8', 'AWS-STO-01'),
    advised('S3.9', 'AWS-STO-10'),
    advised('S3.10', 'AWS-STO-09'),
    unchecked('S3.11', 'advisory', 'who is told of what happens in buckets (`aws_s3_bucket_notification`)'),
    required('S3.12', 'AWS-STO-04'),
    advised('S3.13', 'AWS-STO-09'),
    advised('S3.14', 'AWS-STO-09'),
    advised('S3.15', 'AWS-STO-11'),
    advised('S3.17', 'AWS-STO-07'),
    unchecked('S3.19', 'advisory', 'access points (`aws_s3_access_point`)'),
    beyond('S3.20', 'advisory', 'MFA for deletions is switched on by the root user'),
    unchecked('S3.24', 'advisory', 'access points of several Regions (`aws_s3control_multi_region_access_point`)'),
    unchecked('S3.25', 'advisory', 'directory buckets (`aws_s3_directory_bucket`)'),
    advised('EC2.1', 'AWS-CMP-02'),
    advised('EC2.2', 'AWS-CMP-04'),
    advised('EC2.7', 'AWS-CMP-01'),
    advised('EC2.8', 'AWS-CMP-03'),
    required('EC2.13', 'AWS-NET-09'),
    required('EC2.14', 'AWS-NET-09'),
    required('EC2.21', 'AWS-NET-09'),
    advised('EC2.172', 'AWS-CMP-04'),
    unchecked(
      'EKS.1',
      'advisory',
      'private endpoints alone (`endpoint_public_access`): AWS-NET-06 lets them be public to declared networks',
    ),
    unchecked('ES.2', 'advisory', IN_VPC),
    unchecked('Opensearch.2', 'advisory', IN_VPC),
    ...['CloudTrail.1', 'CloudTrail.2', 'CloudTrail.4', 'CloudTrail.5'].map((id) => advised(id, 'AWS-LOG-02')),
  ],
};
