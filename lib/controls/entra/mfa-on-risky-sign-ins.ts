import { only } from '../../signin';
import type { Control } from '../control';
import { outcomesAtRisk } from './at-risk';
import { SESSION_FIELDS } from './sign-in-fields';
import type { SignInRule } from './sign-in-rule';

const RISKY: Pick<SignInRule, 'cases' | 'remedy'> = {
  cases: () => [{ principal: 'All', parts: [['signInRisk', only(['high', 'medium'])]] }],
  remedy:
    'enforce a policy that requires MFA, with a sign-in frequency of every time, of all users at sign-in risk high and medium for all resources, or one that blocks them',
};

/**
 * ENT-RK-03: every sign-in at medium or high risk has to bring a second factor, at that moment, or is blocked; emergency
 * accounts are exempt. A second factor of an earlier sign-in that the session still holds does not count.
 */
export const mfaOnRiskySignIns: Control = {
  id: 'ENT-RK-03',
  title: 'Sign-ins at risk prove a second factor anew',
  risk: 'Whoever stole a session carries its second factor with it: nothing is asked of the sign-in that looks like an attack.',
  remedy:
    'Enforce a policy for all users and all resources at sign-in risk medium and high that requires MFA every time; leave out the emergency accounts alone',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.7' },
    { source: 'Maester', id: 'MT.1012' },
    { source: 'Microsoft template', id: 'require-mfa-for-risky-sign-ins' },
    { source: 'NIST 800-53', id: 'AC-2(12)' },
    { source: 'NIST 800-53', id: 'IA-11' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SESSION_FIELDS,
  check: (situation) =>
    outcomesAtRisk(situation, [
      { ...RISKY, demand: 'multifactor', lacking: 'at medium or high sign-in risk without multifactor authentication' },
      {
        ...RISKY,
        demand: { signInWithinHours: 0 },
        lacking: 'at medium or high sign-in risk on what an earlier sign-in proved',
      },
    ]),
};
