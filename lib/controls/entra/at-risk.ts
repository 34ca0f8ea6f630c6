import type { Outcome, Situation } from '../control';
import { entraSettingsOf } from './entra-settings';
import { outcomesOfAll } from './sign-in-outcomes';
import type { SignInRule } from './sign-in-rule';

/** What is said of demands on sign-ins at some risk: nothing where the declared licence has no risk detection. */
export function outcomesAtRisk(situation: Situation, rules: readonly SignInRule[]): readonly Outcome[] {
  if (entraSettingsOf(situation)?.licence !== 'P1') return outcomesOfAll(situation, rules);
  return [
    {
      verdict: 'notApplicable',
      because: 'the declared licence is P1, and Microsoft Entra tells risk to policies from P2 on alone',
    },
  ];
}
