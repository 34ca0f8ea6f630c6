import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import { DataAzureadUsers } from '@cdktf/provider-azuread/lib/data-azuread-users';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { APPLY_CONDITIONS, Guid, InvalidValue, memberCount, UserPrincipalName } from '../values';
import { problemsOf } from './refusal';

/** A group that somebody else keeps, each member of which may activate a role. */
export interface EligibleGroup {
  /** Object id of the group, as Microsoft Entra shows it. */
  readonly id: string;
  /** How many members it may have, at least one. */
  readonly atMost: number;
}

const CLOUD_ONLY =
  'Somebody who may activate a privileged role is synchronized from on-premises, so whoever takes that directory over ' +
  'takes this one over, too. Give accounts that were created in Microsoft Entra itself. (ENT-PR-09)';
const ENABLED =
  'Somebody who may activate a privileged role is disabled. Enable the account, or take it out. (ENT-PR-03)';

/**
 * Looks somebody up who may activate a role: the account is there, cloud-only and enabled, else the plan stops.
 *
 * Renders `data.azuread_user` with postconditions.
 */
export function lookUpPerson(scope: Construct, id: string, name: string): DataAzureadUser {
  return new DataAzureadUser(scope, id, {
    userPrincipalName: canonicalName(name),
    lifecycle: {
      postcondition: [
        { condition: APPLY_CONDITIONS.userCloudOnly, errorMessage: CLOUD_ONLY },
        { condition: APPLY_CONDITIONS.userEnabled, errorMessage: ENABLED },
      ],
    },
  });
}

/** Looks somebody up who is asked to do something: the account is there and enabled, else the plan stops. */
export function lookUpEnabled(scope: Construct, id: string, name: string, errorMessage: string): DataAzureadUser {
  return new DataAzureadUser(scope, id, {
    userPrincipalName: canonicalName(name),
    lifecycle: { postcondition: [{ condition: APPLY_CONDITIONS.userEnabled, errorMessage }] },
  });
}

/** What tells somebody from the others in an address: his name or id, so that the order of a list moves nothing. */
export function idPart(nameOrId: string, index: number): string {
  return Token.isUnresolved(nameOrId) ? `unnamed-${index + 1}` : nameOrId.toLowerCase();
}

/**
 * Looks up a group that somebody else keeps: role administrators alone change who is in it, or the plan stops.
 *
 * Renders `data.azuread_group` with a postcondition.
 */
export function lookUpProtectedGroup(
  scope: Construct,
  id: string,
  group: string,
  errorMessage: string,
): DataAzureadGroup {
  return new DataAzureadGroup(scope, id, {
    objectId: Token.isUnresolved(group) ? group : Guid.parse(group).toString(),
    lifecycle: { postcondition: [{ condition: APPLY_CONDITIONS.roleAssignable, errorMessage }] },
  });
}

/**
 * Looks a group up whose members may activate a role: role-assignable, since anybody could be put in another one; with no
 * more members than that, each of them cloud-only and enabled; else the plan stops.
 *
 * Renders `data.azuread_group` and, for its members, `data.azuread_users`, both with postconditions.
 */
export function lookUpEligibleGroup(scope: Construct, id: string, { id: group, atMost }: EligibleGroup) {
  const found = new DataAzureadGroup(scope, id, {
    objectId: Token.isUnresolved(group) ? group : Guid.parse(group).toString(),
    lifecycle: {
      postcondition: [
        {
          condition: APPLY_CONDITIONS.roleAssignable,
          errorMessage:
            'A group whose members may activate a privileged role is not role-assignable, so any group administrator ' +
            'can put himself in it. Make a group with "Microsoft Entra roles can be assigned to the group" on. (ENT-PR-03)',
        },
        {
          condition: memberCount({ least: 1, most: atMost }),
          errorMessage:
            `A group whose members may activate a privileged role has none, or more than ${atMost}. ` +
            'Take members out, or declare how many it may have. (ENT-PR-01)',
        },
      ],
    },
  });
  new DataAzureadUsers(scope, `${id}-members`, {
    objectIds: found.members,
    lifecycle: {
      postcondition: [
        { condition: APPLY_CONDITIONS.cloudOnly, errorMessage: CLOUD_ONLY },
        { condition: APPLY_CONDITIONS.accountEnabled, errorMessage: ENABLED },
      ],
    },
  });
  return found;
}

/** Everything that is wrong with a list of people: names in another form, and names that stand twice. */
export function peopleProblems(place: string, people: readonly string[]): readonly InvalidValue[] {
  return people.flatMap((person, index) => {
    if (Token.isUnresolved(person)) return [];
    const unreadable = problemsOf(`${place}[${index}]`, () => UserPrincipalName.parse(person));
    return unreadable.length > 0 ? unreadable : repeatProblems(place, people.map(lower), index);
  });
}

/** Everything that is wrong with a list of object ids. */
export function idProblems(place: string, groups: readonly string[]): readonly InvalidValue[] {
  return groups.flatMap((group, index) => {
    if (Token.isUnresolved(group)) return [];
    const unreadable = problemsOf(`${place}[${index}]`, () => Guid.parse(group));
    return unreadable.length > 0 ? unreadable : repeatProblems(place, groups.map(lower), index);
  });
}

function repeatProblems(place: string, all: readonly string[], index: number): readonly InvalidValue[] {
  const given = all[index];
  if (given === undefined || all.indexOf(given) === index) return [];
  return [
    new InvalidValue({
      problem: `${place}[${index}]: this stands twice`,
      given,
      allowed: 'each is listed once',
      remedy: 'Take one of them out',
    }),
  ];
}

function canonicalName(name: string): string {
  return Token.isUnresolved(name) ? name : UserPrincipalName.parse(name).toString();
}

function lower(text: string): string {
  return Token.isUnresolved(text) ? text : text.toLowerCase();
}
