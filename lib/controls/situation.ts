import type { DeclaredSituation, Situation } from './control';

/** The situation with its facts. The judge calls `check` only where the facts that a control needs are there. */
export function declared(situation: Situation): DeclaredSituation {
  if (situation.facts === undefined) throw new Error('a control that needs facts was checked without any');
  return { ...situation, facts: situation.facts };
}
