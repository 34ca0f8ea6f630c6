import type { DeclaredSituation, Situation } from './control';

/** The situation with its facts. The judge calls `check` only where the facts that a control needs are there. */
export function declared(situation: Situation): DeclaredSituation {
  if (!isDeclared(situation)) throw new Error('a control that needs facts was checked without any');
  return situation;
}

function isDeclared(situation: Situation): situation is DeclaredSituation {
  return situation.facts !== undefined;
}
