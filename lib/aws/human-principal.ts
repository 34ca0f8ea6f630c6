import { Token } from 'cdktf';
import { type IamKind, IamName, InvalidValue } from '../values';

/** People as IAM knows them: a group of users, or a role that people assume. */
export interface IHumanPrincipal {
  readonly kind: IamKind;
  /** Name in IAM, written out: it is in the addresses of what guards these people. */
  readonly name: string;
  /** What a policy is put on: a reference where the group is made in the same stack, else the name. */
  readonly target: string;
}

/** A group of people. */
export interface IHumanGroup extends IHumanPrincipal {
  readonly kind: 'group';
}

/** A role that people assume. */
export interface IHumanRole extends IHumanPrincipal {
  readonly kind: 'role';
}

/**
 * The name of a group or role, as text.
 *
 * @throws InvalidValue for what is not a name in IAM, and for a name that only apply knows.
 */
export function humanName(name: string, kind: IamKind): string {
  if (Token.isUnresolved(name)) {
    throw new InvalidValue({
      problem: `the name of the IAM ${kind} is only known at apply`,
      given: 'a reference',
      allowed: 'the name is written out: it is part of addresses in the state and is compared with other names',
      remedy: `Write the name of the ${kind} as text`,
    });
  }
  return IamName.parse(name, kind).toString();
}
