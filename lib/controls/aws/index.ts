import type { Control } from '../control';
import { accessAnalyzed } from './access-analyzed';
import { accessLogged } from './access-logged';
import { accountPublicAccessBlocked } from './account-public-access-blocked';
import { aclsDisabled } from './acls-disabled';
import { auditAlarms } from './audit-alarms';
import { bucketNetwork } from './bucket-network';
import { bucketPublicAccessBlocked } from './bucket-public-access-blocked';
import { closedByDefault } from './closed-by-default';
import { customerKeysRefused } from './customer-keys-refused';
import { deployerAccess } from './deployer-access';
import { emergencyRoles } from './emergency-roles';
import { encryptedWithOwnKey } from './encrypted-with-own-key';
import { entraFederated } from './entra-federated';
import { everyResourceJudged } from './every-resource-judged';
import { freshMfa } from './fresh-mfa';
import { identityCenterMfa } from './identity-center-mfa';
import { instanceMetadata } from './instance-metadata';
import { mfaForPeople } from './mfa-for-people';
import { administrationClosed } from './network/administration-closed';
import { edgesClosed } from './network/edges-closed';
import { endpointPerimeter } from './network/endpoint-perimeter';
import { managedEndpoints } from './network/managed-endpoints';
import { sharedLists } from './network/shared-lists';
import { objectsLocked } from './objects-locked';
import { ec2Defaults } from './organization/ec2-defaults';
import { guardrailsProtected } from './organization/guardrails-protected';
import { noNewUsers } from './organization/no-new-users';
import { organizationPrincipals } from './organization/organization-principals';
import { organizationPublicAccess } from './organization/organization-public-access';
import { organizationResources } from './organization/organization-resources';
import { presignedUrls } from './organization/presigned-urls';
import { resourcesFromNetworks } from './organization/resources-from-networks';
import { rootUserDenied } from './organization/root-user-denied';
import { signInFromNetworks } from './organization/sign-in-from-networks';
import { usersNeedMfa } from './organization/users-need-mfa';
import { passwordPolicy } from './password-policy';
import { permissionsByGroup } from './permissions-by-group';
import { pipelinesBounded } from './pipelines-bounded';
import { addressConditions } from './policies/address-conditions';
import { deployerException } from './policies/deployer-exception';
import { mfaConditions } from './policies/mfa-conditions';
import { mfaScope } from './policies/mfa-scope';
import { policySizes } from './policies/policy-sizes';
import { resourceControlForm } from './policies/resource-control-form';
import { strangersAllowed } from './policies/strangers-allowed';
import { trustedPrincipals } from './policies/trusted-principals';
import { policiesNamed } from './policies-named';
import { replicatedSafely } from './replicated-safely';
import { securityContact } from './security-contact';
import { snapshotsPrivate } from './snapshots-private';
import { suppliersBounded } from './suppliers-bounded';
import { tlsFloor } from './tls-floor';
import { tlsOnly } from './tls-only';
import { trailKept } from './trail-kept';
import { trustedNetworkOnly } from './trusted-network-only';
import { versionedAndKept } from './versioned-and-kept';
import { volumesEncrypted } from './volumes-encrypted';

/** The controls of AWS accounts and organizations, in the order of their ids. */
export const awsControls: readonly Control[] = [
  emergencyRoles,
  volumesEncrypted,
  snapshotsPrivate,
  instanceMetadata,
  closedByDefault,
  ec2Defaults,
  everyResourceJudged,
  passwordPolicy,
  accessAnalyzed,
  guardrailsProtected,
  securityContact,
  suppliersBounded,
  policiesNamed,
  permissionsByGroup,
  auditAlarms,
  trailKept,
  mfaForPeople,
  freshMfa,
  usersNeedMfa,
  rootUserDenied,
  noNewUsers,
  entraFederated,
  identityCenterMfa,
  pipelinesBounded,
  trustedNetworkOnly,
  resourcesFromNetworks,
  signInFromNetworks,
  endpointPerimeter,
  edgesClosed,
  managedEndpoints,
  sharedLists,
  organizationResources,
  administrationClosed,
  mfaConditions,
  mfaScope,
  addressConditions,
  trustedPrincipals,
  deployerException,
  resourceControlForm,
  policySizes,
  strangersAllowed,
  bucketPublicAccessBlocked,
  accountPublicAccessBlocked,
  organizationPublicAccess,
  aclsDisabled,
  tlsOnly,
  tlsFloor,
  encryptedWithOwnKey,
  customerKeysRefused,
  versionedAndKept,
  accessLogged,
  objectsLocked,
  bucketNetwork,
  organizationPrincipals,
  presignedUrls,
  replicatedSafely,
  deployerAccess,
];
