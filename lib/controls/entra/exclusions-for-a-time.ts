import type { Control, Outcome } from '../control';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { exclusionsOf } from './exclusions';
import { outcomeOf } from './problem';

/**
 * ENT-GV-03: nobody is in a group that policies leave out for good, and nobody comes into it unasked. The group is
 * role-assignable and owned by the emergency accounts alone; its members come by an access package, or by Privileged
 * Identity Management, with approval and for some days at most; where the declaration has exclusions, those alone ask and
 * decide whom it names, and for as long. Each policy leaves out one such group, so that who is spared by one control is not
 * spared by another.
 *
 * Judged are groups that are made here. Of a group that is there already ENT-PR-07 asks that it is protected.
 */
export const exclusionsForATime: Control = {
  id: 'ENT-GV-03',
  title: 'Exclusions are for a time, and approved',
  risk: 'Whoever is once put into an exclusion group stays there, forgotten, and is the account that a policy never meets.',
  remedy: 'Let an exclusion group have no members of its own, and give membership on request, with approval, for a day',
  references: [
    { source: 'NIST 800-53', id: 'AC-2' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: [
    ['catalogResource', 'catalog'],
    ['catalogResource', 'origin'],
    ['catalogRole', 'catalog'],
    ['catalogRole', 'principal'],
    ['conditionalAccessPolicy', 'groups'],
    ['group', 'assignableToRole'],
    ['group', 'dynamicMembership'],
    ['group', 'members'],
    ['group', 'owners'],
    ['groupLookup', 'claims'],
    ['groupMembership', 'group'],
    ['groupMembership', 'member'],
    ['groupRolePolicy', 'activation'],
    ['groupSchedule', 'access'],
    ['groupSchedule', 'duration'],
    ['groupSchedule', 'expiration'],
    ['groupSchedule', 'group'],
    ['packagePolicy', 'accessPackage'],
    ['packagePolicy', 'approval'],
    ['packagePolicy', 'approverGroups'],
    ['packagePolicy', 'days'],
    ['packagePolicy', 'expiration'],
    ['packagePolicy', 'extension'],
    ['packagePolicy', 'extensionApproval'],
    ['packagePolicy', 'requestors'],
    ['packagePolicy', 'scope'],
    ['packagePolicy', 'stages'],
    ['packageResource', 'access'],
    ['packageResource', 'accessPackage'],
    ['packageResource', 'resource'],
  ],
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const exclusions = exclusionsOf(situation, settings);
    if (exclusions.length === 0) {
      return [
        {
          verdict: 'notApplicable',
          because: 'no policy leaves out a group that is made here, but the emergency accounts',
        },
      ];
    }
    const problems = exclusions.flatMap((exclusion) => exclusion.problems);
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: exclusions.map(({ group }) => group.address).sort() }];
  },
};
