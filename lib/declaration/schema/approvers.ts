import { z } from 'zod';
import { LONGEST_ACCEPTANCE_DAYS } from '../approval-rules';
import { email } from './common';
import { id } from './text';

const approver = z
  .strictObject({
    email: email('Address of a person who may approve acceptances.'),
    tenants: z
      .array(id('A tenant, by its id.', ['contoso']))
      .min(1)
      .optional()
      .meta({ description: 'The tenants that the person approves for; unset: all.' }),
  })
  .meta({ description: 'A person who may approve acceptances.' });

/** Version 1 of the list of approvers. */
export const approvers = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Version of this schema.' }),
    longestDays: z
      .int()
      .min(1)
      .max(1825)
      .optional()
      .meta({
        description: 'The longest that an acceptance may hold after its approval, in days.',
        default: LONGEST_ACCEPTANCE_DAYS,
        examples: [180],
      }),
    approvers: z.array(approver).min(1).meta({ description: 'Who may approve acceptances.' }),
  })
  .meta({
    title: 'Approvers',
    description:
      'Who may approve acceptances, and for how long (cdktf-tenant-guard). It stands beside the declarations.',
  });

export type ApproverList = z.output<typeof approvers>;
