import { Token } from 'cdktf';
import { InvalidValue, UserPrincipalName } from '../values';
import { idProblems, peopleProblems } from './privileged-people';

/** Who may ask for membership of a group, who decides, and for how long it is given. */
export interface RequestedAccess {
  /**
   * Who may ask, by user principal name.
   *
   * @default - nobody but the members of requestorGroups
   */
  readonly requestors?: readonly string[];
  /**
   * Object ids of groups each member of which may ask.
   *
   * @default - none
   */
  readonly requestorGroups?: readonly string[];
  /**
   * Who decides, by user principal name; one of them is enough.
   *
   * @default - nobody but the members of approverGroups
   */
  readonly approvers?: readonly string[];
  /**
   * Object ids of role-assignable groups any of whose members decides.
   *
   * @default - none
   */
  readonly approverGroups?: readonly string[];
  /**
   * For how many whole days it is given, 1 to 7: the provider takes no hours.
   *
   * @default 1
   */
  readonly days?: number;
}

/** The longest time for which somebody is spared by a control. */
const MOST_DAYS = 7;
const CONTROL = 'ENT-GV-03';

/** Everything that is wrong with who may ask for access, who decides and for how long. */
export function requestedAccessProblems(access: RequestedAccess): readonly InvalidValue[] {
  const { requestors = [], requestorGroups = [], approvers = [], approverGroups = [], days = 1 } = access;
  const unreadable = [
    ...peopleProblems('access.requestors', requestors),
    ...peopleProblems('access.approvers', approvers),
  ];
  return [
    ...(requestors.length + requestorGroups.length > 0 ? [] : [nobody('requestors', 'ask', 'leave access out')]),
    ...(approvers.length + approverGroups.length > 0 ? [] : [nobody('approvers', 'decide', 'name a group')]),
    ...unreadable,
    ...idProblems('access.requestorGroups', requestorGroups),
    ...idProblems('access.approverGroups', approverGroups),
    ...(unreadable.length === 0 && approverGroups.length === 0 ? aloneProblems(requestors, approvers) : []),
    ...(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? [] : [tooLong(days)]),
  ];
}

function aloneProblems(requestors: readonly string[], approvers: readonly string[]): readonly InvalidValue[] {
  const [only, ...others] = new Set(approvers.map(canonical));
  if (only === undefined || others.length > 0 || !requestors.map(canonical).includes(only)) return [];
  return [
    new InvalidValue({
      problem: `access.approvers: nobody else decides when ${only} asks`,
      given: only,
      allowed: 'nobody approves his own request, so there is another approver for each who may ask',
      remedy: 'Name a second approver, or a group',
      control: CONTROL,
    }),
  ];
}

function canonical(name: string): string {
  return Token.isUnresolved(name) ? name : UserPrincipalName.parse(name).toString();
}

function nobody(list: string, what: string, otherwise: string): InvalidValue {
  return new InvalidValue({
    problem: `access.${list}: nobody may ${what}`,
    given: '',
    allowed: `somebody may ${what}: people, or the members of groups`,
    remedy: `Name somebody, or ${otherwise}`,
    control: CONTROL,
  });
}

function tooLong(days: number): InvalidValue {
  return new InvalidValue({
    problem: 'access.days: nobody is spared for this long',
    given: String(days),
    allowed: `it is a whole number of days from 1 to ${MOST_DAYS}`,
    remedy: 'Write 1; whoever needs longer asks again',
    control: CONTROL,
  });
}
