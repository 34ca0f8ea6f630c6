import { isNeverAccepted } from '../never-accepted';
import { acceptanceRule } from './rule';

/** ACC-11: nothing is accepted that can never be: emergency access, the pipeline's way in, and acceptances themselves. */
export const acceptable = acceptanceRule(
  {
    id: 'ACC-11',
    title: 'Nothing is accepted that can never be',
    risk: 'A record that looks like a decision hides that everybody can be locked out all the same.',
    remedy: 'Remove the record, and meet the control',
    references: [{ source: 'NIST 800-53', id: 'RA-7' }],
    level: 'required',
  },
  ({ record: { control: id }, outcomes }) => {
    const control = outcomes.control(id);
    if (control === undefined || !isNeverAccepted(control)) return undefined;
    return {
      why: `is of ${id}, which can never be accepted`,
      remedy: `remove the record, and meet ${id}: ${control.remedy}`,
    };
  },
);
