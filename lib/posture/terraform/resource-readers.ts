import * as hygiene from './aws-account-hygiene';
import * as settings from './aws-account-settings';
import * as audit from './aws-audit';
import * as bucket from './aws-bucket';
import { bucketLogging, bucketReplication } from './aws-bucket-copies';
import { bucketLifecycle, bucketLock } from './aws-bucket-lifecycle';
import * as endpoint from './aws-endpoint';
import { exclusivePolicies } from './aws-exclusive-policies';
import * as federation from './aws-federation';
import * as identity from './aws-identity';
import { kmsKey, kmsKeyPolicy } from './aws-key';
import * as network from './aws-network';
import * as organization from './aws-organization';
import * as traffic from './aws-traffic';
import { webAcl } from './aws-web-acl';
import * as accessPackage from './entra-access-package';
import { conditionalAccessPolicy } from './entra-conditional-access';
import * as directory from './entra-directory';
import { directoryRole, roleAssignment, roleMember, unitRoleMember } from './entra-directory-role';
import { inertParts } from './entra-inert-parts';
import { authenticationStrength, namedLocation, namedLocationLookup } from './entra-named-location';
import { groupRolePolicy, groupSchedule, roleEligibility } from './entra-privileged-access';
import * as workload from './entra-workload-identity';
import { graphObject, graphSetting } from './msgraph';
import type { ResourceReader } from './resource-reader';

/** The types that are read for meaning: the one table of what this package understands of Terraform. */
const RESOURCES: Readonly<Record<string, ResourceReader>> = {
  ...inertParts,
  azuread_access_package_assignment_policy: accessPackage.packagePolicy,
  azuread_access_package_catalog_role_assignment: accessPackage.catalogRole,
  azuread_access_package_resource_catalog_association: accessPackage.catalogResource,
  azuread_access_package_resource_package_association: accessPackage.packageResource,
  azuread_administrative_unit_role_member: unitRoleMember,
  azuread_app_role_assignment: workload.appRoleAssignment,
  azuread_application: workload.application,
  azuread_application_api_access: workload.apiAccess,
  azuread_application_federated_identity_credential: workload.federatedCredential,
  azuread_application_flexible_federated_identity_credential: workload.flexibleFederatedCredential,
  azuread_application_owner: workload.applicationOwner,
  azuread_application_password: workload.secret('application_id'),
  azuread_authentication_strength_policy: authenticationStrength,
  azuread_conditional_access_policy: conditionalAccessPolicy,
  azuread_directory_role: directoryRole,
  azuread_directory_role_assignment: roleAssignment,
  azuread_directory_role_eligibility_schedule_request: roleEligibility,
  azuread_directory_role_member: roleMember,
  azuread_group: directory.group,
  azuread_group_member: directory.groupMember,
  azuread_group_role_management_policy: groupRolePolicy,
  azuread_group_without_members: directory.group,
  azuread_named_location: namedLocation,
  azuread_privileged_access_group_assignment_schedule: groupSchedule('active'),
  azuread_privileged_access_group_eligibility_schedule: groupSchedule('eligible'),
  azuread_service_principal: workload.servicePrincipal,
  azuread_service_principal_delegated_permission_grant: workload.delegatedGrant,
  azuread_service_principal_password: workload.secret('service_principal_id'),

  aws_accessanalyzer_analyzer: hygiene.accessAnalyzer,
  aws_account_alternate_contact: hygiene.alternateContact,

  aws_api_gateway_rest_api: endpoint.restApi,
  aws_api_gateway_rest_api_policy: endpoint.restApiPolicy,

  aws_cloudtrail: audit.trail,
  aws_cloudtrail_organization_delegated_admin_account: organization.trailAdministrator,
  aws_cloudwatch_log_group: audit.logGroup,
  aws_cloudwatch_log_metric_filter: audit.metricFilter,
  aws_cloudwatch_metric_alarm: audit.metricAlarm,

  aws_default_network_acl: traffic.networkAcl,
  aws_default_security_group: settings.defaultSecurityGroup,

  aws_ebs_default_kms_key: settings.ebsDefaultKey,
  aws_ebs_encryption_by_default: settings.ebsEncryption,
  aws_ebs_snapshot_block_public_access: settings.snapshotBlock,
  aws_ec2_image_block_public_access: settings.imageBlock,
  aws_ec2_instance_metadata_defaults: settings.metadataDefaults,
  aws_ec2_managed_prefix_list: network.prefixList,
  aws_ec2_managed_prefix_list_entry: network.prefixListEntry,
  aws_ec2_serial_console_access: settings.serialConsole,

  aws_eks_cluster: endpoint.cluster,
  aws_elasticsearch_domain: endpoint.searchDomain,
  aws_elasticsearch_domain_policy: endpoint.searchDomainPolicy,

  aws_iam_openid_connect_provider: federation.openIdProvider,
  aws_iam_saml_provider: federation.samlProvider,
  aws_iam_account_password_policy: hygiene.passwordPolicy,
  aws_iam_group: identity.group,
  aws_iam_group_membership: identity.groupUsers,
  aws_iam_group_policies_exclusive: exclusivePolicies('group', 'inline'),
  aws_iam_group_policy: identity.inlinePolicy('group'),
  aws_iam_group_policy_attachment: identity.policyAttachment('group'),
  aws_iam_group_policy_attachments_exclusive: exclusivePolicies('group', 'attached'),
  aws_iam_organizations_features: organization.centralRootAccess,
  aws_iam_policy: identity.policy,
  aws_iam_policy_attachment: identity.sharedAttachment,
  aws_iam_role: identity.role,
  aws_iam_role_policies_exclusive: exclusivePolicies('role', 'inline'),
  aws_iam_role_policy: identity.inlinePolicy('role'),
  aws_iam_role_policy_attachment: identity.policyAttachment('role'),
  aws_iam_role_policy_attachments_exclusive: exclusivePolicies('role', 'attached'),
  aws_iam_user: identity.user,
  aws_iam_user_group_membership: identity.userGroups,
  aws_iam_user_policies_exclusive: exclusivePolicies('user', 'inline'),
  aws_iam_user_policy: identity.inlinePolicy('user'),
  aws_iam_user_policy_attachment: identity.policyAttachment('user'),
  aws_iam_user_policy_attachments_exclusive: exclusivePolicies('user', 'attached'),

  aws_network_acl: traffic.networkAcl,
  aws_network_acl_rule: traffic.networkAclRule,

  msgraph_resource: graphObject,
  msgraph_update_resource: graphSetting,

  aws_kms_key: kmsKey,
  aws_kms_key_policy: kmsKeyPolicy,

  aws_opensearch_domain: endpoint.searchDomain,
  aws_opensearch_domain_policy: endpoint.searchDomainPolicy,

  aws_organizations_account: organization.account,
  aws_organizations_delegated_administrator: organization.delegatedAdministrator,
  aws_organizations_organization: organization.organization,
  aws_organizations_organizational_unit: organization.unit,
  aws_organizations_policy: organization.policy,
  aws_organizations_policy_attachment: organization.policyAttachment,
  aws_organizations_resource_policy: organization.resourcePolicy,

  aws_s3_account_public_access_block: bucket.accountPublicAccessBlock,
  aws_s3_bucket: bucket.bucket,
  aws_s3_bucket_lifecycle_configuration: bucketLifecycle,
  aws_s3_bucket_logging: bucketLogging,
  aws_s3_bucket_object: bucket.bucketObject,
  aws_s3_bucket_object_lock_configuration: bucketLock,
  aws_s3_bucket_ownership_controls: bucket.bucketOwnership,
  aws_s3_bucket_policy: bucket.bucketPolicy,
  aws_s3_bucket_public_access_block: bucket.bucketPublicAccessBlock,
  aws_s3_bucket_replication_configuration: bucketReplication,
  aws_s3_bucket_server_side_encryption_configuration: bucket.bucketEncryption,
  aws_s3_bucket_versioning: bucket.bucketVersioning,
  aws_s3_object: bucket.bucketObject,

  aws_security_group: traffic.securityGroup,
  aws_security_group_rule: traffic.securityGroupRule,

  aws_sns_topic: audit.topic,
  aws_sns_topic_policy: audit.topicPolicy,
  aws_sns_topic_subscription: audit.topicSubscription,

  aws_vpc_block_public_access_exclusion: settings.vpcBlockExclusion,
  aws_vpc_block_public_access_options: settings.vpcBlock,
  aws_vpc_endpoint: network.vpcEndpoint,
  aws_vpc_endpoint_policy: network.vpcEndpointPolicy,
  aws_vpc_security_group_egress_rule: traffic.vpcSecurityGroupRule('egress'),
  aws_vpc_security_group_ingress_rule: traffic.vpcSecurityGroupRule('ingress'),

  aws_wafv2_ip_set: network.ipSet,
  aws_wafv2_web_acl: webAcl,
  aws_wafv2_web_acl_association: network.webAclAssociation,
};

const DATA_SOURCES: Readonly<Record<string, ResourceReader>> = {
  azuread_group: directory.groupLookup,
  azuread_named_location: namedLocationLookup,
  azuread_service_principal: workload.servicePrincipalLookup,
  azuread_user: directory.userLookup,
  azuread_users: directory.usersLookup,
};

/** The reader of a type; `undefined` for one that is not read for meaning. */
export function readerOf(mode: 'managed' | 'data' | 'ephemeral', type: string): ResourceReader | undefined {
  const readers = mode === 'managed' ? RESOURCES : mode === 'data' ? DATA_SOURCES : {};
  return Object.hasOwn(readers, type) ? readers[type] : undefined;
}
