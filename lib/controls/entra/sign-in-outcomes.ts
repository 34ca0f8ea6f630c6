import { type Coverage, coverage, flag, NO, only, type Region, regionOf, type Universe } from '../../signin';
import { onceFor } from '../../values';
import type { Outcome, Situation } from '../control';
import {
  type EmergencyAccess,
  emergencyAccess,
  type Identity,
  isOnlyAccounts,
  mayBeOnlyAccounts,
} from './emergency-access';
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
  const universeOf = universesBy(access);
  const cases = rule.cases(settings).flatMap((one) => {
    const universe = universeOf(one);
    return universe === undefined ? [] : [{ one, universe }];
  });
  const universes = cases.map(({ universe }) => universe);
  const proofs = coverage(posture, rule.demand, universes).flatMap((proof, index) => {
    const one = cases[index]?.one;
    return one === undefined ? [] : [{ one, proof }];
  });

  const unread = access.identities.filter((identity) => !isOnlyAccounts(identity) && mayBeOnlyAccounts(identity));
  const open = (part: 'gaps' | 'doubts'): readonly Open[] =>
    proofs.flatMap(({ one, proof }) =>
      proof[part].map((region) => ({
        principal: one.principal,
        region,
        universe: part === 'gaps' ? proof.universe.possible : proof.universe.certain,
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

/** The sign-ins of each case but for those of the emergency accounts; several controls ask for the same cases. */
const universesBy = onceFor((access: EmergencyAccess) => {
  const exempt = access.identities.filter(isOnlyAccounts);
  const maybe = access.identities.filter(mayBeOnlyAccounts);
  const isSure = exempt.length === maybe.length;
  return onceFor(({ parts, workloads, possibly }: SignInCase): Universe | undefined => {
    const certain = signInsOf(parts, workloads ? undefined : exempt);
    const asCertain = (workloads || isSure) && (possibly?.parts ?? []).length === 0;
    const possible = asCertain
      ? certain
      : signInsOf([...parts, ...(possibly?.parts ?? [])], workloads ? undefined : maybe);
    return certain === undefined || possible === undefined ? undefined : { certain, possible };
  });
});

/** Sign-ins of users but for those who are exempt, or of workloads, to whom that does not apply. */
function signInsOf(parts: SignInCase['parts'], exempt: readonly Identity[] | undefined): Region | undefined {
  if (exempt === undefined) return regionOf([['identity', only(['servicePrincipal'])], ...parts]);
  return regionOf([
    ['identity', only(['user'])],
    ...exempt.map(({ kind, symbol }) => [flag(kind, symbol), NO] as const),
    ...parts,
  ]);
}

function addressesOf(policies: Coverage['by']): readonly string[] {
  return [...new Set(policies.map(({ address }) => address))].sort();
}
