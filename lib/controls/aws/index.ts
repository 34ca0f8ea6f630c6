import type { Control } from '../control';
import { accessAnalyzed } from './access-analyzed';
import { accessLogged } from './access-logged';
import { accountPublicAccessBlocked } from './account-public-access-blocked';
import { aclsDisabled } from './acls-disabled';
import { bucketNetwork } from './bucket-network';
import { bucketPublicAccessBlocked } from './bucket-public-access-blocked';
import { closedByDefault } from './closed-by-default';
import { customerKeysRefused } from './customer-keys-refused';
import { deployerAccess } from './deployer-access';
import { encryptedWithOwnKey } from './encrypted-with-own-key';
import { instanceMetadata } from './instance-metadata';
import { mfaForPeople } from './mfa-for-people';
import { objectsLocked } from './objects-locked';
import { passwordPolicy } from './password-policy';
import { replicatedSafely } from './replicated-safely';
import { securityContact } from './security-contact';
import { snapshotsPrivate } from './snapshots-private';
import { tlsFloor } from './tls-floor';
import { tlsOnly } from './tls-only';
import { trustedNetworkOnly } from './trusted-network-only';
import { versionedAndKept } from './versioned-and-kept';
import { volumesEncrypted } from './volumes-encrypted';

/** The controls of an AWS account, in the order of their ids. */
export const awsControls: readonly Control[] = [
  volumesEncrypted,
  snapshotsPrivate,
  instanceMetadata,
  closedByDefault,
  passwordPolicy,
  accessAnalyzed,
  securityContact,
  mfaForPeople,
  trustedNetworkOnly,
  bucketPublicAccessBlocked,
  accountPublicAccessBlocked,
  aclsDisabled,
  tlsOnly,
  tlsFloor,
  encryptedWithOwnKey,
  customerKeysRefused,
  versionedAndKept,
  accessLogged,
  objectsLocked,
  bucketNetwork,
  replicatedSafely,
  deployerAccess,
];
