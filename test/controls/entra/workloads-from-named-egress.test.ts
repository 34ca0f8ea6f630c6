import { workloadsFromNamedEgress } from '../../../lib/controls/entra/workloads-from-named-egress';
import type { Entity } from '../../../lib/posture';
import { breakGlass } from '../../support/break-glass';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import {
  type Declared,
  location,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  unread,
} from '../../support/posture-builder';

const PIPELINE = '6f1e2d3c-1111-4a2b-8c3d-000000000001';
const BACKUP = '6f1e2d3c-4444-4a2b-8c3d-000000000002';
const NETWORKS = { pipeline: ['198.51.100.16/28'], hq: ['203.0.113.0/26'] };
const EGRESS = refTo('azuread_named_location.egress');
const BLOCK: PolicySpec = {
  servicePrincipals: [PIPELINE],
  locations: ['All'],
  notLocations: [EGRESS],
  builtIn: ['block'],
};

function check(entities: readonly Entity[], declared: Declared = {}) {
  const posture = postureOf(...breakGlass(), ...entities);
  return workloadsFromNamedEgress.check(
    situationOf(posture, { servicePrincipal: PIPELINE, networks: NETWORKS, ...declared }),
  );
}
const egress = location('egress', NETWORKS.pipeline);

describe('ENT-WL-01', () => {
  it('is met where the pipeline is blocked from everywhere but its own networks', () => {
    expect(check([egress, policy('wl', BLOCK)])).toMatchObject([{ verdict: 'met' }]);
    expect(verdictsOf(check([location('egress', ['198.51.100.16/29']), policy('wl', BLOCK)]))).toEqual(['met']);
  });

  it('is met by a policy for all service principals, and by several together', () => {
    const all = { ...BLOCK, servicePrincipals: ['ServicePrincipalsInMyTenant'] };
    expect(verdictsOf(check([egress, policy('wl', all)]))).toEqual(['met']);
    const trusted = location('trusted', NETWORKS.pipeline, true);
    const some = { ...BLOCK, locations: ['All'], notLocations: ['AllTrusted'] };
    expect(verdictsOf(check([trusted, policy('wl', some)]))).toEqual(['met']);
  });

  it('is not applicable where no service principal is declared', () => {
    const posture = postureOf(...breakGlass());
    expect(verdictsOf(workloadsFromNamedEgress.check(situationOf(posture)))).toEqual(['notApplicable']);
  });

  it('is unmet where nothing keeps it out', () => {
    const outcomes = check([]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      given: expect.stringContaining(`servicePrincipal:${PIPELINE} can sign in from outside the declared networks`),
      meaning: { principals: [`servicePrincipal:${PIPELINE}`], targets: ['All'] },
    });
  });

  it.each<readonly [string, readonly Entity[]]>([
    ['is off', [egress, policy('wl', { ...BLOCK, state: 'disabled' })]],
    ['only reports', [egress, policy('wl', { ...BLOCK, state: 'enabledForReportingButNotEnforced' })]],
    ['is for another', [egress, policy('wl', { ...BLOCK, servicePrincipals: [BACKUP] })]],
    ['is for one resource', [egress, policy('wl', { ...BLOCK, applications: [BACKUP] })]],
    ['is for a risk', [egress, policy('wl', { ...BLOCK, servicePrincipalRisk: ['high'] })]],
    ['leaves out more', [location('egress', ['198.51.100.0/24']), policy('wl', BLOCK)]],
    [
      'leaves out another location',
      [
        egress,
        location('hq', NETWORKS.hq),
        policy('wl', { ...BLOCK, notLocations: [EGRESS, refTo('azuread_named_location.hq')] }),
      ],
    ],
    ['leaves out a country', [location('egress', []), policy('wl', BLOCK)]],
    [
      'leaves out what is trusted, which is more',
      [location('hq', NETWORKS.hq, true), policy('wl', { ...BLOCK, notLocations: ['AllTrusted'] })],
    ],
  ])('is unmet where the policy %s', (_, entities) => {
    expect(verdictsOf(check(entities))).toEqual(['unmet']);
  });

  it('asks it of each declared service principal, from its own networks', () => {
    const entra = { workloadIdentities: { servicePrincipals: { backup: { id: BACKUP, from: ['hq'] } } } };
    const hq = location('hq', NETWORKS.hq);
    const backup = { ...BLOCK, servicePrincipals: [BACKUP], notLocations: [refTo('azuread_named_location.hq')] };
    expect(verdictsOf(check([egress, hq, policy('wl', BLOCK), policy('backup', backup)], { entra }))).toEqual(['met']);
    const outcomes = check([egress, policy('wl', BLOCK)], { entra });
    expect(findingsOf(outcomes)[0]?.meaning.principals).toEqual([`servicePrincipal:${BACKUP}`]);
  });

  it('is unknown where it cannot be read what a location holds', () => {
    const outcomes = check([location('egress', [unread()]), policy('wl', BLOCK)]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain('azuread_named_location.egress');
    const elsewhere = { ...BLOCK, notLocations: ['6f1e2d3c-3333-4a2b-8c3d-000000000001'] };
    expect(verdictsOf(check([policy('wl', elsewhere)]))).toEqual(['unknown']);
    const looked = { ...BLOCK, notLocations: [refTo('data.azuread_named_location.hq')] };
    expect(verdictsOf(check([policy('wl', looked)]))).toEqual(['unknown']);
  });

  it('is unknown where it cannot be read for whom the policy is', () => {
    expect(verdictsOf(check([egress, policy('wl', { ...BLOCK, servicePrincipals: [unread()] })]))).toEqual(['unknown']);
  });

  it('is unmet where ignore_changes covers what is left out', () => {
    const lost = check([egress, policy('wl', { ...BLOCK, notLocations: [unread('ignored')] })]);
    expect(verdictsOf(lost)).toEqual(['unmet']);
  });
});
