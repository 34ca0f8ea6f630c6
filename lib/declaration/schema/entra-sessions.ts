import { z } from 'zod';
import { LONGEST_SESSION, type SessionOf, USUAL_SESSION } from '../../values';

const length = (of: SessionOf, description: string) =>
  z
    .int()
    .min(1)
    .max(LONGEST_SESSION[of])
    .optional()
    .meta({
      description: `${description} Default ${USUAL_SESSION[of]}.`,
      default: USUAL_SESSION[of],
      examples: [USUAL_SESSION[of]],
    });

/** After how long people sign in again. */
export const sessions = z
  .strictObject({
    adminHours: length('adminHours', 'Hours after which holders of privileged roles sign in again (ENT-SS-01).'),
    userDays: length('userDays', 'Days after which everybody signs in again (ENT-SS-02).'),
    unmanagedHours: length(
      'unmanagedHours',
      'Hours after which whoever is on a device that nobody manages signs in again (ENT-SS-03).',
    ),
    guestHours: length('guestHours', 'Hours after which guests sign in again (ENT-GU-04).'),
    adminsWithoutResilience: z.literal(true).optional().meta({
      description:
        'In an outage of Microsoft Entra, end the sessions of privileged roles instead of extending them (ENT-SS-04).',
    }),
  })
  .meta({ description: 'Length of sessions; shorter is stricter.' });
