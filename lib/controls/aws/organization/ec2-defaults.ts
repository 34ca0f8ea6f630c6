import type { Control } from '../../control';
import { inOrganization, OF_ORGANIZATION } from './guarded';
import type { GuardedOrganization } from './organization';
import { settingGaps, type WantedSetting } from './settings';
import { withheldEverywhere } from './withheld';

const EC2 = 'ec2_attributes';
const REMEDY =
  'attach a declarative policy for EC2 that blocks public sharing of images and snapshots, requires tokens of the metadata service, and disables the serial console';

const WANTED: readonly WantedSetting[] = [
  { path: `${EC2}.image_block_public_access.state`, values: ['block_new_sharing'] },
  { path: `${EC2}.instance_metadata_defaults.http_tokens`, values: ['required'] },
  { path: `${EC2}.serial_console_access.status`, values: ['disabled'] },
  { path: `${EC2}.snapshot_block_public_access.state`, values: ['block_all_sharing'] },
];

/** AWS-CMP-05: a declarative policy sets EC2 of every account below, where nobody in the account can change it. */
export const ec2Defaults: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-CMP-05',
  title: 'EC2 of all accounts is set from above',
  risk: 'A snapshot of a disk is shared with everyone by one call, and a Region that nobody thought of is left as AWS ships it.',
  remedy: REMEDY,
  references: [
    { source: 'AWS FSBP', id: 'EC2.1' },
    { source: 'AWS FSBP', id: 'EC2.8' },
    { source: 'NIST 800-53', id: 'CM-6' },
  ],
  needs: ['service'],
  reads: [
    ['organizationPolicy', 'type'],
    ['organizationPolicy', 'settings'],
    ['organizationPolicyAttachment', 'policy'],
    ['organizationPolicyAttachment', 'target'],
  ],
  check: (situation) =>
    inOrganization(situation, (organization) =>
      withheldEverywhere(situation, organization, [], REMEDY, (target) =>
        settingGaps(situation.posture, 'DECLARATIVE_POLICY_EC2', target, [...WANTED, ...gateways(organization)]),
      ),
    ),
};

function gateways({ guardrails }: GuardedOrganization): readonly WantedSetting[] {
  const { vpcBlockPublicAccess } = guardrails;
  if (vpcBlockPublicAccess === undefined) return [];
  const path = `${EC2}.vpc_block_public_access.internet_gateway_block.mode`;
  const values =
    vpcBlockPublicAccess === 'blockIngress' ? ['block_ingress', 'block_bidirectional'] : ['block_bidirectional'];
  return [{ path, values }];
}
