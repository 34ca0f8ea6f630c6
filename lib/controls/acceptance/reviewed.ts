import { whyNotInForce } from '../../risk';
import { Day } from '../../values';
import { acceptanceRule } from './rule';

/** ACC-06: an acceptance is looked at again by its day. It goes on holding; nobody is to forget it. */
export const reviewed = acceptanceRule(
  {
    id: 'ACC-06',
    title: 'An acceptance is looked at again by its day',
    risk: 'What made a weakness bearable changes before the acceptance ends.',
    remedy: 'Look at it again, and move the review day on or end the acceptance',
    references: [
      { source: 'ISO/IEC 27001:2022', id: '8.2' },
      { source: 'NIST 800-53', id: 'CA-7' },
    ],
    level: 'advisory',
  },
  ({ record, outcomes: { asOf } }) => {
    if (!asOf.isAfter(Day.parse(record.reviewOn)) || whyNotInForce(record, asOf) !== undefined) return undefined;
    return {
      why: `was to be looked at again by ${record.reviewOn}`,
      remedy: `look at it again: move reviewOn to a day that is ahead and not after ${record.expiresOn}, or end it`,
    };
  },
);
