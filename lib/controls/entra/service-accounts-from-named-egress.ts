import { serviceAccountsOf } from '../../declaration';
import { flag, YES } from '../../signin';
import type { Control, Outcome } from '../control';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { elsewhere, withinNetworks } from './places';
import { PLACE_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-NW-04: enforced policies block the user accounts that programs sign in with from everywhere but the networks that are
 * declared for them, which are the trusted ones where nothing is said. A location that a policy leaves out has to lie within
 * them. Emergency accounts are exempt.
 */
export const serviceAccountsFromNamedEgress: Control = {
  id: 'ENT-NW-04',
  title: 'Service accounts sign in from their own networks',
  risk: 'A program proves no second factor, so that its password is all that somebody needs who is anywhere.',
  remedy:
    'Enforce a policy for the groups of service accounts and all resources that blocks every location but their own',
  references: [
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  askedBy: ({ serviceAccounts }) => serviceAccounts !== undefined,
  needs: ['breakGlass', 'networks'],
  reads: PLACE_FIELDS,
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    if (serviceAccountsOf(settings).length === 0) {
      return [{ verdict: 'notApplicable', because: 'no service account is declared' }];
    }
    return signInOutcomes(situation, {
      demand: 'block',
      cases: (declared) =>
        serviceAccountsOf(declared).map(({ group, from }) => {
          const { parts, possibly } = elsewhere(situation, withinNetworks(situation, from));
          return { principal: `group:${group}`, parts: [[flag('group', group), YES], ...parts], possibly };
        }),
      lacking: 'from outside their own networks',
      remedy: 'enforce a policy for the group that blocks every location but a named one with its networks',
    });
  },
};
