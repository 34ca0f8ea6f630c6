import type { Posture } from '../../posture';
import { type Atoms, type Dimension, flag, NO, read, YES } from '../../signin';
import { isGuid } from '../../values';

/** What a sign-in is of one service principal: it is none of the others that policies name by id. */
export function onlyServicePrincipal(id: string, { entities }: Posture): readonly (readonly [Dimension, Atoms])[] {
  const named = entities.conditionalAccessPolicy.flatMap(({ fields: { servicePrincipals } }) =>
    [servicePrincipals.included, servicePrincipals.excluded].flatMap((set) => read(set).symbols),
  );
  const others = [...new Set(named)].filter((symbol) => isGuid(symbol) && symbol !== id);
  return [
    [flag('servicePrincipal', id), YES] as const,
    ...others.map((other) => [flag('servicePrincipal', other), NO] as const),
  ];
}
