import { z } from 'zod';

/** What is asked of sign-ins at some risk beyond what the baselines ask. */
export const risk = z
  .strictObject({
    blockMediumSignIns: z.literal(true).optional().meta({
      description: 'Block sign-ins at medium risk like those at high risk (ENT-RK-02), as cis-m365-v7-level-2 does.',
    }),
  })
  .meta({ description: 'Policies by risk; they need licence P2.' });
