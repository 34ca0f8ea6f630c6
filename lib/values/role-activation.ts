import { Duration } from './duration';
import { EntraRole } from './entra-role';
import { InvalidValue } from './invalid-value';
import { UserPrincipalName } from './upn';

const CONTROL = 'ENT-PR-04';
const STEP_MINUTES = 30;
const LONGEST_MINUTES = 1440;

/** How long a role stays active at the most, where nothing else is said. */
export const DEFAULT_ACTIVATION = 'PT1H';

/**
 * Roles whose holder can give himself every other one, so that a second person decides on each activation (CISA SCuBA
 * MS.AAD.7.6v1; CIS Microsoft 365 v7 5.3.4, 5.3.5).
 */
export const APPROVED_ROLES: readonly EntraRole[] = ['Global Administrator', 'Privileged Role Administrator'].map(
  EntraRole.named,
);

/**
 * Reads how long a role stays active: `PT1H`, `PT1H30M`, `P1D`.
 *
 * @throws InvalidValue for what is no duration, and for one that Privileged Identity Management does not take: whole half
 * hours, from PT30M to P1D.
 */
export function activationDuration(text: string): Duration {
  const duration = Duration.parse(text);
  if (duration.minutes % STEP_MINUTES === 0 && duration.minutes <= LONGEST_MINUTES) return duration;
  throw new InvalidValue({
    problem: 'a role cannot be active for this long',
    given: text,
    allowed: 'it is a number of half hours from PT30M to P1D',
    remedy: duration.minutes > LONGEST_MINUTES ? 'Write "P1D"' : 'Write it like "PT1H" or "PT1H30M"',
    control: CONTROL,
  });
}

/** Who may activate a role, and who decides on it: people by user principal name, groups by number. */
export interface RoleActivation {
  readonly role: EntraRole;
  readonly people: readonly string[];
  readonly approvers: readonly string[];
  readonly approverGroups: number;
}

/** What is wrong with who decides: nobody does who has to, or the only one who does is one who asks. */
export function approvalProblems({ role, people, approvers, approverGroups }: RoleActivation): readonly InvalidValue[] {
  if (approverGroups > 0) return [];
  if (approvers.length === 0) return APPROVED_ROLES.some((approved) => approved.equals(role)) ? [nobody(role)] : [];
  const [only, ...others] = new Set(approvers.map(canonical));
  const asks = people.find((person) => canonical(person) === only);
  return asks !== undefined && others.length === 0 ? [alone(role, asks)] : [];
}

function canonical(name: string): string {
  return UserPrincipalName.parse(name).toString();
}

function nobody(role: EntraRole): InvalidValue {
  return new InvalidValue({
    problem: 'nobody approves the activation of this role',
    given: role.name,
    allowed: `a second person approves each activation of ${APPROVED_ROLES.join(' and ')}`,
    remedy: 'Name approvers: people, or a group',
    control: CONTROL,
  });
}

function alone(role: EntraRole, person: string): InvalidValue {
  return new InvalidValue({
    problem: `nobody else approves when ${person} activates ${role}`,
    given: person,
    allowed: 'nobody approves his own request, so there is another approver for each who may ask',
    remedy: 'Name a second approver, or a group',
    control: CONTROL,
  });
}
