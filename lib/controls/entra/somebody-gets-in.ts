import type { EntraSettings } from '../../declaration';
import type { Entity, Posture } from '../../posture';
import {
  canonical,
  coverage,
  demands,
  flag,
  isEnforced,
  NO,
  policyRegions,
  type Region,
  read,
  YES,
} from '../../signin';
import { ADMIN_PORTALS, EntraRole } from '../../values';
import type { Control, Outcome, Situation } from '../control';
import { declared } from '../situation';
import { mayBeForThem } from './break-glass-excluded';
import { type EmergencyAccess, emergencyAccess, existingSymbols } from './emergency-access';
import { emergencyGroup } from './emergency-group';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { ordinarySignIns } from './ordinary-sign-ins';
import { outcomeOf, type Problem, settingMeaning } from './problem';
import { SIGN_IN_FIELDS } from './sign-in-fields';

type Policy = Entity<'conditionalAccessPolicy'>;

/**
 * ENT-BG-04, fatal: after each write of an apply, in whatever order the stack allows them, somebody who administers gets in.
 *
 * A policy only ever adds a demand, so it is enough that what keeps a way in stands before it: each policy that is on and for
 * users comes after the emergency group, its members and its role, and each one that blocks everywhere but in trusted places
 * comes after the trusted locations. And at the end a Global Administrator who is no emergency account, with every method and a
 * managed device, still gets in to the administration portals from somewhere. That the emergency accounts are left out of each
 * policy is ENT-BG-02, and the deployer at the end DEP-02.
 */
export const somebodyGetsIn: Control = {
  id: 'ENT-BG-04',
  title: 'Somebody who administers gets in after every write',
  risk: 'An apply that stops halfway, or a block that is wider than it was meant, leaves nobody who could put it right.',
  remedy:
    'Let every policy depend on the emergency group and its role, and every block outside trusted places on the trusted locations; leave administrators some way in',
  references: [
    { source: 'CIS M365 v7', id: '1.1.2' },
    { source: 'Maester', id: 'MT.1034' },
    { source: 'NIST 800-53', id: 'CP-2' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  level: 'fatal',
  needs: ['breakGlass', 'deployer'],
  reads: [
    ...SIGN_IN_FIELDS,
    ['namedLocation', 'trusted'] as const,
    ['roleAssignment', 'principal'] as const,
    ['roleAssignment', 'role'] as const,
  ].sort((a, b) => (a.join('.') < b.join('.') ? -1 : 1)),
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const { posture } = situation;
    const { service } = declared(situation).facts.focus;
    const access = emergencyAccess(posture, settings.breakGlass);
    const standing = emergencyAccessIn(posture, settings, service);
    const enforced = posture.entities.conditionalAccessPolicy.filter((policy) => isEnforced(policy, 'possible'));
    const problems = [
      ...enforced.flatMap((policy) => [
        ...(mayBeForThem(policy.fields, access)
          ? orderProblems(policy, standing, 'the emergency accounts are not let through yet')
          : []),
        ...(blocksOutsideTrusted(policy, posture)
          ? orderProblems(policy, trustedIn(posture), 'no place is a trusted one yet')
          : []),
      ]),
      ...administratorProblems(situation, settings, access),
    ];
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: enforced.map(({ address }) => address).sort() }];
  },
};

/** What makes the emergency access: the group, its members and its role, and the look-ups that check the accounts. */
function emergencyAccessIn(posture: Posture, { breakGlass }: EntraSettings, service: string): readonly string[] {
  const { by } = emergencyGroup(posture, breakGlass, service);
  const unchecking = posture.entities.userLookup.filter(({ fields }) => fields.claims.length === 0);
  const symbols = [...by.map((address) => `\${${address}.object_id}`), ...existingSymbols(posture, breakGlass.group)];
  const members = posture.entities.groupMembership.filter(({ fields }) =>
    symbols.includes(canonical(fields.group) ?? ''),
  );
  const needed = by.filter((address) => !unchecking.some((lookup) => lookup.address === address));
  return [...needed, ...members.map(({ address }) => address)].sort();
}

/** What has to stand before a policy and may come after it; nothing where the order is not told, since all stands already. */
function orderProblems(
  { address, after, fields }: Policy,
  before: readonly string[],
  until: string,
): readonly Problem[] {
  if (after === undefined) return [];
  const late = before.filter((needed) => !after.includes(needed));
  if (late.length === 0) return [];
  return [
    {
      subject: address,
      origins: [fields.state.at],
      meaning: settingMeaning('order=policyFirst'),
      given: `${address} may be written before ${late.join(', ')}: where the apply stops between them, ${until}`,
      remedy: `list ${late.join(', ')} under depends_on of ${address}`,
    },
  ];
}

function trustedIn({ entities }: Posture): readonly string[] {
  return entities.namedLocation
    .filter(({ fields: { objectId, trusted } }) => objectId === undefined && trusted.is === 'known' && trusted.value)
    .map(({ address }) => address)
    .sort();
}

function blocksOutsideTrusted(policy: Policy, posture: Posture): boolean {
  const { symbols } = read(policy.fields.locations.excluded);
  return symbols.includes('AllTrusted') && demands(policy, 'block', posture, 'possible');
}

/** Whether every Global Administrator but the emergency accounts is blocked, from wherever and on whatever device. */
function administratorProblems(
  situation: Situation,
  settings: EntraSettings,
  access: EmergencyAccess,
): readonly Problem[] {
  const { posture } = situation;
  const signIns = administratorSignIns(posture, settings, access);
  const [proof] = coverage(posture, 'block', [{ certain: signIns, possible: signIns }]);
  if (proof === undefined || proof.gaps.length > 0) return [];
  const blocking = proof.by.filter((policy) => policyRegions(policy, 'certain').length > 0);
  const [first] = blocking.length > 0 ? blocking : proof.unsettled;
  const { service } = declared(situation).facts.focus;
  const addresses = [...proof.by, ...proof.unsettled].map(({ address }) => address);
  const named = [...new Set(addresses)].sort().join(', ');
  const open = proof.doubts.length > 0 || !proof.complete;
  return [
    {
      subject: first?.address ?? service,
      origins: first === undefined ? [] : [first.fields.state.at],
      meaning: settingMeaning('administrators=blocked', ['All']),
      given: `${open ? 'it is not settled that anybody but' : 'nobody but'} the emergency accounts gets in to the administration portals any more: ${named} ${open ? 'may block' : 'blocks'} every administrator, from wherever and on whatever device`,
      remedy: 'leave the place, the device or the people out that administrators come from, come with or are',
      ...(open ? { assumption: `${named} lets some Global Administrator in` } : {}),
    },
  ];
}

/** Those of an administrator; where nothing is trusted, from no trusted place. */
function administratorSignIns({ entities }: Posture, settings: EntraSettings, access: EmergencyAccess): Region {
  const trusting = settings.trusted !== undefined || entities.namedLocation.some(mayBeTrusted);
  return ordinarySignIns(access, [
    [flag('applicationGroup', ADMIN_PORTALS), YES],
    [flag('role', EntraRole.named('Global Administrator').templateId), YES],
    ...(trusting ? [] : [[flag('location', 'AllTrusted'), NO] as const]),
  ]);
}

function mayBeTrusted({ fields: { trusted } }: Entity<'namedLocation'>): boolean {
  return trusted.is !== 'absent' && !(trusted.is === 'known' && !trusted.value);
}
