import type { Control } from '../control';
import { eachRegion, settingIn } from './regional';

const REMEDY = 'set http_tokens to required in aws_ec2_instance_metadata_defaults, in each Region';

/** AWS-CMP-03: instances start with IMDSv2 alone, in each Region of the account. */
export const instanceMetadata: Control = {
  id: 'AWS-CMP-03',
  title: 'Instances give their credentials by IMDSv2 only',
  risk: 'A web application that can be made to fetch an address hands out the credentials of its instance.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '6.7' },
    { source: 'AWS FSBP', id: 'EC2.8' },
    { source: 'NIST 800-53', id: 'AC-3' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [['accountSetting', 'value']],
  check: (situation) =>
    eachRegion(situation, REMEDY, (region) =>
      settingIn(situation, region, 'metadataTokens', (value) => value === 'required'),
    ),
};
