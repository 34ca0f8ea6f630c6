import { type Coverage, coverage, flag, type Mode, NO, only, type Region, regionOf } from '../../signin';
import type { Outcome, Situation } from '../control';
import { type EmergencyAccess, emergencyAccess, isOnlyAccounts, mayBeOnlyAccounts } from './emergency-access';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { goesByLookUp } from './places';
import { type Open, openOutcomes, tooComplexFinding } from './sign-in-findings';
import type { SignInCase, SignInRule } from './sign-in-rule';

export type { SignInCase, SignInRule };

/**
 * Met where the enforced policies make the demand of every sign-in of every case, by whichever of them; unmet for the
 * sign-ins that get in without it, whatever the unread values turn out to be; unknown for those that the readable values
 * do not settle. The declared emergency accounts are exempt, and nobody else is.
 */
export function signInOutcomes(situation: Situation, rule: SignInRule): readonly Outcome[] {
  const settings = entraSettingsOf(situation);
  if (settings === undefined) return [notDeclared(situation)];
  const { posture } = situation;
  const access = emergencyAccess(posture, settings.breakGlass);
  const cases = rule.cases(settings).flatMap((one) => {
    const certain = universeOf(one, access, 'certain');
    const possible = universeOf(one, access, 'possible');
    return certain === undefined || possible === undefined ? [] : [{ one, universe: { certain, possible } }];
  });
  const universes = cases.map(({ universe }) => universe);
  const proofs = coverage(posture, rule.demand, universes).flatMap((proof, index) => {
    const about = cases[index];
    return about === undefined ? [] : [{ ...about, proof }];
  });

  const unread = access.identities.filter((identity) => !isOnlyAccounts(identity) && mayBeOnlyAccounts(identity));
  const open = (part: 'gaps' | 'doubts'): readonly Open[] =>
    proofs.flatMap(({ one, universe, proof }) =>
      proof[part].map((region) => ({
        principal: one.principal,
        region,
        universe: part === 'gaps' ? universe.possible : universe.certain,
        unsettled: proof.unsettled,
        unread: [...unread.flatMap(({ holders }) => holders.unread), ...(one.possibly?.unread ?? [])],
      })),
    );
  const complex = proofs.filter(({ proof }) => !proof.complete).map(({ one }) => one.principal);
  const outcomes = [
    ...openOutcomes(situation, rule, open('gaps'), 'unmet'),
    ...openOutcomes(situation, rule, open('doubts'), 'unknown'),
    ...(complex.length === 0 ? [] : [tooComplexFinding(situation, complex)]),
  ];
  if (outcomes.length > 0) return outcomes;
  const by = proofs.flatMap(({ proof }) => proof.by);
  return [
    met(
      addressesOf(by),
      by.some((policy) => goesByLookUp(policy, posture)),
    ),
  ];
}

/** Met where each rule is, by all that meet one; else what keeps the others from it. */
export function outcomesOfAll(situation: Situation, rules: readonly SignInRule[]): readonly Outcome[] {
  if (entraSettingsOf(situation) === undefined) return [notDeclared(situation)];
  const outcomes = rules.flatMap((rule) => signInOutcomes(situation, rule));
  const open = outcomes.filter(({ verdict }) => verdict !== 'met');
  if (open.length > 0) return open;
  const by = outcomes.flatMap((outcome) => (outcome.verdict === 'met' ? outcome.by : []));
  const onApply = outcomes.some((outcome) => outcome.verdict === 'met' && outcome.onApply);
  return [met([...new Set(by)].sort(), onApply)];
}

function met(by: readonly string[], onApply: boolean): Outcome {
  return { verdict: 'met', by, ...(onApply ? { onApply } : {}) };
}

function universeOf(one: SignInCase, { identities }: EmergencyAccess, mode: Mode): Region | undefined {
  const { workloads, possibly } = one;
  const parts = mode === 'certain' ? one.parts : [...one.parts, ...(possibly?.parts ?? [])];
  if (workloads) return regionOf([['identity', only(['servicePrincipal'])], ...parts]);
  const exempt = identities.filter(mode === 'certain' ? isOnlyAccounts : mayBeOnlyAccounts);
  return regionOf([
    ['identity', only(['user'])],
    ...exempt.map(({ kind, symbol }) => [flag(kind, symbol), NO] as const),
    ...parts,
  ]);
}

function addressesOf(policies: Coverage['by']): readonly string[] {
  return [...new Set(policies.map(({ address }) => address))].sort();
}
