export { AccountPublicAccessBlock, type AccountPublicAccessBlockProps } from './account-public-access-block';
export { HumanGroup, type HumanGroupProps } from './human-group';
export type { IHumanGroup, IHumanPrincipal, IHumanRole } from './human-principal';
export { HumanRole } from './human-role';
export { PrivateBucket, type PrivateBucketProps } from './private-bucket';
export { RequireMfaForGroup, type RequireMfaForGroupProps } from './require-mfa';
export { TrustedNetworkOnly, type TrustedNetworkOnlyProps } from './trusted-network-only';
