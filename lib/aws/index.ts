export type { AwsPartition, PolicyConditions, PolicyStatement } from '../values';
export { AccessAnalyzers, type AccessAnalyzersProps } from './access-analyzers';
export { AccessLogBucket, type AccessLogBucketProps } from './access-log-bucket';
export { AccountPublicAccessBlock, type AccountPublicAccessBlockProps } from './account-public-access-block';
export { AuditAlarms, type AuditAlarmsProps } from './audit-alarms';
export { AuditTrail, type AuditTrailProps } from './audit-trail';
export type { ObjectLock } from './bucket-lock';
export { EmptyDefaultSecurityGroup, type EmptyDefaultSecurityGroupProps } from './empty-default-security-group';
export { EncryptedVolumes, type EncryptedVolumesProps } from './encrypted-volumes';
export { EntraFederation, type EntraFederationProps } from './entra-federation';
export { EntraRole, type EntraRoleProps } from './entra-role';
export { HumanGroup, type HumanGroupProps } from './human-group';
export type { IHumanGroup, IHumanPrincipal, IHumanRole } from './human-principal';
export { HumanRole } from './human-role';
export { InstanceMetadataV2, type InstanceMetadataV2Props } from './instance-metadata-v2';
export {
  type AdministeredBy,
  AdministrationGroup,
  type AdministrationGroupProps,
} from './network/administration-group';
export { type ClusterEndpoint, type ClusterEndpointProps, clusterEndpoint } from './network/cluster-endpoint';
export { TrustedNetworkEdge, type TrustedNetworkEdgeProps } from './network/trusted-network-edge';
export { TrustedNetworkRestApi, type TrustedNetworkRestApiProps } from './network/trusted-network-rest-api';
export {
  TrustedNetworkSearchDomain,
  type TrustedNetworkSearchDomainProps,
} from './network/trusted-network-search-domain';
export { TrustedPrefixList, type TrustedPrefixListProps } from './network/trusted-prefix-list';
export { VpcEndpointPerimeter, type VpcEndpointPerimeterProps } from './network/vpc-endpoint-perimeter';
export { CentralRootAccess } from './organization/central-root-access';
export { DenyRootUser, type DenyRootUserProps } from './organization/deny-root-user';
export { ExistingOrganization, type ExistingOrganizationProps } from './organization/existing-organization';
export type { ExemptRoles, IResourceControl, IServiceControl } from './organization/guardrail';
export { HardenedEc2Defaults, type HardenedEc2DefaultsProps } from './organization/hardened-ec2-defaults';
export type { NetworkPerimeterProps, PerimeterVpc } from './organization/network-perimeter';
export { NoNewUsers } from './organization/no-new-users';
export type { OrganizationPolicyProps } from './organization/organization-policies';
export {
  OrganizationPrincipalsOnly,
  type OrganizationPrincipalsOnlyProps,
} from './organization/organization-principals-only';
export {
  OrganizationPublicAccessBlock,
  type OrganizationPublicAccessBlockProps,
} from './organization/organization-public-access-block';
export {
  OrganizationResourcesOnly,
  type OrganizationResourcesOnlyProps,
} from './organization/organization-resources-only';
export { PresignedUrlAge, type PresignedUrlAgeProps } from './organization/presigned-url-age';
export { ProtectGuardrails } from './organization/protect-guardrails';
export { RefuseCustomerKeys } from './organization/refuse-customer-keys';
export { RequireMfaForUsers, type RequireMfaForUsersProps } from './organization/require-mfa-for-users';
export { ResourceControlPolicies, type ResourceControlPoliciesProps } from './organization/resource-control-policies';
export { ServiceControlPolicies, type ServiceControlPoliciesProps } from './organization/service-control-policies';
export { StorageOverTls } from './organization/storage-over-tls';
export { TrailAdministrator, type TrailAdministratorProps } from './organization/trail-administrator';
export { TrustedNetworkPerimeter } from './organization/trusted-network-perimeter';
export { TrustedNetworkResources, type TrustedNetworkResourcesProps } from './organization/trusted-network-resources';
export { TrustedNetworkSignIn } from './organization/trusted-network-sign-in';
export { PasswordPolicy, type PasswordPolicyProps } from './password-policy';
export { PipelineFederation, type PipelineFederationProps } from './pipeline-federation';
export { PipelineRole, type PipelineRoleProps } from './pipeline-role';
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
export { PrivilegedRole, type PrivilegedRoleProps } from './privileged-role';
export { RequireMfaForGroup, type RequireMfaForGroupProps } from './require-mfa';
export type { RoleForPeopleProps } from './role-for-people';
export { SecurityContact, type SecurityContactProps } from './security-contact';
export { SerialConsoleOff, type SerialConsoleOffProps } from './serial-console-off';
export { SupplierRole, type SupplierRoleProps } from './supplier-role';
export { TrustedNetworkOnly, type TrustedNetworkOnlyProps } from './trusted-network-only';
export { type VpcBlockMode, VpcPublicAccessBlock, type VpcPublicAccessBlockProps } from './vpc-public-access-block';
