import { z } from 'zod';
import { region } from './aws-bucket';

export const vpcId = (description: string) =>
  z
    .string()
    .regex(/^vpc-[0-9a-f]{8,17}$/, { message: 'the id of a VPC has the form vpc-0a1b2c3d4e5f67890' })
    .meta({ description, examples: ['vpc-0a1b2c3d4e5f67890'] });

const vpc = z
  .strictObject({
    region: region("Region of the VPC. Default: the account's first.").optional(),
    internetFacing: z
      .literal(true)
      .optional()
      .meta({ description: 'It is reached from the Internet, and left out of the block of public access.' }),
  })
  .meta({ description: 'A VPC, whose default security group is emptied.' });

/** What an account says of its VPCs (AWS-CMP-04). */
export const vpcSettings = {
  vpcInternet: z.enum(['blockIngress', 'blockBidirectional', 'open']).optional().meta({
    description:
      'What of the Internet is kept from all VPCs (AWS-CMP-04). Default blockIngress: nothing comes in, NAT leads out; `open` is a finding.',
    default: 'blockIngress',
  }),
  defaultVpcs: z.enum(['present', 'removed']).optional().meta({
    description: 'Whether each Region still has its default VPC, whose security group is emptied. Default present.',
    default: 'present',
  }),
  vpcs: z.record(vpcId('Id of the VPC.'), vpc).optional().meta({ description: 'Further VPCs, by their ids.' }),
};
