import { z } from 'zod';
import { day, email, restrictableBy } from './common';
import { prose } from './text';

const upstreamSupplier = z.strictObject({
  name: prose('Name of the supplier behind the supplier.', 'Example Hosting AS'),
  provides: prose('What it provides.', 'data centre'),
  rank: z
    .int()
    .min(2)
    .max(20)
    .optional()
    .meta({
      description: 'Place in the supply chain: 2 is a supplier of the supplier. Default 2.',
      default: 2,
      examples: [2],
    }),
});

const part = {
  found: z.enum(['adequate', 'inadequate', 'unknown']).meta({ description: 'What was found.' }),
  note: prose('What it rests on.', 'SOC 2 type II report of 2026').optional(),
};
const asked = (description: string) => z.strictObject(part).optional().meta({ description });

const evaluation = z
  .strictObject({
    on: day('Day of the last evaluation.'),
    by: email('Who evaluated.'),
    evidence: prose('Where the evaluation is kept.', 'docs/supplier-2026.pdf'),
    nextBy: day('Day by which the supplier is evaluated again, where that is before a year has passed.').optional(),
    restrictableBy: restrictableBy.optional().meta({
      description:
        'What the supplier answered: by what can our instance be restricted? Justifies the rung of the ladder.',
    }),
    principles: asked('Does it work by principles of security that we can stand behind?'),
    resilience: asked('Does it withstand outages and attacks, and come back?'),
    incidents: z
      .strictObject({
        ...part,
        noticeHours: z
          .int()
          .min(1)
          .max(8760)
          .optional()
          .meta({ description: 'Hours within which it tells us of an incident.', examples: [72] }),
      })
      .optional()
      .meta({ description: 'Does it respond to incidents, and tell us of them?' }),
    disclosure: asked('Is it bound to tell us of the suppliers behind it, and of changes among them?'),
  })
  .meta({ description: 'The last evaluation of the supplier.' });

/** Who rents the service out, who stands behind them, and when that was last looked at. */
export const supplier = z
  .strictObject({
    name: prose('Registered name of the supplier.', 'Example CRM Ltd').optional(),
    upstream: z.union([z.literal('unknown'), z.array(upstreamSupplier).min(1)]).meta({
      description: 'The suppliers behind this supplier, or honestly `unknown`.',
    }),
    evaluated: evaluation,
  })
  .meta({ description: 'A supplier of a service.' });

export type Supplier = z.output<typeof supplier>;
export type Evaluation = Supplier['evaluated'];
