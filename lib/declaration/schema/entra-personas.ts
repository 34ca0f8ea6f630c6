import { z } from 'zod';
import { guid } from './common';

const groups = (who: string) =>
  z
    .array(guid('Object id of a group.'))
    .min(1)
    .optional()
    .meta({ description: `Groups of ${who}.` });

/** Who is who, by group: whoever is in none of the personas is blocked (ENT-GV-05). */
export const personas = z
  .strictObject({
    admins: groups('administrators, guarded like holders of privileged roles'),
    internals: groups('employees'),
    externals: groups('contractors with accounts of the directory'),
    developers: groups('developers'),
    serviceAccounts: groups('user accounts that programs sign in with'),
    guests: z
      .union([z.literal('all'), z.array(guid('Object id of a group.')).min(1)])
      .optional()
      .meta({ description: 'Guests: `all` of every kind, or groups of them.', examples: ['all'] }),
  })
  .refine((declared) => Object.values(declared).some((persona) => persona !== undefined), {
    message: 'no persona is declared',
  })
  .meta({ description: 'Personas by group. Whoever is in none is blocked (ENT-GV-05). A small tenant needs none.' });

export type Personas = z.output<typeof personas>;
