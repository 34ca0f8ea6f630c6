import { type Approvers, approversOf, type EntraSettings } from '../../declaration';
import type { Entity, GroupRolePolicy, Posture, Val } from '../../posture';
import type { Unread } from '../../signin';
import { APPROVED_ROLES, DEFAULT_ACTIVATION, Duration, type EntraRole, InvalidValue } from '../../values';
import { meaningOf } from '../control';
import { declaredAs, protectionOf } from './group-protection';
import { principalsOf } from './principals';
import { type Problem, unreadMembers, unreadOf, unreadProblem } from './problem';

export const ACTIVATION_REMEDY =
  'let people be eligible through a group whose rules (azuread_group_role_management_policy) require approval by somebody, a justification and MFA, for an hour at most';

/** Microsoft's own limit, for the roles of which nobody asks more. */
const LONGEST_OTHER = 'PT8H';

/** How a role is activated that must not be: the end of a sentence, and the values that say so, or that are not readable. */
interface Lack {
  readonly setting: string;
  /** After "Global Administrator is activated". */
  readonly given: string;
  readonly values?: readonly Val<unknown>[];
  readonly unread?: readonly Unread[];
}

/** What the rules of a group lack of what is asked, and declared, of the activation of a role. */
export function activationProblems(
  { address, exists, fields: { activation } }: Entity<'groupRolePolicy'>,
  role: EntraRole,
  posture: Posture,
  { privilegedAccess: access }: EntraSettings,
): readonly Problem[] {
  const highest = APPROVED_ROLES.some((one) => one.equals(role));
  const wanted = access === undefined ? { people: [], groups: [] } : approversOf(access, role.name);
  const { activeFor = highest ? DEFAULT_ACTIVATION : LONGEST_OTHER, ticket = false } = access?.roles[role.name] ?? {};
  const { approval, justification, multifactor, authenticationContext, longest } = activation;
  const approved = highest || wanted.people.length + wanted.groups.length > 0;
  const factor = isTrue(multifactor) || authenticationContext.is === 'known';
  const lacks: readonly (Lack | false)[] = [
    exists.is !== 'known' && { setting: 'activation', given: 'by other rules', values: [exists] },
    approved && !isTrue(approval) && { setting: 'unapproved', given: 'without approval', values: [approval] },
    ...(approved && isTrue(approval)
      ? [...approverLacks(activation, wanted, posture), ...openGroupLacks(activation, posture)]
      : []),
    !isTrue(justification) && { setting: 'unjustified', given: 'without a reason', values: [justification] },
    ticket &&
      !isTrue(activation.ticket) && { setting: 'unticketed', given: 'without a ticket', values: [activation.ticket] },
    !factor && { setting: 'singleFactor', given: 'without MFA', values: [multifactor, authenticationContext] },
    !isWithin(longest, activeFor) && { setting: 'long', given: `for longer than ${activeFor}`, values: [longest] },
  ];
  return lacks.filter((lack) => lack !== false).flatMap((lack) => problemsOf(lack, address, role));
}

function problemsOf({ setting, given, values = [], unread = [] }: Lack, address: string, role: EntraRole) {
  const head = {
    subject: address,
    meaning: meaningOf({ targets: [`role:${role.name}`], settings: [`privileged=${setting}`] }),
    remedy: ACTIVATION_REMEDY,
  };
  const hidden = [...values.flatMap((value) => unreadOf(value) ?? []), ...unread];
  if (hidden.length > 0) return unreadProblem(hidden, { ...head, assumption: `${role} is not activated ${given}` });
  return [{ ...head, origins: values.map(({ at }) => at), given: `${role} is activated ${given}` }];
}

/** Nobody decides, or somebody who is not declared. */
function approverLacks(
  { approvers }: GroupRolePolicy['activation'],
  wanted: Approvers,
  posture: Posture,
): readonly Lack[] {
  const setting = 'approvers';
  const others = (unread: readonly Unread[]): Lack => ({
    setting,
    given: 'with the approval of others than are declared',
    unread,
  });
  const hidden = unreadMembers(approvers);
  if (hidden.length > 0) return [others(hidden)];
  if (approvers.items.length === 0) return [{ setting, given: 'with nobody to approve' }];
  const known = new Set([...wanted.people, ...wanted.groups]);
  if (known.size === 0) return [];
  return approvers.items
    .flatMap((approver) => principalsOf(posture, approver))
    .flatMap((principal): readonly Lack[] => {
      if (principal.is === 'unread') return [others([principal.unread])];
      const name = declaredAs(principal);
      const given = `with the approval of ${name}, who is not declared as an approver`;
      return known.has(name) ? [] : [{ setting, given }];
    });
}

/** Whoever can put himself into a group that decides approves what he asks for. */
function openGroupLacks({ approverGroups }: GroupRolePolicy['activation'], posture: Posture): readonly Lack[] {
  return approverGroups.items
    .filter(({ is }) => is !== 'unknown')
    .flatMap((group) => principalsOf(posture, group))
    .flatMap((principal): readonly Lack[] => {
      const protection = protectionOf(principal);
      if (protection === 'protected') return [];
      const unread = typeof protection === 'object' ? [protection] : [];
      const group = principal.is === 'unread' ? 'a group' : `the group ${declaredAs(principal)}`;
      const given = `with the approval of ${group}, which any group administrator may be able to join`;
      return [{ setting: 'approverGroup', given, unread }];
    });
}

function isTrue(value: Val<boolean>): boolean {
  return value.is === 'known' && value.value;
}

function isWithin(value: Val<string>, longest: string): boolean {
  if (value.is !== 'known') return false;
  try {
    return Duration.parse(value.value).compare(Duration.parse(longest)) <= 0;
  } catch (error) {
    if (error instanceof InvalidValue) return false;
    throw error;
  }
}
