import { z } from 'zod';
import { email } from './common';
import { declaration } from './declaration';

/** The facts file of a stack or of a service without one. */
export const facts = z.strictObject({
  version: z.literal(1).meta({ description: 'Version of the facts.' }),
  focus: z
    .strictObject({
      service: z.string(),
      account: z.string().optional(),
      organization: z.literal(true).optional(),
    })
    .meta({ description: 'The service, and the account or the organization, that the stack is for.' }),
  declaration,
  source: z
    .strictObject({ file: z.string().max(1000), lines: z.record(z.string(), z.int().min(1)) })
    .optional()
    .meta({ description: 'File and lines of the declaration.' }),
  approval: z
    .strictObject({
      approvers: z.array(email('Address of a person who may approve.')).max(10_000),
      longestDays: z.int().min(1),
    })
    .optional()
    .meta({ description: "Who may approve the tenant's acceptances, and for how long." }),
  declared: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'Construct path -> path in the declaration.' }),
});
