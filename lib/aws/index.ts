export { AccessAnalyzers, type AccessAnalyzersProps } from './access-analyzers';
export { AccessLogBucket, type AccessLogBucketProps } from './access-log-bucket';
export { AccountPublicAccessBlock, type AccountPublicAccessBlockProps } from './account-public-access-block';
export type { ObjectLock } from './bucket-lock';
export { EmptyDefaultSecurityGroup, type EmptyDefaultSecurityGroupProps } from './empty-default-security-group';
export { EncryptedVolumes, type EncryptedVolumesProps } from './encrypted-volumes';
export { HumanGroup, type HumanGroupProps } from './human-group';
export type { IHumanGroup, IHumanPrincipal, IHumanRole } from './human-principal';
export { HumanRole } from './human-role';
export { InstanceMetadataV2, type InstanceMetadataV2Props } from './instance-metadata-v2';
export { PasswordPolicy, type PasswordPolicyProps } from './password-policy';
export {
  type BucketReachProps,
  type BucketReplicaProps,
  PrivateBucket,
  type PrivateBucketProps,
} from './private-bucket';
export {
  PrivateSnapshotsAndImages,
  type PrivateSnapshotsAndImagesProps,
} from './private-snapshots-and-images';
export { RequireMfaForGroup, type RequireMfaForGroupProps } from './require-mfa';
export { SecurityContact, type SecurityContactProps } from './security-contact';
export { SerialConsoleOff, type SerialConsoleOffProps } from './serial-console-off';
export { TrustedNetworkOnly, type TrustedNetworkOnlyProps } from './trusted-network-only';
export { type VpcBlockMode, VpcPublicAccessBlock, type VpcPublicAccessBlockProps } from './vpc-public-access-block';
