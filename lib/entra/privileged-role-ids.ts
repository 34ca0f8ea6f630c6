import { EntraRole, type InvalidValue, privilegedRoles } from '../values';
import { problemsOf } from './refusal';

/**
 * Template ids of the privileged roles (the CISA, CIS and Maester lists together) and of further ones by their English
 * names, in order, with what is wrong with the names.
 */
export function privilegedWith(additional: readonly string[]): {
  readonly roles: readonly string[];
  readonly problems: readonly InvalidValue[];
} {
  const problems = additional.flatMap((name, index) =>
    problemsOf(`additionalRoles[${index}]`, () => EntraRole.named(name)),
  );
  const all = [...privilegedRoles(), ...(problems.length === 0 ? additional.map(EntraRole.named) : [])];
  return { roles: [...new Set(all.map(({ templateId }) => templateId))].sort(), problems };
}
