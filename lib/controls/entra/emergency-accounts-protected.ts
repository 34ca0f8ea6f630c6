import { coverage, flag, NO, only, type Region, regionOf, YES } from '../../signin';
import type { Control, Outcome, Situation } from '../control';
import { declared } from '../situation';
import { type EmergencyAccess, emergencyAccess, isOnlyAccounts } from './emergency-access';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { whyNotRegistered } from './own-emergency-policy';
import { outcomeOf, type Problem, settingMeaning } from './problem';
import { SIGN_IN_FIELDS } from './sign-in-fields';

/** One account may stay out of every rule, so that no rule can shut all of them out (CIS Microsoft 365 1.1.2). */
const FREE = 1;

/**
 * ENT-BG-03: all emergency accounts but one, which may stay out of every rule, sign in to every resource with a method that
 * cannot be phished; and somebody has seen, within a year, that each of them has registered one. Without that a policy would
 * shut them out, which ENT-BG-02 finds.
 */
export const emergencyAccountsProtected: Control = {
  id: 'ENT-BG-03',
  title: 'Emergency accounts sign in with a method that cannot be phished',
  risk: 'The accounts that every policy leaves out are Global Administrators: their password alone hands over the directory.',
  remedy:
    'Register a passkey or a certificate for each emergency account, state it in the declaration (breakGlass.registered), and enforce a policy for their group alone and all resources that requires phishing-resistant MFA',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.6v1' },
    { source: 'CIS M365 v7', id: '1.1.2' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const access = emergencyAccess(situation.posture, settings.breakGlass);
    const signIns = access.accounts.map((account) => signInsOf(account, access));
    const proofs = coverage(
      situation.posture,
      'phishingResistant',
      signIns.map((region) => ({ certain: region, possible: region })),
    );
    const open = access.accounts.filter((_, index) => (proofs[index]?.gaps.length ?? 1) > 0);
    const unsure = access.accounts.filter((_, index) => {
      const proof = proofs[index];
      return proof !== undefined && proof.gaps.length === 0 && (proof.doubts.length > 0 || !proof.complete);
    });
    const why = whyNotRegistered(settings, situation.asOf);
    const problems = [
      ...(open.length + unsure.length > FREE ? [openProblem(situation, open, unsure)] : []),
      ...(why === undefined ? [] : [unregistered(situation, why)]),
    ];
    if (problems.length > 0) return problems.map(outcomeOf);
    const by = proofs.flatMap((proof) => proof.by.map(({ address }) => address));
    return [{ verdict: 'met', by: [...new Set(by)].sort() }];
  },
};

/** The sign-ins of one account: it is in what holds it, and in none of what holds others alone. */
function signInsOf(account: string, { identities }: EmergencyAccess): Region {
  const region = regionOf([
    ['identity', only(['user'])],
    ['guestType', only(['member'])],
    ...identities.flatMap((identity) => {
      const { kind, symbol, holders } = identity;
      if (holders.accounts.includes(account)) return [[flag(kind, symbol), YES] as const];
      return isOnlyAccounts(identity) ? [[flag(kind, symbol), NO] as const] : [];
    }),
  ]);
  if (region === undefined) throw new Error('the sign-ins of an account are never none');
  return region;
}

function openProblem(situation: Situation, open: readonly string[], unsure: readonly string[]): Problem {
  const all = [...open, ...unsure].sort();
  const { service } = declared(situation).facts.focus;
  return {
    subject: service,
    origins: [],
    meaning: settingMeaning(
      'breakGlass=phishable',
      all.map((name) => `user:${name}`),
    ),
    given: `${all.join(', ')} can sign in with a password alone, or a method that can be phished`,
    remedy: `enforce a policy for the break-glass group alone that requires phishing-resistant MFA of all resources; one account may stay out of it`,
    ...(open.length > FREE ? {} : { assumption: `${unsure.join(', ')} cannot sign in without phishing-resistant MFA` }),
  };
}

function unregistered(situation: Situation, why: string): Problem {
  const { service } = declared(situation).facts.focus;
  return {
    subject: service,
    origins: [],
    meaning: settingMeaning('breakGlass=unregistered'),
    given: why,
    remedy: `sign in with each emergency account by such a method, and write who saw it and when to services.${service}.entra.breakGlass.registered`,
  };
}
