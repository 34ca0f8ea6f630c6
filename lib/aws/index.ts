export { AccessLogBucket, type AccessLogBucketProps } from './access-log-bucket';
export { AccountPublicAccessBlock, type AccountPublicAccessBlockProps } from './account-public-access-block';
export type { ObjectLock } from './bucket-lock';
export { HumanGroup, type HumanGroupProps } from './human-group';
export type { IHumanGroup, IHumanPrincipal, IHumanRole } from './human-principal';
export { HumanRole } from './human-role';
export {
  type BucketReachProps,
  type BucketReplicaProps,
  PrivateBucket,
  type PrivateBucketProps,
} from './private-bucket';
export { RequireMfaForGroup, type RequireMfaForGroupProps } from './require-mfa';
export { TrustedNetworkOnly, type TrustedNetworkOnlyProps } from './trusted-network-only';
