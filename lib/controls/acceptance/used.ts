import { didYouMean } from '../../values';
import { namedFindings, notRead } from './named-findings';
import { acceptanceRule } from './rule';

/** ACC-08: what an acceptance is about is there. One that is left over would let it back in unseen. */
export const used = acceptanceRule(
  {
    id: 'ACC-08',
    title: 'An acceptance is about something that is there',
    risk: 'An acceptance that nothing needs any more lets the weakness back in without anybody deciding on it again.',
    remedy: 'Remove the record, or correct what it names',
    references: [
      { source: 'ISO/IEC 27001:2022', id: '8.2' },
      { source: 'NIST 800-53', id: 'CA-5' },
    ],
    level: 'advisory',
  },
  (weighed) => {
    const { control: id, subject } = weighed.record;
    const { control, found, covered, open, unread, verdicts } = namedFindings(weighed);
    if (control === undefined) {
      const near = didYouMean(id, weighed.outcomes.ids);
      return {
        why: `names ${id}, which is no control`,
        remedy: near === undefined ? 'name a control; tenant-guard explain lists them' : `did you mean ${near}`,
      };
    }
    if (covered.length > 0 || open.length > 0) return undefined;
    if (unread.length > 0) {
      return {
        why: `is for ${subject}, of which ${notRead(unread)}`,
        remedy: 'judge all stacks of the service together',
        assumption: `${id} finds something on ${subject}`,
      };
    }
    const instead = verdicts.includes('met') ? 'is met' : 'has nothing to judge';
    return {
      why:
        found.length > 0
          ? `is not needed: other acceptances cover what ${id} finds on ${subject}`
          : `is not needed: ${id} ${instead} on ${subject}`,
      remedy: 'remove the record',
    };
  },
);
