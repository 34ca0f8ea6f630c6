import { LONGEST_ACCEPTANCE_DAYS } from '../../declaration';
import { daysOf } from '../../risk';
import { acceptanceRule } from './rule';

/** ACC-04: an acceptance holds for no longer than the limit, a year where `approvers.yaml` says nothing else. */
export const limited = acceptanceRule(
  {
    id: 'ACC-04',
    title: 'An acceptance is for a limited time',
    risk: 'What is accepted for years is decided by nobody any more: its owner is gone, and so is what made it bearable.',
    remedy: `Accept it for at most ${LONGEST_ACCEPTANCE_DAYS} days, or as many as approvers.yaml says, and renew it then`,
    references: [
      { source: 'NIST 800-53', id: 'CA-5' },
      { source: 'ISO/IEC 27001:2022', id: '8.2' },
    ],
    level: 'required',
  },
  ({ record, facts: { approval } }) => {
    const longest = approval?.longestDays ?? LONGEST_ACCEPTANCE_DAYS;
    const days = daysOf(record);
    if (days <= longest) return undefined;
    return {
      why: `holds for ${days} days after its approval, and ${longest} are the most`,
      remedy: `let it expire within ${longest} days of ${record.approvedOn}, and renew it then`,
    };
  },
);
