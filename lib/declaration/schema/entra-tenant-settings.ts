import { z } from 'zod';
import { DomainName } from '../../values';
import { guid } from './common';
import { text } from './text';

/** Settings of a directory that azuread has no resource for, and what they need to be told. */
export const tenantSettings = {
  tenantSettings: z.literal('msgraph').optional().meta({
    description:
      'Have the msgraph provider write the settings that azuread has no resource for, as the chosen baselines ask. Unset: a person makes them, and attests to them.',
  }),
  domains: z
    .array(
      text(DomainName.parse, {
        description: 'A verified domain of the directory.',
        examples: ['contoso.com'],
      }),
    )
    .min(1)
    .optional()
    .meta({
      description:
        'Domains of the directory besides the initial one, whose passwords do not expire (ENT-TS-08). Not those that are federated.',
    }),
  consentReviewers: guid('Object id of the group whose members decide on requests for consent (ENT-TS-06).').optional(),
  deviceJoiners: guid(
    'Object id of the group whose members may join devices (ENT-TS-12). Unset: nobody may; devices are enrolled by Autopilot or in bulk.',
  ).optional(),
  inboundTrust: z
    .array(
      z.enum(['mfa', 'compliantDevice', 'hybridDevice']).meta({
        description: 'A claim of a guest’s own directory.',
        examples: ['mfa'],
      }),
    )
    .min(1)
    .optional()
    .meta({
      description:
        'What is believed of every other directory about its users (ENT-GU-05). Unset: nothing; trust partners one by one in the portal.',
    }),
};
