import { z } from 'zod';
import { Cidr } from '../../values';
import { controlId, day, email, restrictableBy, supplierId } from './common';
import { rating } from './rating';
import { prose, text } from './text';

const members = (description: string) =>
  z.array(prose('One member.', 'guard=ipAllowList')).optional().meta({ description });

/**
 * A weakness as sets. An acceptance covers a finding whose every set is a subset of its own; `All` in a set of the
 * acceptance covers every member. An unset set is empty: it covers only an empty set.
 */
export const meaning = z
  .strictObject({
    principals: members('Who: `All`, `group:<id>`, `role:<name>`, `user:<id>`, `guests`.'),
    targets: members('What is signed in to or acted on: `All`, an application id, a bucket, a service.'),
    networks: members('From where: `All`, a range, a named location.'),
    settings: members('Which setting, for example `guard=ipAllowList`.'),
  })
  .meta({
    description: 'The weakness that is accepted, as `tenant-guard check` prints it. A wider one is not covered.',
  });

/** A documented, approved, expiring acceptance of one weakness. */
export const acceptance = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Z]{2,6}-[A-Z0-9-]{1,30}$/, { message: 'an acceptance id has the form RA-2026-014' })
      .meta({ description: 'Stable id in the risk register.', examples: ['RA-2026-014'] }),
    control: controlId,
    subject: prose('The service, or `service.account`, that it is accepted for.', 'aws.prod'),
    covers: meaning,
    justification: prose('Why the weakness is not closed.', 'Federation lands in the second quarter'),
    owner: email('Who owns the risk.'),
    approver: email('Who approved it: another person than the owner.'),
    approvedOn: day('Day of the approval.'),
    expiresOn: day(
      'Last day on which it holds, at most 365 days after the approval, or as many as `approvers.yaml` says.',
    ),
    reviewOn: day('Day by which it is looked at again, not after it expires.'),
    inherent: rating.meta({ description: 'Rating before anything compensates.' }),
    residual: rating.meta({ description: 'Rating that remains.' }),
    compensating: z
      .array(
        z.strictObject({
          control: controlId,
          address: prose('Where: the service, `service.account`, or a Terraform address.', 'aws.prod'),
        }),
      )
      .optional()
      .meta({ description: 'Controls that compensate. It holds while all of them are met.' }),
    holdsWhile: z
      .strictObject({
        supplier: supplierId('The service is rented from this supplier.').optional(),
        restrictableBy: restrictableBy.optional().meta({
          description: "By the supplier's last answer this is what our instance can be restricted by.",
        }),
        networks: z
          .array(
            text(Cidr.parse, {
              description: 'One range.',
              examples: ['203.0.113.0/26', '2001:db8:10::/48'],
            }),
          )
          .min(1)
          .optional()
          .meta({ description: 'The networks that the service is open to lie within these ranges.' }),
      })
      .optional()
      .meta({ description: 'What has to stay as it was when it was approved. Each is checked; a change voids it.' }),
    voidIf: z.array(prose('One condition.', 'the supplier offers single sign-on')).optional().meta({
      description: 'Conditions that end it before its time and that only people can see. They are shown with it.',
    }),
    ticket: prose('Ticket or decision record.', 'RISK-214').optional(),
  })
  .meta({ description: 'A documented, approved, expiring acceptance.' });

export type Meaning = { readonly [K in 'principals' | 'targets' | 'networks' | 'settings']: readonly string[] };
export type AcceptanceRecord = z.output<typeof acceptance>;
