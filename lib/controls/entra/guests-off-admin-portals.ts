import type { EntraSettings } from '../../declaration';
import { flag, YES } from '../../signin';
import { ADMIN_PORTALS, ENTRA_APPLICATIONS } from '../../values';
import type { Control } from '../control';
import { guestsButPartners } from './guest-cases';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';
import type { SignInCase } from './sign-in-rule';

/**
 * ENT-GU-03: enforced policies block guests and external users of every kind from the administration portals of Microsoft and
 * from Azure management. Service provider users of declared partners, who administer on the owner's behalf, are exempt.
 */
export const guestsOffAdminPortals: Control = {
  id: 'ENT-GU-03',
  title: 'Guests do not reach the administration portals',
  risk: 'A guest who was given a role by mistake, or reads what every member may, administers the directory from outside.',
  remedy:
    'Enforce a policy that blocks all six kinds of guests from MicrosoftAdminPortals and the Azure management API; leave out declared partners alone',
  references: [
    { source: 'NIST 800-53', id: 'AC-6' },
    { source: 'NIST 800-53', id: 'AC-17' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS.filter(([kind]) => kind !== 'authenticationStrength'),
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'block',
      cases: toPortals,
      lacking: 'to the administration portals',
      remedy:
        'enforce a policy that blocks all six kinds of guests from the administration portals and Azure management, or declare the partners that administer this directory (guests.partners)',
    }),
};

function toPortals(settings: EntraSettings): readonly SignInCase[] {
  return [ADMIN_PORTALS, ENTRA_APPLICATIONS.azureManagement].flatMap((group) =>
    guestsButPartners(settings).map(({ principal, parts }) => ({
      principal,
      parts: [...parts, [flag('applicationGroup', group), YES] as const],
    })),
  );
}
