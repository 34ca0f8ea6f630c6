import { type Atoms, flag, YES } from '../../signin';
import type { Control, Outcome } from '../control';
import { APPLICATIONS, onUnmanaged } from './device-cases';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { elsewhere, withinNetworks } from './places';
import { PLACE_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';

/**
 * ENT-NW-05: accounts that are spared by other policies because a machine signs in with them do so from their approved place
 * alone: enforced policies block them from every other, and ask for a managed device where devices are managed at all. A
 * location that a policy leaves out has to lie within the networks of the place. Emergency accounts are exempt.
 */
export const approvedLocationsOnly: Control = {
  id: 'ENT-NW-05',
  title: 'Shared devices sign in from their approved place',
  risk: 'The account of a meeting room proves no second factor: its password, which hangs on the wall, works from anywhere.',
  remedy:
    'Enforce a policy for the group of these accounts that blocks every location but the approved one, and one that requires a managed device',
  references: [
    { source: 'CISA ScubaGear', id: 'entra-approved-location-exclusion-walkthrough' },
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'IA-3' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  askedBy: ({ sharedDevices }) => sharedDevices !== undefined,
  needs: ['breakGlass', 'networks'],
  reads: PLACE_FIELDS,
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const shared = Object.values(settings.sharedDevices ?? {});
    if (shared.length === 0)
      return [{ verdict: 'notApplicable', because: 'no account of a shared device is declared' }];
    const member = (group: string): readonly [string, Atoms] => [flag('group', group), YES];
    return outcomesOfAll(situation, [
      {
        demand: 'block',
        cases: () =>
          shared.map(({ group, from }) => {
            const { parts, possibly } = elsewhere(situation, withinNetworks(situation, from));
            return { principal: `group:${group}`, parts: [member(group), ...parts], possibly };
          }),
        lacking: 'from outside the approved place',
        remedy: 'enforce a policy for the group that blocks every location but a named one with its networks',
      },
      {
        demand: 'managedDevice',
        cases: ({ devices }) =>
          devices === undefined
            ? []
            : shared.flatMap(({ group }) =>
                onUnmanaged(situation.posture, `group:${group}`, member(group), APPLICATIONS),
              ),
        lacking: 'on a device that nobody manages',
        remedy: 'enforce a policy for the group that requires a compliant or hybrid joined device for all resources',
      },
    ]);
  },
};
