import { namedFindings } from './named-findings';
import { acceptanceRule } from './rule';

/** ACC-07: where an acceptance names what is found, it covers it. */
export const covering = acceptanceRule(
  {
    id: 'ACC-07',
    title: 'An acceptance covers what is found',
    risk: 'What was accepted has grown since, or never was what is there: nobody decided on the difference.',
    remedy: 'Narrow what is found to what was accepted, or have the wider weakness accepted anew',
    references: [
      { source: 'ISO/IEC 27001:2022', id: '8.3' },
      { source: 'NIST 800-53', id: 'RA-7' },
    ],
    level: 'advisory',
  },
  (weighed) => {
    const { covered, open } = namedFindings(weighed);
    if (covered.length > 0 || open.length === 0) return undefined;
    const { control, subject } = weighed.record;
    const count = open.length === 1 ? 'what' : `any of the ${open.length} things that`;
    return {
      why: `does not cover ${count} ${control} finds on ${subject}`,
      remedy: `have it narrowed to what was accepted, or accepted as it is: tenant-guard accept ${control} ${subject} prints the record`,
    };
  },
);
