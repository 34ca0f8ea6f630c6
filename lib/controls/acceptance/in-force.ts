import { whyNotInForce } from '../../risk';
import { acceptanceRule } from './rule';

/** ACC-05: an acceptance is approved and has not expired on the day that is judged by. */
export const inForce = acceptanceRule(
  {
    id: 'ACC-05',
    title: 'An acceptance is in force',
    risk: 'A decision that has run out is no decision; what it was about is a finding again.',
    remedy: 'Put right what was accepted, or have it approved again for a new time',
    references: [
      { source: 'ISO/IEC 27001:2022', id: '8.3' },
      { source: 'NIST 800-53', id: 'CA-5' },
    ],
    level: 'advisory',
  },
  ({ record, outcomes: { asOf } }) => {
    const why = whyNotInForce(record, asOf);
    if (why === undefined) return undefined;
    return {
      why,
      remedy: `put right what ${record.control} finds and remove the record, or have it approved again and move its dates`,
    };
  },
);
