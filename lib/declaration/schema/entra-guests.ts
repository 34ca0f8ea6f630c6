import { z } from 'zod';
import { guid } from './common';

/** What guests are for. */
export const guests = z
  .strictObject({
    applications: z
      .array(
        z.union([
          z.literal('Office365').meta({ description: 'The applications of Microsoft 365, as a group.' }),
          guid('Application (client) id.'),
        ]),
      )
      .min(1)
      .optional()
      .meta({
        description: 'The applications that guests use; they sign in to no other (ENT-GU-02).',
        examples: [['Office365']],
      }),
    partners: z.array(guid('Tenant id of a partner.')).min(1).optional().meta({
      description:
        'Tenants whose people administer this directory by delegated administration; ENT-GU-02 and ENT-GU-03 let them in.',
    }),
  })
  .meta({ description: 'Guests and external users.' });
