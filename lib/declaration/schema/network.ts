import { z } from 'zod';
import { prose } from './text';

/** One network as people know it, with its public addresses. The ranges' own rules are `TrustedNetwork`'s. */
export const network = z
  .strictObject({
    kind: z.enum(['office', 'vpn', 'datacenter', 'pipeline', 'partner']).meta({ description: 'What the network is.' }),
    cidrs: z
      .array(z.string().meta({ description: 'One range.', examples: ['203.0.113.0/26', '2001:db8:10::/48'] }))
      .min(1)
      .meta({ description: 'Public egress ranges in CIDR form, without host bits.' }),
    ipv6: z
      .literal('none')
      .optional()
      .meta({ description: 'Write `none` where the network has no IPv6 egress; otherwise list its IPv6 range.' }),
    description: prose('Anything a reader of the allow-list should know.', 'Head office, both uplinks').optional(),
  })
  .meta({ description: 'A network that administrators or the pipeline come from.' });

export type Network = z.output<typeof network>;
