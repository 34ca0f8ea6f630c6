import { z } from 'zod';
import { day, email } from './common';
import { id, prose } from './text';

/** What was decided about a risk that no setting closes. */
export const riskDecision = z
  .strictObject({
    id: id('Which inherent risk, for example vendor-outage, vendor-error, fourth-party.', ['vendor-outage']),
    decision: z.enum(['accept', 'mitigate', 'avoid']).meta({
      description: '`avoid` says that the service must not be used: synthesis stops.',
    }),
    owner: email('Who owns the risk.'),
    reviewOn: day('Day by which the decision is looked at again; after it the risk counts as undecided.'),
    measures: prose(
      'What mitigates it; required with `mitigate`.',
      'Orders are exported nightly to the archive',
    ).optional(),
  })
  .meta({ description: 'A decided inherent risk of the service.' });

export type RiskDecision = z.output<typeof riskDecision>;
