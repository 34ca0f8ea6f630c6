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

/** Who rents the service out, who stands behind them, and when that was last looked at. */
export const supplier = z
  .strictObject({
    name: prose('Registered name of the supplier.', 'Example CRM Ltd').optional(),
    upstream: z.union([z.literal('unknown'), z.array(upstreamSupplier).min(1)]).meta({
      description: 'The suppliers behind this supplier, or honestly `unknown`.',
    }),
    evaluated: z
      .strictObject({
        on: day('Day of the last evaluation.'),
        by: email('Who evaluated.'),
        evidence: prose('Where the evaluation is kept.', 'docs/supplier-2026.pdf'),
        restrictableBy: restrictableBy.optional().meta({
          description:
            'What the supplier answered: by what can our instance be restricted? Justifies the rung of the ladder.',
        }),
      })
      .meta({ description: 'The last evaluation of the supplier.' }),
  })
  .meta({ description: 'A supplier of a service.' });

export type Supplier = z.output<typeof supplier>;
