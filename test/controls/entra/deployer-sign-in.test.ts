import { deployerSignIn } from '../../../lib/controls/entra/deployer-sign-in';
import type { Entity } from '../../../lib/posture';
import {
  location,
  openSet,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  unread,
} from '../../support/posture-builder';

const DEPLOYER = '6f1e2d3c-1111-4a2b-8c3d-000000000001';
const OTHER = '6f1e2d3c-1111-4a2b-8c3d-0000000000ff';
const PIPELINE = ['198.51.100.16/28'];

/** A policy that blocks workload identities from outside the egress. */
const allowList = (spec: PolicySpec = {}) =>
  policy('workloads', {
    servicePrincipals: [DEPLOYER],
    locations: ['All'],
    notLocations: [refTo('azuread_named_location.egress')],
    builtIn: ['block'],
    ...spec,
  });

function verdictOf(...entities: readonly Entity[]) {
  const situation = situationOf(postureOf(...entities), { networks: { pipeline: PIPELINE } });
  const { facts } = situation;
  if (facts === undefined) throw new Error('no facts');
  const declaration = { ...facts.declaration, deployer: { servicePrincipal: DEPLOYER, from: ['pipeline'] } };
  const [outcome] = deployerSignIn.check({ ...situation, facts: { ...facts, declaration } });
  return outcome?.verdict;
}

describe('DEP-02', () => {
  it('is met where no policy is for workload identities', () => {
    expect(verdictOf()).toBe('met');
    expect(verdictOf(policy('mfa', { builtIn: ['mfa'] }), policy('nobody', { builtIn: ['block'] }))).toBe('met');
  });

  it('is met where the location that is left out holds all of its networks', () => {
    expect(verdictOf(allowList(), location('egress', ['198.51.100.0/24']))).toBe('met');
    expect(verdictOf(allowList({ notLocations: ['AllTrusted'] }), location('egress', PIPELINE, true))).toBe('met');
  });

  it('is met where several trusted locations hold its networks together', () => {
    const halves = [location('one', ['198.51.100.16/29'], true), location('two', ['198.51.100.24/29'], true)];
    expect(verdictOf(allowList({ notLocations: ['AllTrusted'] }), ...halves)).toBe('met');
  });

  it('is met where the policy is for other workload identities, is off, or does not block', () => {
    const narrow = location('egress', ['198.51.100.16/30']);
    expect(verdictOf(allowList({ servicePrincipals: [OTHER] }), narrow)).toBe('met');
    expect(verdictOf(allowList({ state: 'disabled' }), narrow)).toBe('met');
    expect(verdictOf(allowList({ state: 'enabledForReportingButNotEnforced' }), narrow)).toBe('met');
    expect(verdictOf(allowList({ builtIn: ['mfa'] }), narrow)).toBe('met');
  });

  it.each<[string, PolicySpec, readonly string[]]>([
    ['the location holds only a part of its networks', {}, ['198.51.100.16/29']],
    ['the location holds none of them', {}, ['203.0.113.0/26']],
    ['no location is left out', { notLocations: [] }, PIPELINE],
    ['the policy has no location at all', { locations: [], notLocations: [] }, PIPELINE],
    [
      'the policy is for all service principals',
      { servicePrincipals: ['ServicePrincipalsInMyTenant'] },
      ['203.0.113.0/26'],
    ],
    ['only trusted locations are left out and this one is not', { notLocations: ['AllTrusted'] }, PIPELINE],
  ])('is unmet where %s', (_what, spec, ranges) => {
    expect(verdictOf(allowList(spec), location('egress', ranges))).toBe('unmet');
  });

  it('is unmet where the policy blocks a location that the deployer is in', () => {
    const inside = allowList({ locations: [refTo('azuread_named_location.egress')], notLocations: [] });
    expect(verdictOf(inside, location('egress', PIPELINE))).toBe('unmet');
  });

  it.each<[string, PolicySpec]>([
    ['whom the policy is for', { servicePrincipals: openSet([OTHER], 'variable') }],
    ['whether it is on', { state: unread() }],
    ['what it demands', { builtIn: openSet([], 'variable') }],
    ['where it applies', { locations: openSet([], 'variable'), notLocations: [] }],
  ])('is unknown where it cannot be read %s', (_what, spec) => {
    expect(verdictOf(allowList(spec), location('egress', ['203.0.113.0/26']))).toBe('unknown');
  });

  it('is unknown where the ranges of the location cannot be read', () => {
    expect(verdictOf(allowList(), location('egress', openSet(PIPELINE, 'variable')))).toBe('unknown');
  });

  it('is unmet where ignore_changes covers whom the policy is for', () => {
    expect(verdictOf(allowList({ servicePrincipals: openSet([OTHER], 'ignored') }), location('egress', PIPELINE))).toBe(
      'unmet',
    );
  });
});
