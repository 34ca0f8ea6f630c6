import { blocksMediumSignIns } from '../../declaration';
import { only } from '../../signin';
import type { Control } from '../control';
import { declared } from '../situation';
import { outcomesAtRisk } from './at-risk';
import { SIGN_IN_FIELDS } from './sign-in-fields';

/**
 * ENT-RK-02: enforced policies block every sign-in at high risk, and at medium risk where the declaration or a chosen baseline
 * says so, whatever the risk of the user; emergency accounts are exempt.
 */
export const riskySignInsBlocked: Control = {
  id: 'ENT-RK-02',
  title: 'Sign-ins at high risk are blocked',
  risk: 'A sign-in that looks like an attack (leaked credentials, an anonymous address, impossible travel) is let through.',
  remedy:
    'Enforce a policy for all users and all resources at sign-in risk high, and medium where that is chosen, without a condition on user risk, that blocks; leave out the emergency accounts alone',
  references: [
    { source: 'CISA', id: 'MS.AAD.2.3v1' },
    { source: 'CIS M365 v7', id: '5.2.2.8' },
    { source: 'Maester', id: 'MT.1049' },
    { source: 'NIST 800-53', id: 'AC-2(12)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS.filter(([kind]) => kind !== 'authenticationStrength'),
  check(situation) {
    const { declaration, focus } = declared(situation).facts;
    const levels = blocksMediumSignIns(declaration, focus.service) ? ['high', 'medium'] : ['high'];
    return outcomesAtRisk(situation, [
      {
        demand: 'block',
        cases: () => [{ principal: 'All', parts: [['signInRisk', only(levels)]] }],
        lacking: `at ${levels.join(' or ')} sign-in risk`,
        remedy: `enforce a policy that blocks all users at sign-in risk ${levels.join(' and ')} for all resources, or take the exclusion or condition out that leaves these sign-ins open`,
      },
    ]);
  },
};
