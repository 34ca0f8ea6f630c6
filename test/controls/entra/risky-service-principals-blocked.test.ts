import { riskyServicePrincipalsBlocked } from '../../../lib/controls/entra/risky-service-principals-blocked';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec, policy, postureOf, situationOf } from '../../support/posture-builder';

const APPLICATION = '6f1e2d3c-5555-4a2b-8c3d-000000000001';
const BLOCK: PolicySpec = {
  servicePrincipals: ['ServicePrincipalsInMyTenant'],
  servicePrincipalRisk: ['high'],
  builtIn: ['block'],
};
const check = (...specs: readonly PolicySpec[]) =>
  riskyServicePrincipalsBlocked.check(
    situationOf(postureOf(...specs.map((spec, index) => policy(`p${index}`, { applications: ['All'], ...spec })))),
  );

describe('ENT-RK-06', () => {
  it('is met by a block of all service principals at high risk', () => {
    expect(check(BLOCK)).toEqual([{ verdict: 'met', by: ['azuread_conditional_access_policy.p0'] }]);
  });

  it.each<readonly [string, PolicySpec]>([
    ['some of them alone', { servicePrincipals: [APPLICATION] }],
    ['another risk', { servicePrincipalRisk: ['medium'] }],
    ['one application alone', { applications: [APPLICATION] }],
    ['untrusted places alone', { locations: ['All'], notLocations: ['AllTrusted'] }],
    ['report-only', { state: 'enabledForReportingButNotEnforced' }],
  ])('is unmet with %s', (_, weaker) => {
    expect(verdictsOf(check({ ...BLOCK, ...weaker }))).toEqual(['unmet']);
  });

  it('is not met by a block of users at risk, and calls none of them the nearest policy', () => {
    const { servicePrincipals: _own, servicePrincipalRisk: _risk, ...users } = BLOCK;
    const [finding] = findingsOf(check({ ...users, users: ['All'], userRisk: ['high'] }));
    expect(finding?.given).toBe(
      'service principals can sign in at high service principal risk: a service principal gets a token for a resource from any address at servicePrincipalRisk high',
    );
    expect(finding?.meaning).toEqual({
      principals: ['servicePrincipals'],
      targets: ['All'],
      networks: ['All'],
      settings: ['signIn=any'],
    });
  });

  it('names the service principal and the application that a policy leaves open', () => {
    const [finding] = findingsOf(
      check({ ...BLOCK, notApplications: [APPLICATION], servicePrincipals: ['ServicePrincipalsInMyTenant'] }),
    );
    expect(finding?.given).toContain(`gets a token for the application ${APPLICATION}`);
  });

  it('is unknown where it cannot be read which service principals', () => {
    expect(verdictsOf(check({ ...BLOCK, servicePrincipals: openSet([], 'variable') }))).toEqual(['unknown']);
  });

  it('does not apply where the declared licence is P1', () => {
    const outcomes = riskyServicePrincipalsBlocked.check(situationOf(postureOf(), { entra: { licence: 'P1' } }));
    expect(verdictsOf(outcomes)).toEqual(['notApplicable']);
  });
});
