import type { EntraSettings } from '../../declaration';
import { allBut, flag, NO, USER_ACTIONS } from '../../signin';
import { isGuid } from '../../values';
import type { Control } from '../control';
import { entraSettingsOf } from './entra-settings';
import { guestsButPartners } from './guest-cases';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';
import type { SignInCase } from './sign-in-rule';

/**
 * ENT-GU-02: enforced policies block guests and external users of every kind from every application but those that the
 * declaration lists for them. Service provider users of declared partners are exempt. What a guest does without signing in to
 * an application (registering a device or a method) is not judged.
 */
export const guestsLimitedToApplications: Control = {
  id: 'ENT-GU-02',
  title: 'Guests sign in to the declared applications alone',
  risk: 'A guest who was invited to one team can sign in to whatever else the directory holds, and read what was never meant for outsiders.',
  remedy:
    'List the applications that guests use in the declaration (guests.applications), and enforce a policy that blocks all six kinds of guests from all resources but these',
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  askedBy: ({ guests }) => guests?.applications !== undefined,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS.filter(([kind]) => kind !== 'authenticationStrength'),
  check(situation) {
    const settings = entraSettingsOf(situation);
    if (settings !== undefined && settings.guests?.applications === undefined) {
      return [{ verdict: 'notApplicable', because: 'the declaration lists no applications for guests' }];
    }
    return signInOutcomes(situation, {
      demand: 'block',
      cases: otherApplications,
      lacking: 'to an application that the declaration does not list for guests',
      remedy:
        'enforce a policy that blocks all six kinds of guests from all resources but the listed applications, or list what they are let in to',
    });
  },
};

function otherApplications(settings: EntraSettings): readonly SignInCase[] {
  const listed = settings.guests?.applications ?? [];
  const groups = listed.filter((application) => !isGuid(application));
  return guestsButPartners(settings).map(({ principal, parts }) => ({
    principal,
    parts: [
      ...parts,
      ['target', allBut([...listed.filter(isGuid), ...USER_ACTIONS])],
      ...groups.map((group) => [flag('applicationGroup', group), NO] as const),
    ],
  }));
}
