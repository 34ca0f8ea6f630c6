import { z } from 'zod';
import { day } from './common';
import { prose } from './text';

/** What is done where the service has to be left. */
export const exit = z
  .union([
    z.literal('none'),
    z.strictObject({
      to: prose(
        'Where the organization goes, or how it does without.',
        'self-hosted directory from the nightly export',
      ),
      withinDays: z
        .int()
        .min(1)
        .max(3650)
        .meta({ description: 'Days that leaving takes.', examples: [90] }),
      rehearsedOn: day('Day on which it was last tried.').optional(),
    }),
  ])
  .optional()
  .meta({
    description: 'How the service is left: an alternative and the days that it takes, or honestly `none` (SUP-04).',
  });

/** What the organization has put into the service. */
export const heldData = z
  .array(
    z.strictObject({
      data: prose('What it is.', 'accounts and groups of the staff'),
      classification: z
        .enum(['public', 'internal', 'confidential', 'secret'])
        .meta({ description: 'How far it may spread.' }),
      personal: z.literal(true).optional().meta({ description: 'Marks personal data.' }),
      where: prose('Where the supplier keeps it.', 'European Union'),
    }),
  )
  .min(1)
  .optional()
  .meta({ description: 'Data that the service holds (SUP-06).' });

export type Exit = NonNullable<z.output<typeof exit>>;
export type HeldData = NonNullable<z.output<typeof heldData>>[number];
