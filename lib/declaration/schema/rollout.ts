import { z } from 'zod';
import { controlId, day, email, guid, stage } from './common';

/** How far the roll-out of the enforced policies has come, who answers for it, and until when. */
export const rollout = z
  .strictObject({
    stage,
    owner: email('Who answers for the roll-out.'),
    until: day('Last day of a stage below `enforced`, at most 90 days on. Required for such a stage.').optional(),
    pilotGroup: guid('Object id of the group that the policies apply to in stage `pilot`.').optional(),
    controls: z
      .record(controlId, stage)
      .optional()
      .meta({ description: 'Stage of single controls, where it differs from the stage of the service.' }),
  })
  .meta({ description: 'Roll-out of the service. There is no default stage.' });

export type Rollout = z.output<typeof rollout>;
