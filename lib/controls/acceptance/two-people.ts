import { isSelfApproved } from '../../risk';
import { acceptanceRule } from './rule';

/** ACC-02: who owns a risk does not approve it, however the two addresses are written. */
export const twoPeople = acceptanceRule(
  {
    id: 'ACC-02',
    title: 'An acceptance is approved by another than its owner',
    risk: 'Whoever may approve their own risks needs nobody to let one through.',
    remedy: 'Have another person approve it',
    references: [
      { source: 'ISO/IEC 27001:2022', id: 'A.5.3' },
      { source: 'NIST 800-53', id: 'AC-5' },
    ],
    level: 'required',
  },
  ({ record }) => {
    if (!isSelfApproved(record)) return undefined;
    return {
      why: `is approved by its owner, ${record.approver}`,
      remedy: `have another person than ${record.owner} approve it`,
    };
  },
);
