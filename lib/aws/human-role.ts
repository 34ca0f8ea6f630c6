import { humanName, type IHumanRole } from './human-principal';

/** Roles that people assume, for what guards people. The library makes none: who may assume a role is its owner's say. */
export const HumanRole = {
  /**
   * A role that exists already, by its name without path. Nothing is rendered for the role itself.
   *
   * @throws InvalidValue for what is not the name of a role.
   */
  existing(name: string): IHumanRole {
    const known = humanName(name, 'role');
    return { kind: 'role', name: known, target: known };
  },
};
