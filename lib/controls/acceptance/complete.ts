import { missingParts } from '../../risk';
import { acceptanceRule } from './rule';

/** ACC-01: an acceptance says all that a decision on a risk has to say. */
export const complete = acceptanceRule(
  {
    id: 'ACC-01',
    title: 'An acceptance says all that a decision needs',
    risk: 'What nobody gave a reason, an owner or a last day stays open for ever, and nobody has decided that it should.',
    remedy: 'Fill in every field of the record; `tenant-guard accept` prints one with all of them',
    references: [
      { source: 'ISO/IEC 27001:2022', id: '6.1.3' },
      { source: 'NIST 800-53', id: 'RA-7' },
    ],
    level: 'required',
    incomplete: true,
  },
  ({ record }) => {
    const missing = missingParts(record);
    if (missing.length === 0) return undefined;
    return { why: `lacks ${missing.join(', ')}`, remedy: `add ${missing.join(', ')} to the record` };
  },
);
