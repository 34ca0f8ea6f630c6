import { z } from 'zod';
import { attestation, guid, networkId, serviceId } from './common';

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
      attestation: attestation.optional(),
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
