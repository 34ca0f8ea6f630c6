import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import type { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { Construct } from 'constructs';
import { refuse } from '../findings';
import { attached } from './organization-policies';
import { targetFinding } from './target';

export interface HardenedEc2DefaultsProps {
  /** Where the policy stands, by a name that is part of addresses in the state: ids of the root, of units or of accounts. */
  readonly targets: Readonly<Record<string, string>>;
  /**
   * Beginning of the policy's name, which is unique in an organization.
   *
   * @default 'tenant-guard'
   */
  readonly name?: string;
  /**
   * What internet gateways of all VPCs let through no more: what comes in (`blockIngress`), or everything
   * (`blockBidirectional`). Accounts may still except single VPCs and subnets.
   *
   * @default - internet gateways are left as they are
   */
  readonly vpcBlockPublicAccess?: 'blockIngress' | 'blockBidirectional';
}

const VPC_MODES = { blockIngress: 'block_ingress', blockBidirectional: 'block_bidirectional' } as const;
const assign = (value: string) => ({ '@@assign': value });

/**
 * EC2 of every account below shares no snapshot and no image with everyone, gives new instances the metadata service of
 * version 2, and has no serial console; nobody in the accounts can change it.
 *
 * Renders `aws_organizations_policy` of type DECLARATIVE_POLICY_EC2 and an `aws_organizations_policy_attachment` for each
 * target. Snapshots that are shared already are private at once; images that are stay so until they are taken back. The
 * hop limit of 2 lets containers reach the metadata service. In Regions that are opened later it holds, too.
 *
 * AWS-CMP-05; AWS FSBP EC2.1, EC2.8, NIST SP 800-53 CM-6.
 */
export class HardenedEc2Defaults extends Construct {
  readonly policy: OrganizationsPolicy;
  readonly attachments: readonly OrganizationsPolicyAttachment[];

  /** @throws InvalidValue for a target that is none. */
  constructor(scope: Construct, id: string, props: HardenedEc2DefaultsProps) {
    super(scope, id);
    const { targets, name = 'tenant-guard', vpcBlockPublicAccess } = props;
    refuse(
      this,
      Object.entries(targets).map(([target, targetId]) => targetFinding(target, targetId)),
    );
    const gateways =
      vpcBlockPublicAccess === undefined
        ? {}
        : {
            vpc_block_public_access: {
              internet_gateway_block: {
                mode: assign(VPC_MODES[vpcBlockPublicAccess]),
                exclusions_allowed: assign('enabled'),
              },
            },
          };
    this.policy = new OrganizationsPolicy(this, 'policy', {
      name: `${name}-ec2`,
      type: 'DECLARATIVE_POLICY_EC2',
      content: JSON.stringify({
        ec2_attributes: {
          image_block_public_access: { state: assign('block_new_sharing') },
          instance_metadata_defaults: {
            http_endpoint: assign('enabled'),
            http_put_response_hop_limit: assign('2'),
            http_tokens: assign('required'),
            instance_metadata_tags: assign('no_preference'),
          },
          serial_console_access: { status: assign('disabled') },
          snapshot_block_public_access: { state: assign('block_all_sharing') },
          ...gateways,
        },
      }),
    });
    this.attachments = attached(this, this.policy, 1, targets);
  }
}
