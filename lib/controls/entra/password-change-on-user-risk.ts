import { only } from '../../signin';
import type { Control } from '../control';
import { outcomesAtRisk } from './at-risk';
import { SESSION_FIELDS } from './sign-in-fields';
import type { SignInRule } from './sign-in-rule';

const AT_HIGH_RISK: Pick<SignInRule, 'cases' | 'remedy'> = {
  cases: () => [{ principal: 'All', parts: [['userRisk', only(['high'])]] }],
  remedy:
    'enforce a policy that requires MFA and a password change (AND), with a sign-in frequency of every time, of all users at user risk high for all resources, or one that blocks them',
};

/**
 * ENT-RK-04: a user at high risk has to prove a second factor at that moment and to change the password, or is blocked;
 * emergency accounts are exempt.
 */
export const passwordChangeOnUserRisk: Control = {
  id: 'ENT-RK-04',
  title: 'Users at high risk change their password, or are blocked',
  risk: 'A password that is known to be leaked stays in force, and whoever has it keeps trying the second factor.',
  remedy:
    'Enforce a policy for all users and all resources at user risk high that requires MFA and a password change every time, or one that blocks; leave out the emergency accounts alone',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.6' },
    { source: 'Maester', id: 'MT.1013' },
    { source: 'Microsoft template', id: 'require-password-change-for-high-risk-users' },
    { source: 'NIST 800-53', id: 'AC-2(12)' },
    { source: 'NIST 800-53', id: 'IA-5(1)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SESSION_FIELDS,
  check: (situation) =>
    outcomesAtRisk(situation, [
      { ...AT_HIGH_RISK, demand: 'passwordChange', lacking: 'at high user risk with the same password' },
      { ...AT_HIGH_RISK, demand: 'multifactor', lacking: 'at high user risk without multifactor authentication' },
      {
        ...AT_HIGH_RISK,
        demand: { signInWithinHours: 0 },
        lacking: 'at high user risk on what an earlier sign-in proved',
      },
    ]),
};
