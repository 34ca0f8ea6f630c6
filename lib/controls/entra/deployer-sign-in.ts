import type { Entity, Posture } from '../../posture';
import {
  type Atoms,
  demands,
  flag,
  isEnforced,
  locationSymbol,
  type Mode,
  NO,
  only,
  overlap,
  policyRegions,
  type Region,
  regionOf,
  unreadValues,
  YES,
} from '../../signin';
import { CidrSet } from '../../values';
import type { Control, Outcome, Situation } from '../control';
import { declared } from '../situation';
import { rangesOf } from './location-ranges';
import { outcomeOf, type Problem, settingMeaning, unreadProblem } from './problem';
import { onlyServicePrincipal } from './service-principal';

type Policy = Entity<'conditionalAccessPolicy'>;

/**
 * DEP-02, fatal: no policy for workload identities blocks the service principal that applies the stack, from any address of
 * the deployer's declared networks. Policies for users never match a service principal; a policy that only blocks it at
 * some risk is no allow-list and is not judged here.
 */
export const deployerSignIn: Control = {
  id: 'DEP-02',
  title: 'No Conditional Access policy shuts the deployer out',
  risk: 'After one apply the pipeline cannot sign in to the directory, and no later apply can put it right.',
  remedy:
    "Leave the deployer's service principal out of policies for workload identities, or list its networks in a named location that they leave out",
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'CM-5' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  level: 'fatal',
  needs: ['deployer', 'networks'],
  reads: [
    ['conditionalAccessPolicy', 'grant'],
    ['conditionalAccessPolicy', 'locations'],
    ['conditionalAccessPolicy', 'servicePrincipals'],
    ['conditionalAccessPolicy', 'state'],
    ['namedLocation', 'ranges'],
    ['namedLocation', 'trusted'],
  ],
  check(situation): readonly Outcome[] {
    const { posture } = situation;
    const signIns = deployerSignIns(situation);
    const policies = posture.entities.conditionalAccessPolicy;
    const problems = policies.flatMap((policy) => problemsOf(policy, posture, signIns));
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: policies.map(({ address }) => address).sort() }];
  },
};

function problemsOf(policy: Policy, posture: Posture, signIns: readonly Region[]): readonly Problem[] {
  const shutsOut = (mode: Mode) => {
    if (!isEnforced(policy, mode) || !demands(policy, 'block', posture, mode)) return false;
    const blocks = (signIn: Region) => policyRegions(policy, mode).some((region) => overlap(region, signIn));
    return mode === 'certain' ? signIns.every(blocks) : signIns.some(blocks);
  };
  const head = {
    subject: policy.address,
    meaning: settingMeaning('deployer=blocked'),
    remedy: `leave the deployer's service principal out of ${policy.address}, or leave out a named location that holds all of its networks`,
  };
  if (shutsOut('certain')) {
    const given = `${policy.address} blocks the deployer's service principal from its own networks`;
    return [{ ...head, origins: [policy.fields.servicePrincipals.included.at], given }];
  }
  const unread = unreadValues(policy);
  const lost = unread.some(({ why }) => why === 'ignored') && isForWorkloads(policy);
  if (!lost && !shutsOut('possible')) return [];
  const all = [...unread, ...posture.entities.namedLocation.flatMap(unreadValues)];
  return unreadProblem(all, { ...head, assumption: `${policy.address} does not block the deployer` });
}

function isForWorkloads({ fields: { servicePrincipals } }: Policy): boolean {
  return servicePrincipals.included.items.length > 0 || servicePrincipals.included.open !== undefined;
}

/**
 * The deployer's sign-ins: at no risk, inside each named location that holds all of its networks, outside each that holds
 * none of them, at either side of one that holds some; inside those that cannot be read, and outside.
 */
function deployerSignIns(situation: Situation): readonly Region[] {
  const { deployer, networks } = declared(situation).facts.declaration;
  const from = CidrSet.of(deployer.from.flatMap((id) => networks[id]?.cidrs ?? []));
  const locations = situation.posture.entities.namedLocation.map((location) => ({
    symbol: locationSymbol(location),
    trusted: location.fields.trusted.is === 'known' && location.fields.trusted.value,
    ranges: rangesOf(location),
  }));
  const trusted = locations.filter((location) => location.trusted && location.ranges !== undefined);
  const allTrusted = trusted.reduce((all, { ranges }) => all.union(ranges ?? CidrSet.empty), CidrSet.empty);
  const itself =
    deployer.servicePrincipal === undefined ? [] : onlyServicePrincipal(deployer.servicePrincipal, situation.posture);
  return [YES, NO].map((unread) => {
    const region = regionOf([
      ['identity', only(['servicePrincipal'])],
      ['servicePrincipalRisk', only(['none'])],
      ...itself,
      ...locations.flatMap(({ symbol, ranges }) => sideOf(symbol, ranges, from, unread)),
      ...(allTrusted.contains(from) ? [[flag('location', 'AllTrusted'), YES] as const] : []),
    ]);
    if (region === undefined) throw new Error('the sign-ins of a deployer are never none');
    return region;
  });
}

function sideOf(symbol: string, ranges: CidrSet | undefined, from: CidrSet, unread: Atoms) {
  const inside = ranges?.contains(from) ?? false;
  if (ranges !== undefined && !inside && ranges.overlaps(from)) return [];
  return [[flag('location', symbol), ranges === undefined ? unread : inside ? YES : NO] as const];
}
