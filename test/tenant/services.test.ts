import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, readSynthesized } from '../../lib/controls';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, failureOf, guardedApp, removeFolders } from '../support/guarded-app';

afterAll(removeFolders);

const CRM = '6f1e2d3c-1111-4a2b-8c3d-000000000009';
const AWS = '6f1e2d3c-1111-4a2b-8c3d-000000000008';

interface Policy {
  readonly state: string;
  readonly conditions: { readonly applications: { readonly included_applications?: readonly string[] } };
}

/** The policies of the contoso example on one application alone. */
function policiesOn(application: string, change: (text: string) => string = (text) => text): readonly Policy[] {
  const { app } = guardedApp(exampleTenant('contoso', change));
  app.synth();
  const json = JSON.parse(readFileSync(join(app.outdir, 'stacks/contoso-entra/cdk.tf.json'), 'utf8'));
  const policies: Readonly<Record<string, Policy>> = json.resource.azuread_conditional_access_policy;
  return Object.values(policies).filter(
    ({ conditions }) => conditions.applications.included_applications?.join() === application,
  );
}

const crm = (change: string) => (text: string) =>
  text.replace(
    `application: ${CRM} }\n    rollout: { stage: enforced, owner: sales@contoso.example }`,
    `application: ${CRM} }\n    rollout: { ${change}, owner: sales@contoso.example, until: 2027-01-31 }`,
  );

describe('a service behind single sign-on', () => {
  it.each([
    ['a SaaS', CRM],
    ['AWS', AWS],
  ])('gets a policy on its application in the stack of the directory: %s', (_, application) => {
    expect(policiesOn(application)).toMatchObject([
      { state: 'enabled', grant_controls: { operator: 'OR', built_in_controls: ['mfa'] } },
    ]);
  });

  it("has that policy at its own roll-out's stage", () => {
    expect(policiesOn(CRM, crm('stage: reportOnly'))).toMatchObject([{ state: 'enabledForReportingButNotEnforced' }]);
    expect(policiesOn(AWS, crm('stage: reportOnly'))).toMatchObject([{ state: 'enabled' }]);
  });

  it('asks for the declared proof and frequency, and is judged by them', () => {
    const stronger = (text: string) =>
      text.replace(`application: ${CRM} }`, `application: ${CRM}, strength: phishingResistant, signInHours: 8 }`);
    expect(policiesOn(CRM, stronger)).toMatchObject([{ session_controls: { sign_in_frequency: 8 } }]);
    const { app, tenant } = guardedApp(exampleTenant('contoso', stronger));
    const policy = tenant.stacks.get('entra')?.node.findChild('application-crm').node.findChild('policy');
    if (policy === undefined || !('addOverride' in policy)) throw new Error('no policy of the CRM');
    (policy as unknown as { addOverride(path: string, value: unknown): void }).addOverride(
      'session_controls.sign_in_frequency',
      24,
    );
    expect(failureOf(() => app.synth())).toMatch(/LAD-01 {2}contoso crm: .*for longer than 8 hours/);
  });

  it('is excused in report-only where its policy would guard it, and only until the last day', () => {
    const { app } = guardedApp(
      exampleTenant('contoso', (text) =>
        crm('stage: reportOnly')(text).replace(
          'rollout: { stage: enforced, owner: iam@contoso.example }',
          'rollout: { stage: reportOnly, owner: iam@contoso.example, until: 2027-01-31 }',
        ),
      ),
    );
    const verdicts = (day: string) => {
      const subjects = readSynthesized(app.outdir);
      const judgments = judge(subjects, Day.parse(day));
      return judgments.filter(({ control, subject }) => control === 'LAD-01' && subject === 'crm');
    };
    app.synth();
    expect(verdicts(AS_OF)).toMatchObject([{ verdict: 'accepted' }]);
    expect(verdicts('2027-02-01')).toMatchObject([{ verdict: 'unmet' }]);
  });

  it('guards itself while the directory is only reporting', () => {
    const reporting = (text: string) =>
      text.replace(
        'rollout: { stage: enforced, owner: iam@contoso.example }',
        'rollout: { stage: reportOnly, owner: iam@contoso.example, until: 2027-01-31 }',
      );
    expect(policiesOn(CRM, reporting)).toMatchObject([{ state: 'enabled' }]);
  });
});
