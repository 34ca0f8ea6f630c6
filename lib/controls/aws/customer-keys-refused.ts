import { type Entity, symbolsOf, unreadable } from '../../posture';
import type { Control } from '../control';
import { eachBucket, settingOf } from './bucket';
import type { Gap } from './gap';
import { POLICY_READS } from './organization/guarded';
import { inAccountOrBelow, unlessWithheld } from './organization/storage-requests';

const REMEDY =
  'list SSE-C in blocked_encryption_types of every rule of aws_s3_bucket_server_side_encryption_configuration for the bucket';

/**
 * AWS-STO-08: no object can be encrypted under a key that the writer brings and keeps (SSE-C): the bucket blocks it, or a
 * resource control policy over its account denies it. For an organization: a resource control policy does, for every bucket
 * below.
 *
 * Only the explicit list counts: left unset, the provider's 6.22 to 6.39 clear what S3 itself blocks by default.
 */
export const customerKeysRefused: Control = {
  id: 'AWS-STO-08',
  title: "Encryption under the writer's own key (SSE-C) is blocked",
  risk: 'Whoever may write can lock all objects under a key of theirs and ask a ransom for it.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'SC-28' }],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  staged: true,
  needs: [],
  reads: [['bucketEncryption', 'bucket'], ['bucketEncryption', 'blockedTypes'], ...POLICY_READS],
  check: (situation) =>
    inAccountOrBelow(
      situation,
      'AWS-STO-08',
      eachBucket(situation, REMEDY, (bucket) =>
        unlessWithheld(
          situation,
          'AWS-STO-08',
          settingOf(situation.posture, 'bucketEncryption', bucket, gapsOf, () => [UNSET]),
        ),
      ),
    ),
};

const UNSET: Gap = {
  given: 'no aws_s3_bucket_server_side_encryption_configuration is for the bucket',
  meaning: { settings: ['sseC=allowed'] },
  origins: [],
};

function gapsOf({ fields: { blockedTypes } }: Entity<'bucketEncryption'>): Gap[] {
  const why = unreadable(blockedTypes);
  if (why === 'ignored') {
    return [
      gap('blocked_encryption_types is under ignore_changes, so that what is written here is never put in place'),
    ];
  }
  const listed = symbolsOf(blockedTypes);
  if (listed.includes('SSE-C')) return [];
  if (why !== undefined || blockedTypes.items.some(({ is }) => is === 'ref')) {
    return [{ ...gap('blocked_encryption_types is known only after apply'), assumption: 'it holds SSE-C' }];
  }
  return [gap(listed.length === 0 ? 'blocked_encryption_types is not set' : `only ${listed.join(', ')} is blocked`)];

  function gap(given: string): Gap {
    return { given, meaning: { settings: ['sseC=allowed'] }, origins: [blockedTypes.at] };
  }
}
