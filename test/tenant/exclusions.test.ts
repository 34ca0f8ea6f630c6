import { exampleTenant, failureOf, guardedApp, removeFolders } from '../support/guarded-app';
import { policiesOf, type RenderedPolicy, resourcesOf } from './rendered-tenant';

afterAll(removeFolders);

interface Group {
  readonly display_name: string;
  readonly owners?: string;
  readonly members?: readonly string[];
}

const EXCLUSION = /exclusion-ent-au-02/;
const leavesOut = ({ conditions }: RenderedPolicy) => EXCLUSION.test(JSON.stringify(conditions));
const groupOf = (change?: (text: string) => string) =>
  (Object.values(resourcesOf('adatum', 'azuread_group', change)) as Group[]).find(
    ({ display_name }) => display_name === 'CA-Exclude-ENT-AU-02',
  );
const EMPTY = (text: string) => text.replace(/ENT-AU-02:\n {10}requestors.*\n {10}approvers.*\n/, 'ENT-AU-02: {}\n');

describe('declared exclusions', () => {
  it('are left out by the policies of their control alone', () => {
    const sparing = policiesOf('adatum').filter(leavesOut);
    expect(sparing.map(({ display_name }) => display_name)).toEqual(['CA002-Global-BaseProtection-AllResources-MFA']);
  });

  it('let people ask for membership, which no apply takes back', () => {
    expect(groupOf()?.owners).toContain('break-glass_accounts');
    expect(groupOf()).not.toHaveProperty('members');
    expect(Object.values(resourcesOf('adatum', 'azuread_access_package_assignment_policy'))).toMatchObject([
      { duration_in_days: 1 },
    ]);
  });

  it('are emptied by each apply where nobody may ask', () => {
    expect(groupOf(EMPTY)).toMatchObject({ members: [] });
    expect(resourcesOf('adatum', 'azuread_access_package', EMPTY)).toEqual({});
  });

  it.each([
    [
      'a control without a policy',
      'ENT-TS-04',
      'adatum-entra: entra.exclusions and sharedDevices: no policy is rendered for this control',
    ],
    [
      'a control of workloads',
      'ENT-WL-01',
      'exclusion: workload identities are in no group that a policy can leave out',
    ],
  ])('are refused for %s', (_, control, message) => {
    const tenant = exampleTenant('adatum', (text) => text.replace(/( +)ENT-AU-02:\n/, `$1${control}: {}\n$&`));
    expect(failureOf(() => guardedApp(tenant))).toContain(message);
  });
});

describe('what a declared exclusion opens', () => {
  const verdicts = (change: (text: string) => string) => {
    const { app, guard } = guardedApp(exampleTenant('adatum', change));
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      app.synth();
    } catch {
      // Judged all the same.
    }
    told.mockRestore();
    const said = guard.judgments.flatMap(({ control, verdict }) =>
      ['ENT-AU-02', 'ENT-GV-03'].includes(control) ? [`${control} ${verdict}`] : [],
    );
    return [...new Set(said)];
  };

  it('is accepted for as long as membership ends, and is asked for', () => {
    expect(verdicts((text) => text)).toEqual(['ENT-AU-02 accepted', 'ENT-GV-03 met']);
  });

  it('is unmet without an acceptance', () => {
    const without = verdicts((text) => text.slice(0, text.indexOf('acceptances:')));
    expect(without).toEqual(['ENT-AU-02 unmet', 'ENT-GV-03 met']);
  });
});
