import { exampleTenant, failureOf, guardedApp, removeFolders } from '../support/guarded-app';
import { stackOf } from '../support/guarded-contoso';

afterAll(removeFolders);

const inStage = (stage: string) => (text: string) =>
  text.replace('rollout: { stage: enforced,', `rollout: { ${stage},`);

/** The stack of litware's directory, and what is judged of it. */
function litware(change?: (text: string) => string) {
  const { app, guard, tenant } = guardedApp(exampleTenant('litware', change));
  const json = () => JSON.parse(JSON.stringify(stackOf(tenant, 'entra').toTerraform()));
  const judged = (control: string) =>
    guard.judgments.filter((judgment) => judgment.control === control).map(({ verdict }) => verdict);
  return { app, json, judged };
}

const writtenIn = (json: { resource: Record<string, object> }) => [
  ...Object.keys(json.resource.msgraph_update_resource ?? {}),
  ...Object.keys(json.resource.msgraph_resource ?? {}),
];

describe('a directory whose settings msgraph writes', () => {
  it('meets what is out of reach otherwise, and is judged clean', () => {
    const { app, judged } = litware();
    app.synth();
    for (const id of ['AG-01', 'BG-05', 'GU-05', 'SS-05', 'TS-01', 'TS-05', 'TS-06', 'TS-08', 'TS-12', 'TS-17']) {
      expect([id, judged(`ENT-${id}`)]).toEqual([id, ['met']]);
    }
    expect(judged('ENT-TS-11')).toEqual(['outOfReach']);
  });

  it('has security defaults off before its first policy', () => {
    const { json } = litware();
    const { resource } = json();
    const [defaults] = Object.keys(resource.msgraph_update_resource).filter((name) =>
      name.includes('securityDefaults'),
    );
    const policies: { depends_on: string[] }[] = Object.values(resource.azuread_conditional_access_policy);
    const waiting = policies.filter(({ depends_on }) => depends_on.includes(`msgraph_update_resource.${defaults}`));
    expect(waiting).toHaveLength(Math.min(5, policies.length));
  });

  it('writes no setting, and leaves security defaults on, while its policies only report', () => {
    const { app, json, judged } = litware(inStage('stage: reportOnly, until: 2026-12-31'));
    expect(writtenIn(json()).filter((name) => name.startsWith('tenant-settings'))).toEqual([]);
    app.synth();
    for (const id of ['BG-05', 'TS-05', 'SS-05']) expect([id, judged(`ENT-${id}`)]).toEqual([id, ['accepted']]);
  });

  it('writes what has come to be enforced, alone', () => {
    const { json } = litware(inStage('stage: reportOnly, until: 2026-12-31, controls: { ENT-TS-05: enforced }'));
    const written = writtenIn(json()).filter((name) => name.startsWith('tenant-settings'));
    expect(written.map((name) => name.split('_')[1]).sort()).toEqual(['securityDefaults', 'userConsent']);
  });

  it('does not write what it has not been told enough for, and is refused for it', () => {
    const { app, json } = litware((text) => text.replace(/ +consentReviewers: .*\n/, ''));
    expect(writtenIn(json()).filter((name) => name.includes('adminConsent'))).toEqual([]);
    expect(failureOf(() => app.synth())).toMatch(/required +ENT-TS-06/);
  });

  it('has no policy by risk of agents with licence P1', () => {
    const { json } = litware((text) => text.replace('licence: P2', 'licence: P1'));
    expect(writtenIn(json()).filter((name) => name.startsWith('risky-agents'))).toEqual([]);
  });

  it('talks to its own cloud', () => {
    const { json } = litware((text) =>
      text
        .replace('licence: P2', 'licence: P2\n      cloud: usGovernmentDoD')
        .replaceAll('onmicrosoft.com', 'onmicrosoft.us'),
    );
    expect(json().provider.msgraph).toEqual([
      { tenant_id: '6f1e2d3c-1111-4a2b-8c3d-0000000000e2', msgraph_endpoint: 'https://dod-graph.microsoft.us' },
    ]);
  });

  it('needs no msgraph where nobody asks for it', () => {
    const { app, json } = litware(
      (text) =>
        text.slice(0, text.indexOf('      tenantSettings')) + text.slice(text.indexOf('  registrar:\n    kind: other')),
    );
    expect(writtenIn(json())).toEqual([]);
    expect(json().terraform.required_providers).not.toHaveProperty('msgraph');
    app.synth();
  });
});
