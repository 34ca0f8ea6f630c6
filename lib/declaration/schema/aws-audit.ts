import { z } from 'zod';
import { bucketName, lock, region } from './aws-bucket';
import { email } from './common';
import { id } from './text';

const keptIn = (byDefault: string, example: string) => ({
  bucket: bucketName(`Name of the bucket that keeps the events. Default ${byDefault}.`, example).optional(),
  lock: lock
    .optional()
    .meta({ description: 'Nobody deletes an event before its time (AWS-STO-11). Default: no lock.' }),
  tell: z.array(email('Whom alarms write to, too.')).min(1).optional().meta({
    description: 'Whom alarms write to beside the contact for security. Default: nobody else.',
  }),
});

/** What an account says of the record of its calls. */
export const audit = z.strictObject(keptIn('audit-trail-<account>-<Region>', 'contoso-audit')).meta({
  description:
    'A trail of every call in every Region, and alarms on it (AWS-LOG-01, AWS-LOG-02). Default: none is made here.',
});

export type DeclaredAudit = z.output<typeof audit>;

/** What an organization says of the record of the calls in all of its accounts. */
export const organizationAudit = z
  .strictObject({
    region: region('The Region that the trail is made in, and that keeps its bucket. It records all Regions.'),
    account: id('Short name of an account of this service.', ['prod']).optional().meta({
      description:
        'The account that makes the trail and keeps its bucket, as an administrator that CloudTrail is delegated to. Default: the management account, in the stack of the organization.',
    }),
    ...keptIn('organization-trail-<account>-<Region>', 'contoso-organization-audit'),
  })
  .meta({
    description:
      'A trail of every call in every Region of every account of the organization, and alarms on it (AWS-LOG-01, AWS-LOG-02). Default: none is made here.',
  });

export type DeclaredOrganizationAudit = z.output<typeof organizationAudit>;
