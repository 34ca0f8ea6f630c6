import type { Control } from '../control';
import { accessLogged } from './access-logged';
import { accountPublicAccessBlocked } from './account-public-access-blocked';
import { aclsDisabled } from './acls-disabled';
import { bucketNetwork } from './bucket-network';
import { bucketPublicAccessBlocked } from './bucket-public-access-blocked';
import { customerKeysRefused } from './customer-keys-refused';
import { deployerAccess } from './deployer-access';
import { encryptedWithOwnKey } from './encrypted-with-own-key';
import { mfaForPeople } from './mfa-for-people';
import { objectsLocked } from './objects-locked';
import { replicatedSafely } from './replicated-safely';
import { tlsFloor } from './tls-floor';
import { tlsOnly } from './tls-only';
import { trustedNetworkOnly } from './trusted-network-only';
import { versionedAndKept } from './versioned-and-kept';

/** The controls of an AWS account, in the order of their ids. */
export const awsControls: readonly Control[] = [
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
