import type { Control } from '../control';
import { eachRegion, settingIn, together } from './regional';

const REMEDY =
  'set state to block-all-sharing in aws_ebs_snapshot_block_public_access and to block-new-sharing in aws_ec2_image_block_public_access, in each Region';

/** AWS-CMP-02: no snapshot is shared with everybody, and no image is any more, in each Region of the account. */
export const snapshotsPrivate: Control = {
  id: 'AWS-CMP-02',
  title: 'Snapshots and images are not shared with everybody',
  risk: 'One click publishes a disk, with all that is on it, to every AWS customer.',
  remedy: REMEDY,
  references: [
    { source: 'AWS FSBP', id: 'EC2.1' },
    { source: 'NIST 800-53', id: 'AC-3' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [['accountSetting', 'value']],
  check: (situation) =>
    eachRegion(situation, REMEDY, (region) =>
      together(
        settingIn(situation, region, 'snapshotBlock', (value) => value === 'block-all-sharing'),
        settingIn(situation, region, 'imageBlock', (value) => value === 'block-new-sharing'),
      ),
    ),
};
