import { Day, EmailAddress, quoted, samePerson } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { AcceptanceRecord } from '../schema/acceptance';
import type { Declaration } from '../schema/declaration';

/**
 * An acceptance has two people behind it, ends after it holds, and is looked at before it ends. How long it may hold is for
 * the list of approvers to say, and judged (ACC-04).
 */
export function acceptanceFaults({ acceptances = [] }: Declaration): Fault[] {
  const ids = acceptances.map(({ id }) => id);
  return acceptances.flatMap((acceptance, index) => {
    const path = ['acceptances', index];
    const twice: Fault[] =
      ids.indexOf(acceptance.id) < index
        ? [
            {
              path: [...path, 'id'],
              problem: 'this id stands twice',
              given: quoted(acceptance.id),
              allowed: 'each id once',
            },
          ]
        : [];
    return [...twice, ...peopleFaults(path, acceptance), ...dayFaults(path, acceptance)];
  });
}

function peopleFaults(path: Path, { owner, approver }: AcceptanceRecord): Fault[] {
  if (!samePerson(EmailAddress.parse(owner), EmailAddress.parse(approver))) return [];
  return [
    {
      path: [...path, 'approver'],
      problem: 'the owner of the risk cannot approve it',
      given: quoted(approver),
      allowed: `another person than ${owner}`,
      control: 'ACC-02',
    },
  ];
}

function dayFaults(path: Path, acceptance: AcceptanceRecord): Fault[] {
  const approved = Day.parse(acceptance.approvedOn);
  const expires = Day.parse(acceptance.expiresOn);
  const faults: Fault[] = [];
  if (!expires.isAfter(approved)) {
    faults.push({
      path: [...path, 'expiresOn'],
      problem: 'this ends before it holds',
      given: quoted(acceptance.expiresOn),
      allowed: `a day after ${approved}`,
      control: 'ACC-05',
    });
  }
  if (Day.parse(acceptance.reviewOn).isAfter(expires)) {
    faults.push({
      path: [...path, 'reviewOn'],
      problem: 'the review comes after the end',
      given: quoted(acceptance.reviewOn),
      allowed: `${expires} or a day before it`,
      control: 'ACC-06',
    });
  }
  return faults;
}
