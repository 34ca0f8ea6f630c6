import { z } from 'zod';
import { bucketName, lock } from './aws-bucket';
import { email } from './common';

/** What an account says of the record of its calls. */
export const audit = z
  .strictObject({
    bucket: bucketName(
      'Name of the bucket that keeps the events. Default audit-trail-<account>-<Region>.',
      'contoso-audit',
    ).optional(),
    lock: lock
      .optional()
      .meta({ description: 'Nobody deletes an event before its time (AWS-STO-11). Default: no lock.' }),
    tell: z
      .array(email('Whom alarms write to, too.'))
      .min(1)
      .optional()
      .meta({ description: 'Whom alarms write to beside the contact for security. Default: nobody else.' }),
  })
  .meta({
    description:
      'A trail of every call in every Region, and alarms on it (AWS-LOG-01, AWS-LOG-02). Default: none is made here.',
  });

export type DeclaredAudit = z.output<typeof audit>;
