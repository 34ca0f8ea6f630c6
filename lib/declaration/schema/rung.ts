import { z } from 'zod';
import { Cidr } from '../../values';
import { attestation, guid, networkId, serviceId } from './common';
import { text } from './text';

/** The rung of the ladder that guards a service's management layer. */
export const rung = z
  .discriminatedUnion('by', [
    z.strictObject({
      by: z
        .literal('conditionalAccess')
        .meta({ description: 'Conditional Access of an Entra service of this tenant.' }),
      identity: serviceId('The Entra service whose Conditional Access guards this one.'),
      application: guid(
        'Application (client) id of the enterprise application that people sign in to; for every kind but `entra`.',
      ).optional(),
      strength: z.enum(['mfa', 'phishingResistant']).optional().meta({
        description: 'What a sign-in to the application has to prove. Default mfa. For every kind but `entra`.',
        default: 'mfa',
      }),
      signInHours: z
        .int()
        .min(1)
        .max(24)
        .optional()
        .meta({
          description:
            'Hours after which whoever is signed in to the application signs in again. Unset: what the policies of the directory ask for. For every kind but `entra`.',
          examples: [12],
        }),
    }),
    z.strictObject({
      by: z.literal('ipAllowList').meta({ description: 'Only from listed addresses. Needs an acceptance of LAD-01.' }),
      networks: z
        .array(networkId('A network of this declaration.'))
        .min(1)
        .meta({ description: 'The networks that may reach the management layer.' }),
      attestation: attestation
        .extend({
          entered: z
            .array(
              text(Cidr.parse, {
                description: 'One range.',
                examples: ['203.0.113.0/26', '2001:db8:10::/48'],
              }),
            )
            .min(1)
            .meta({
              description:
                'The ranges that were entered, all of them. Where the networks are others by now, it does not count any more.',
            }),
        })
        .optional()
        .meta({ description: "A dated statement that the vendor's own allow-list was entered by hand, and what was." }),
    }),
    z.strictObject({
      by: z.literal('declaredOnly').meta({ description: 'Nothing guards it here. Needs an acceptance of LAD-01.' }),
    }),
  ])
  .meta({
    description:
      'How the management layer is guarded: by Conditional Access; else by an IP allow-list; else only declared. Each step down needs an acceptance of LAD-01.',
  });

export type Rung = z.output<typeof rung>;
