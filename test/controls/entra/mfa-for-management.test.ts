import { mfaForManagement } from '../../../lib/controls/entra/mfa-for-management';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS } from '../../support/break-glass';
import { checkPolicies, metBy } from '../../support/check-policies';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec } from '../../support/posture-builder';
import { HOLES } from '../../support/sign-in-holes';

const ARM = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const DEVOPS = '499b84ac-1321-427f-aa17-267ca6975798';
const MFA: PolicySpec = {
  builtIn: ['mfa'],
  applications: [ARM, DEVOPS, 'MicrosoftAdminPortals'],
  notGroups: [BREAK_GLASS],
};
const check = (...specs: readonly PolicySpec[]) => checkPolicies(mfaForManagement, specs);

describe('ENT-AU-05', () => {
  it('is met by a policy that names all three, by one a piece, and by one for all resources', () => {
    expect(check(MFA)).toEqual(metBy(0));
    expect(
      check(
        { ...MFA, applications: [ARM] },
        { ...MFA, applications: [DEVOPS], builtIn: [], strength: strengthPath(4) },
        { ...MFA, applications: ['MicrosoftAdminPortals'], builtIn: ['block'] },
      ),
    ).toEqual(metBy(0, 1, 2));
    expect(check({ ...MFA, applications: ['All'], notApplications: ['Office365'] }, MFA)).toEqual(metBy(0, 1));
  });

  it.each([
    ['the administration portals', [ARM, DEVOPS], ['MicrosoftAdminPortals']],
    ['Azure Resource Manager', [DEVOPS, 'MicrosoftAdminPortals'], [ARM]],
    ['Azure DevOps', [ARM, 'MicrosoftAdminPortals'], [DEVOPS]],
  ])('is unmet where %s is not named', (_, applications, targets) => {
    expect(findingsOf(check({ ...MFA, applications })).map(({ meaning }) => meaning.targets)).toEqual([targets]);
  });

  it('is unmet where one is left out of a policy for all resources', () => {
    const found = findingsOf(check({ ...MFA, applications: ['All'], notApplications: [DEVOPS] }));
    expect(found.map(({ meaning }) => meaning.targets)).toContainEqual([DEVOPS]);
  });

  it('is unmet where nothing is there, and where a managed device alone is asked for', () => {
    expect(verdictsOf(check())).toEqual(['unmet', 'unmet', 'unmet']);
    expect(verdictsOf(check({ ...MFA, builtIn: ['compliantDevice', 'mfa'] }))).toContain('unmet');
  });

  it.each(HOLES)('is unmet with %s', (_, spec) => expect(verdictsOf(check({ ...MFA, ...spec }))).toContain('unmet'));

  it('is unknown where the resources cannot be read', () => {
    expect(new Set(verdictsOf(check({ ...MFA, applications: openSet([], 'variable') })))).toEqual(new Set(['unknown']));
  });
});
