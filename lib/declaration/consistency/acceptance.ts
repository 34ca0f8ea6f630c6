import { Day, EmailAddress, quoted, samePerson } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { AcceptanceRecord } from '../schema/acceptance';
import type { Declaration } from '../schema/declaration';

/** The longest that a weakness is accepted for, in days. */
const LONGEST = 365;

/** An acceptance has two people behind it, ends within a year, and is looked at before it ends. */
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
    },
  ];
}

function dayFaults(path: Path, acceptance: AcceptanceRecord): Fault[] {
  const approved = Day.parse(acceptance.approvedOn);
  const expires = Day.parse(acceptance.expiresOn);
  const days = approved.daysUntil(expires);
  const faults: Fault[] = [];
  if (days <= 0 || days > LONGEST) {
    faults.push({
      path: [...path, 'expiresOn'],
      problem: days <= 0 ? 'this ends before it holds' : `this holds for ${days} days`,
      given: quoted(acceptance.expiresOn),
      allowed: `a day after ${approved}, at most ${LONGEST} days on`,
      suggestion: days > LONGEST ? 'Accept it for a shorter time and renew it then' : undefined,
    });
  }
  if (Day.parse(acceptance.reviewOn).isAfter(expires)) {
    faults.push({
      path: [...path, 'reviewOn'],
      problem: 'the review comes after the end',
      given: quoted(acceptance.reviewOn),
      allowed: `${expires} or a day before it`,
    });
  }
  return faults;
}
