import { type EntraSettings, guestsArePersona, personaGroups } from '../../declaration';
import { flag, NO, only } from '../../signin';
import type { Control } from '../control';
import { entraSettingsOf } from './entra-settings';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { type SignInCase, signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-GV-05: where people are assigned to personas, enforced policies block every sign-in of whoever is in none of their
 * groups, emergency accounts aside. So a policy for a persona misses nobody.
 */
export const outsidePersonasBlocked: Control = {
  id: 'ENT-GV-05',
  title: 'Whoever is of no persona is blocked',
  risk: 'An account that nobody assigned is under no policy that was made for somebody: a forgotten one is the way in.',
  remedy:
    'Enforce a policy that blocks all users from all resources and leaves out the groups of the personas, and the emergency accounts, alone',
  references: [
    { source: 'Microsoft', id: 'Conditional Access for Zero Trust personas' },
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  askedBy: ({ personas }) => personas !== undefined,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS.filter(([kind]) => kind !== 'authenticationStrength'),
  check: (situation) => {
    const settings = entraSettingsOf(situation);
    if (settings !== undefined && settings.personas === undefined) {
      return [{ verdict: 'notApplicable', because: 'nobody is assigned to a persona' }];
    }
    return signInOutcomes(situation, {
      demand: 'block',
      cases: (declared) => [outside(declared)],
      lacking: 'without being of any persona',
      remedy:
        'enforce a policy that blocks these sign-ins, or take the exclusion out that leaves them open; only the groups of personas and emergency accounts may stay out',
    });
  },
};

function outside(settings: EntraSettings): SignInCase {
  return {
    principal: 'All',
    parts: [
      ...personaGroups(settings).map((group) => [flag('group', group), NO] as const),
      ...(guestsArePersona(settings) ? [['guestType', only(['member'])] as const] : []),
    ],
  };
}
