import { Token } from 'cdktf';
import { InvalidValue } from '../../values';

const FORM = /^(?:r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|\d{12})$/;

/** What is wrong with the id of a target; nothing where only apply knows the id. */
export function targetFinding(name: string, id: string): InvalidValue | undefined {
  if (Token.isUnresolved(id) || FORM.test(id)) return undefined;
  return new InvalidValue({
    problem: `targets.${name}: this is not the id of a root, a unit or an account`,
    given: id,
    allowed: 'a root has the form r-a1b2, a unit ou-a1b2-c3d4e5f6, an account 12 digits',
  });
}
