import type { Val } from '../../posture';
import type { Control, Situation } from '../control';
import { type Gap, settingGaps } from './gap';
import { isCustomerKey, keyGaps, keyOf } from './own-key';
import { eachRegion, settingIn, settingJudged, together } from './regional';

const REMEDY =
  'set enabled in aws_ebs_encryption_by_default and a key of your own that is rotated in aws_ebs_default_kms_key, in each Region';

/** AWS-CMP-01: new EBS volumes are encrypted in each Region of the account, under a key that is the account's own and no other's to use. */
export const volumesEncrypted: Control = {
  id: 'AWS-CMP-01',
  title: 'EBS volumes are encrypted by default, with a key of the account',
  risk: 'Whoever copies a snapshot, or finds a disk, reads it.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '6.1.1' },
    { source: 'AWS FSBP', id: 'EC2.7' },
    { source: 'NIST 800-53', id: 'SC-28(1)' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [
    ['accountSetting', 'value'],
    ['kmsKey', 'enabled'],
    ['kmsKey', 'policy'],
    ['kmsKey', 'rotation'],
  ],
  check: (situation) =>
    eachRegion(situation, REMEDY, (region) =>
      together(
        settingIn(situation, region, 'ebsEncryption', (value) => value === 'true'),
        settingJudged(situation, region, 'ebsDefaultKey', (key) => ownKeyGaps(key, situation)),
      ),
    ),
};

function ownKeyGaps(value: Val<string>, situation: Situation): Gap[] {
  const key = keyOf(value, situation);
  return key === undefined ? settingGaps('ebsDefaultKey', value, isCustomerKey) : keyGaps(key, situation);
}
