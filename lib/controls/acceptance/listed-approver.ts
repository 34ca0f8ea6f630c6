import { isListed } from '../../risk';
import { acceptanceRule } from './rule';

/** ACC-03: an acceptance is approved by somebody who is listed as an approver, outside of what it weakens. */
export const listedApprover = acceptanceRule(
  {
    id: 'ACC-03',
    title: 'An acceptance is approved by a listed approver',
    risk: 'A name beside the word approver proves nothing while whoever writes the record may write any name.',
    remedy:
      'List who may approve in `approvers.yaml` beside the folder of declarations, and have code owners guard that file',
    references: [
      { source: 'ISO/IEC 27001:2022', id: '6.1.3' },
      { source: 'NIST 800-53', id: 'AC-5' },
    ],
    level: 'required',
  },
  ({ record, facts: { approval, declaration } }) => {
    const { approver } = record;
    if (approval === undefined) {
      return {
        why: `is approved by ${approver}, and no approvers.yaml says who may approve`,
        remedy: `write approvers.yaml beside the folder of declarations (version: 1, approvers: [{ email: ${approver} }]), and have code owners guard it`,
      };
    }
    if (isListed(record, approval)) return undefined;
    const listed = approval.approvers.length === 0 ? 'nobody' : approval.approvers.join(', ');
    return {
      why: `is approved by ${approver}, who may not approve for ${declaration.tenant}`,
      remedy: `have one approve it whom approvers.yaml lists for ${declaration.tenant} (${listed})`,
    };
  },
);
