import type { Entity, Posture } from '../../posture';
import { canonical } from '../../signin';
import { EntraRole } from '../../values';
import { type Problem, settingMeaning, unreadOf, unreadProblem } from './problem';

const ROLE = EntraRole.named('Global Administrator').templateId;

/** The permanent assignments of Global Administrator for the whole directory to a group, and what is wrong with them. */
export function globalAdministrator(
  posture: Posture,
  group: readonly string[],
  subject = '',
): { readonly by: readonly string[]; readonly problems: readonly Problem[] } {
  const candidates = posture.entities.roleAssignment.filter(
    ({ fields }) =>
      (fields.role.is === 'unknown' || fields.role.is === 'ref' || canonical(fields.role) === ROLE) &&
      (fields.principal.is === 'unknown' || group.includes(canonical(fields.principal) ?? '')),
  );
  const given = candidates.filter((candidate) => unreadIn(candidate).length === 0);
  const whole = given.filter(({ fields: { scope } }) => scope.is === 'absent' || canonical(scope) === '/');
  if (whole.length > 0) return { by: whole.map(({ address }) => address), problems: [] };

  const rest = { subject, meaning: settingMeaning('breakGlass=role') };
  const remedy = 'assign Global Administrator to the group, active and for the whole directory';
  const [scoped] = given;
  if (scoped !== undefined) {
    const partly = `${scoped.address} gives Global Administrator for a part of the directory only`;
    return { by: [], problems: [{ ...rest, origins: [scoped.fields.scope.at], given: partly, remedy }] };
  }
  const [unclear] = candidates;
  if (unclear !== undefined) {
    const assumption = `${unclear.address} gives Global Administrator for the whole directory to ${subject}`;
    return { by: [], problems: unreadProblem(unreadIn(unclear), { ...rest, remedy, assumption }) };
  }
  return {
    by: [],
    problems: [{ ...rest, origins: [], given: 'the break-glass group is not Global Administrator', remedy }],
  };
}

function unreadIn({ exists, fields: { role, principal, scope } }: Entity<'roleAssignment'>) {
  return [exists, role, scope, ...(principal.is === 'ref' ? [] : [principal])]
    .map(unreadOf)
    .filter((unread) => unread !== undefined);
}
