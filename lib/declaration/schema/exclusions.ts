import { z } from 'zod';
import { UserPrincipalName } from '../../values';
import { controlId, guid } from './common';
import { text } from './text';

const people = (description: string) =>
  z
    .array(text(UserPrincipalName.parse, { description: 'User principal name.', examples: ['ann@contoso.example'] }))
    .min(1)
    .optional()
    .meta({ description });
const groups = (description: string) => z.array(guid('Object id of a group.')).min(1).optional().meta({ description });

const exclusion = z
  .strictObject({
    requestors: people('Who may ask to be spared.'),
    requestorGroups: groups('Groups each member of which may ask.'),
    approvers: people('Who decides on a request; one of them is enough.'),
    approverGroups: groups('Role-assignable groups any of whose members decides; apply checks it.'),
    days: z
      .int()
      .min(1)
      .max(7)
      .optional()
      .meta({ description: 'For how many whole days somebody is spared. Default 1.', default: 1, examples: [2] }),
  })
  .meta({
    description:
      'Who may ask to be spared by the control, and who decides. Empty: nobody may ask, and each apply empties the group.',
  });

/** Groups that single controls spare. */
export const exclusions = z.record(controlId, exclusion).meta({
  description:
    'Exclusion groups, by the control whose policies leave them out (ENT-GV-03). What a group opens needs an acceptance of that control.',
});

export type Exclusion = z.output<typeof exclusion>;
