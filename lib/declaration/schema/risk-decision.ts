import { z } from 'zod';
import { day, email } from './common';
import { rating } from './rating';
import { id, prose } from './text';

/** What was decided about a risk that no setting closes. */
export const riskDecision = z
  .strictObject({
    id: id(
      'Which inherent risk: vendor-outage, vendor-error, change-without-notice, fourth-party, exit, data-location, or one of your own.',
      ['vendor-outage'],
    ),
    decision: z.enum(['accept', 'mitigate', 'avoid']).meta({
      description: '`avoid` says that the service must not be used: synthesis stops.',
    }),
    owner: email('Who owns the risk.'),
    reviewOn: day('Day by which the decision is looked at again; after it the risk counts as undecided.'),
    measures: prose(
      'What mitigates it; required with `mitigate`.',
      'Orders are exported nightly to the archive',
    ).optional(),
    decidedOn: day('Day of the decision.').optional(),
    because: prose('Why it is decided so.', 'Work goes on for a day from the last export').optional(),
    inherent: rating.optional().meta({ description: 'Rating before anything mitigates it.' }),
    residual: rating.optional().meta({ description: 'Rating that remains, not above the inherent one.' }),
  })
  .meta({ description: 'A decided inherent risk of the service.' });

export type RiskDecision = z.output<typeof riskDecision>;
