/**
 * Actions of data planes that live in a VPC: what calls them comes from private addresses, so that no list of public
 * networks can speak of it. AWS whitepaper "Building a data perimeter on AWS".
 */
export const VPC_RESIDENT_ACTIONS: readonly string[] = [
  'dax:*',
  'elasticfilesystem:client*',
  'es:ES*',
  'kafka-cluster:*',
  'neptune-db:*',
  'rds-db:connect',
  's3-outposts:*',
];

/**
 * What a perimeter of resource control policies is about: services that hold data or access, and that a policy of their
 * own resources can open to strangers. Of AWS STS `AssumeRole` alone: whoever comes with a token of an identity provider
 * is of no account yet.
 */
export const RESOURCE_PERIMETER_ACTIONS: readonly string[] = [
  'dynamodb:*',
  'ecr:*',
  'kms:*',
  's3:*',
  'secretsmanager:*',
  'sqs:*',
  'sts:AssumeRole',
];

/** The three steps of signing in to the console, and to developer tools through it. */
export const SIGN_IN_ACTIONS: readonly string[] = [
  'signin:Authenticate',
  'signin:AuthorizeOAuth2Access',
  'signin:CreateOAuth2Token',
];

/** How a user comes to be, and to have a credential that stays. */
export const USER_CREDENTIAL_ACTIONS: readonly string[] = [
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:CreateUser',
  'iam:UploadSSHPublicKey',
  'iam:UploadSigningCertificate',
];

/** By which an account takes down what guards it: public access blocks, encryption, identity providers, trails. */
export const GUARDRAIL_ACTIONS: readonly string[] = [
  'access-analyzer:DeleteAnalyzer',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'ec2:DisableEbsEncryptionByDefault',
  'ec2:DisableImageBlockPublicAccess',
  'ec2:DisableSnapshotBlockPublicAccess',
  'ec2:EnableSerialConsoleAccess',
  'ec2:ModifyEbsDefaultKmsKeyId',
  'ec2:ModifyInstanceMetadataDefaults',
  'ec2:ModifyVpcBlockPublicAccessOptions',
  'ec2:ResetEbsDefaultKmsKeyId',
  'iam:AddClientIDToOpenIDConnectProvider',
  'iam:CreateOpenIDConnectProvider',
  'iam:CreateSAMLProvider',
  'iam:DeleteAccountPasswordPolicy',
  'iam:DeleteOpenIDConnectProvider',
  'iam:DeleteSAMLProvider',
  'iam:UpdateAccountPasswordPolicy',
  'iam:UpdateOpenIDConnectProviderThumbprint',
  'iam:UpdateSAMLProvider',
  'organizations:LeaveOrganization',
  's3:PutAccountPublicAccessBlock',
];

/** By which tags get onto principals: with a role or user, onto one, off one, or for the length of a session. */
export const PRINCIPAL_TAG_ACTIONS: readonly string[] = [
  'iam:CreateRole',
  'iam:CreateUser',
  'iam:TagRole',
  'iam:TagUser',
  'iam:UntagRole',
  'iam:UntagUser',
  'sts:TagSession',
];

/** By which a role gets another trust, or other rights. */
export const ROLE_CHANGE_ACTIONS: readonly string[] = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
];
