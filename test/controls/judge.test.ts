import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { type Judgment, judge, readSynthesized, type Subject, stopping } from '../../lib/controls';
import { factsOf } from '../../lib/declaration';
import { emptyPosture, readStack } from '../../lib/posture';
import type { SharedServiceTenant } from '../../lib/tenant';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, failureOf, guardedApp, removeFolders } from '../support/guarded-app';
import { elementOf } from '../support/guarded-contoso';

afterAll(removeFolders);

const today = Day.parse(AS_OF);
const POLICIES = ['ENT-AU-01', 'ENT-AU-02', 'ENT-AU-03'];

type Example = 'adatum' | 'contoso' | 'fabrikam' | 'litware' | 'northwind';
/** The judgments of an example with its declaration changed, whether it is refused or not. */
function judgmentsOf(example: Example, change?: (text: string) => string): readonly Judgment[] {
  const { app, guard } = guardedApp(exampleTenant(example, change));
  try {
    app.synth();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SynthesisRefused') throw error;
  }
  return guard.judgments;
}
function the(judgments: readonly Judgment[], subject: string, control: string): Judgment {
  const found = judgments.filter((judgment) => judgment.subject === subject && judgment.control === control);
  expect(found).toHaveLength(1);
  return found[0] as Judgment;
}
/** The subjects of an example as they are synthesized. */
function subjectsOf(example: Example): readonly Subject[] {
  const { app } = guardedApp(exampleTenant(example));
  app.synth();
  return readSynthesized(app.outdir);
}
/** Turns the policy of a construct of the directory's stack off. */
function turnOff(tenant: SharedServiceTenant, construct: string): void {
  const stack = tenant.stacks.get('entra');
  if (stack === undefined) throw new Error('no stack entra');
  elementOf(stack, ConditionalAccessPolicy, `/${construct}/`).addOverride('state', 'disabled');
}
const inStage = (stage: string) => (text: string) =>
  text.replace(
    'rollout: { stage: enforced, owner: iam@contoso.example }',
    `rollout: { ${stage}, owner: iam@contoso.example }`,
  );

describe('an acceptance', () => {
  it('makes a covered finding accepted, and says by whom and until when', () => {
    const rung = the(judgmentsOf('fabrikam'), 'aws.main', 'LAD-01');
    expect(rung.verdict).toBe('accepted');
    expect(rung.because).toBe('acceptance RA-2026-014, approved by ciso@fabrikam.example, until 2027-05-01');
  });

  it('keeps the finding in sight', () => {
    expect(the(judgmentsOf('fabrikam'), 'aws.main', 'LAD-01').outcome).toMatchObject({
      verdict: 'unmet',
      finding: { meaning: { settings: ['guard=ipAllowList'] } },
    });
  });

  it.each([
    [
      'that has expired',
      (text: string) =>
        text
          .replace('expiresOn: 2027-05-01', 'expiresOn: 2026-11-22')
          .replace('reviewOn: 2027-02-01', 'reviewOn: 2026-11-20'),
      'expired on 2026-11-22',
    ],
    [
      'that is not approved yet',
      (text: string) => text.replace('approvedOn: 2026-11-01', 'approvedOn: 2026-11-24'),
      'approved only on 2026-11-24',
    ],
    [
      'that covers less',
      (text: string) => text.replace('settings: [guard=ipAllowList]', 'settings: [guard=somethingElse]'),
      'does not cover it',
    ],
    ['of another control', (text: string) => text.replace('control: LAD-01', 'control: RSK-01'), undefined],
  ])('%s does not count, and says why', (_what, change, why) => {
    const rung = the(judgmentsOf('fabrikam', change), 'aws.main', 'LAD-01');
    expect(rung.verdict).toBe('unmet');
    if (why === undefined) expect(rung.because).toBeUndefined();
    else expect(rung.because).toContain(why);
  });

  it('never covers a fatal control', () => {
    const judgments = judgmentsOf(
      'contoso',
      (text) =>
        `${text.replace('drilledOn: 2026-10-01', 'drilledOn: 2024-10-01')}
acceptances:
  - id: RA-2026-099
    control: ENT-BG-01
    subject: entra
    covers: { principals: [All], targets: [All], networks: [All], settings: [All] }
    justification: none can be
    owner: cto@contoso.example
    approver: ciso@contoso.example
    approvedOn: 2026-11-01
    expiresOn: 2027-05-01
    reviewOn: 2027-02-01
    inherent: high
    residual: moderate
`,
    );
    expect(the(judgments, 'entra', 'ENT-BG-01')).toMatchObject({ level: 'fatal', verdict: 'unmet' });
  });

  it('does not cover a wider weakness than was accepted', () => {
    const open = judgmentsOf('fabrikam', (text) =>
      text.replace('humanGroups: [admins, developers]', 'humanRoles: [unheard-of]').replace(/\n *compensating: .*/, ''),
    );
    expect(the(open, 'aws.main', 'LAD-01').verdict).toBe('accepted');
    const subjects = subjectsOf('fabrikam').map((subject) => ({ ...subject, posture: emptyPosture() }));
    const rung = judge(subjects, today).filter(({ control }) => control === 'LAD-01');
    expect(rung.map(({ verdict }) => verdict)).toContain('unmet');
  });
});

describe('a declared stage', () => {
  it('excuses exactly the controls that it leaves unenforced, until its last day', () => {
    const judgments = judgmentsOf('contoso', inStage('stage: reportOnly, until: 2026-12-31'));
    for (const control of [...POLICIES, 'LAD-01']) {
      expect(the(judgments, 'entra', control)).toMatchObject({
        verdict: 'accepted',
        because: 'roll-out stage reportOnly of iam@contoso.example, until 2026-12-31',
      });
    }
    expect(the(judgments, 'entra', 'ENT-BG-02').verdict).toBe('met');
  });

  it('does not excuse another service that relies on it and has no policy of its own', () => {
    const { app, guard, tenant } = guardedApp(
      exampleTenant('contoso', inStage('stage: reportOnly, until: 2026-12-31')),
    );
    turnOff(tenant, 'application-crm');
    failureOf(() => app.synth());
    expect(the(guard.judgments, 'crm', 'LAD-01').verdict).toBe('unmet');
    expect(the(guard.judgments, 'aws.prod', 'LAD-01').verdict).toBe('met');
  });

  it.each([
    'stage: off, until: 2026-12-31',
    'stage: pilot, pilotGroup: 6f1e2d3c-1111-4a2b-8c3d-0000000000ff, until: 2026-12-31',
  ])('excuses in the same way: %s', (stage) => {
    const judgments = judgmentsOf('contoso', inStage(stage));
    for (const control of POLICIES) expect(the(judgments, 'entra', control).verdict).toBe('accepted');
  });

  it.each([
    ['2026-11-22', 'stage reportOnly ended on 2026-11-22'],
    ['2027-02-22', 'more than 90 days on'],
  ])('does not excuse where it is declared until %s', (until, why) => {
    const judgments = judgmentsOf('contoso', inStage(`stage: reportOnly, until: ${until}`));
    for (const control of POLICIES) {
      const judgment = the(judgments, 'entra', control);
      expect(judgment.verdict).toBe('unmet');
      expect(judgment.because).toContain(why);
    }
  });

  it('excuses one control alone where it is declared for one', () => {
    const judgments = judgmentsOf(
      'contoso',
      inStage('stage: enforced, until: 2026-12-31, controls: { ENT-AU-03: reportOnly }'),
    );
    expect(the(judgments, 'entra', 'ENT-AU-03').verdict).toBe('accepted');
    expect(the(judgments, 'entra', 'ENT-AU-02').verdict).toBe('met');
  });

  it('excuses nothing that would be weak were it enforced', () => {
    const tenant = exampleTenant('contoso', inStage('stage: reportOnly, until: 2026-12-31'));
    const { app, tenant: made } = guardedApp(tenant);
    made.stacks
      .get('entra')
      ?.addOverride('resource.azuread_conditional_access_policy.mfa_policy_9D80A527.conditions.applications', {
        included_applications: ['All'],
        excluded_applications: ['6f1e2d3c-1111-4a2b-8c3d-00000000000a'],
      });
    expect(failureOf(() => app.synth())).toContain('ENT-AU-02');
  });
});

describe('a control', () => {
  it('is judged once a service where it is about the service alone', () => {
    expect(
      judgmentsOf('contoso').filter(({ control, subject }) => control === 'RSK-01' && subject === 'aws'),
    ).toHaveLength(1);
  });

  it('is required where the baseline demands it, else advisory', () => {
    const judgments = judgmentsOf('contoso');
    expect(the(judgments, 'entra', 'ENT-AU-02').level).toBe('required');
    expect(the(judgments, 'entra', 'ENT-NW-01').level).toBe('advisory');
    expect(the(judgments, 'aws.prod', 'AWS-STO-02').level).toBe('required');
  });

  it('is unknown where nobody declared the fact that it needs, and names it', () => {
    const posture = readStack({ stack: 'raw', json: { resource: { azuread_group: { g: { display_name: 'g' } } } } });
    const judgments = judge([{ stack: 'raw', posture }], today);
    const mfa = the(judgments, 'raw', 'ENT-AU-02');
    expect(mfa.verdict).toBe('unknown');
    expect(mfa.outcome).toMatchObject({ finding: { given: expect.stringContaining('breakGlass') } });
  });

  it('is unknown beside several things that cannot be read, each with its own reason', () => {
    const json = {
      module: { network: { source: './network' } },
      resource: { aws_kms_grant: { a: {}, b: {} }, azuread_group: { g: { display_name: 'g' } } },
    };
    const unknown = judge([{ stack: 'raw', posture: readStack({ stack: 'raw', json }) }], today).filter(
      ({ control, verdict }) => control === 'AWS-STO-01' && verdict === 'unknown',
    );
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.outcome).toMatchObject({
      finding: {
        given:
          'aws_kms_grant.a, aws_kms_grant.b cannot be read: resources of the type aws_kms_grant are not read; module.network cannot be read: what a module makes is not read',
      },
      assumption: 'aws_kms_grant.a, aws_kms_grant.b, module.network weaken nothing',
    });
  });

  it('is unknown beside what cannot be read, by address', () => {
    const json = { provider: { aws: [{ region: 'eu-north-1' }] }, module: { other: { source: 'x/y/aws' } } };
    const tenant = exampleTenant('fabrikam');
    const subject = {
      stack: 'fabrikam-aws-main',
      posture: readStack({ stack: 'fabrikam-aws-main', json }),
      facts: factsOf(tenant, { service: 'aws', account: 'main' }),
    };
    const unknown = judge([subject], today).filter(({ verdict }) => verdict === 'unknown');
    for (const control of ['AWS-STO-01', 'AWS-STO-02', 'AWS-MFA-01', 'DEP-01']) {
      expect(unknown.filter((judgment) => judgment.control === control)[0]?.outcome).toMatchObject({
        finding: { subject: 'module.other' },
      });
    }
  });
});

describe('risks', () => {
  it.each([
    ['undecided', (text: string) => text.replace(/ {6}- id: fourth-party\n(?: {8}.*\n)+/, ''), 'fourth-party'],
    [
      'to be avoided',
      (text: string) => text.replace(/(id: vendor-outage\n +decision:) accept/, '$1 avoid'),
      'must not be used',
    ],
    [
      'overdue',
      (text: string) => text.replace('reviewOn: 2027-03-01', 'reviewOn: 2026-11-22'),
      'due for review on 2026-11-22',
    ],
  ])('that are %s stop', (_what, change, told) => {
    const judgments = judgmentsOf('northwind', change);
    const stopped = stopping(judgments).filter(({ control }) => control === 'RSK-01');
    expect(stopped).toHaveLength(1);
    expect(JSON.stringify(stopped)).toContain(told);
  });
});

describe('the rung of the ladder', () => {
  const declaredOnly = 'guard: { by: declaredOnly }';

  it('is a step down that needs an acceptance where a service is only declared', () => {
    const judgments = judgmentsOf('northwind', (text) => text.slice(0, text.indexOf('acceptances:')));
    expect(the(judgments, 'courier', 'LAD-01')).toMatchObject({ level: 'required', verdict: 'unmet' });
  });

  it("holds behind a vendor's own allow-list only where a statement within a year says that it was entered", () => {
    const withList = (attestation: string) => (text: string) =>
      text
        .replace(declaredOnly, `guard: { by: ipAllowList, networks: [hq]${attestation} }`)
        .replace('settings: [guard=declaredOnly]', 'settings: [guard=ipAllowList]');
    const HQ = '192.0.2.0/28';
    const stated = (on: string, entered = HQ) =>
      `, attestation: { on: ${on}, by: it@northwind.example, entered: [${entered}], evidence: ticket 7 }`;
    const verdicts = (attestation: string) =>
      judgmentsOf('northwind', withList(attestation))
        .filter(({ control }) => control === 'LAD-01')
        .map(({ verdict }) => verdict);
    expect(verdicts('')).toEqual(['unmet', 'accepted']);
    expect(verdicts(stated('2026-11-01'))).toEqual(['accepted']);
    expect(verdicts(stated('2025-11-22'))).toEqual(['unmet', 'accepted']);
    expect(verdicts(stated('2026-11-24'))).toEqual(['unmet', 'accepted']);
    expect(verdicts(stated('2026-11-01', `${HQ}, 198.51.100.0/28`))).toEqual(['unmet', 'accepted']);
    expect(verdicts(stated('2026-11-01', '198.51.100.0/28'))).toEqual(['unmet', 'accepted']);
  });

  it('is unknown where the directory that guards the service was not read', () => {
    const subjects = subjectsOf('contoso').filter(({ facts }) => facts?.focus.service !== 'entra');
    expect(the(judge(subjects, today), 'crm', 'LAD-01').verdict).toBe('unknown');
  });

  it('is unknown where the directory holds what cannot be read', () => {
    const subjects = subjectsOf('contoso').map((subject) => {
      if (subject.facts?.focus.service !== 'entra') return subject;
      const opaque = { address: 'module.x', stack: 'contoso-entra', clouds: ['entra'] as const, why: 'a module' };
      return { ...subject, posture: { ...subject.posture, opaque: [opaque] } };
    });
    expect(the(judge(subjects, today), 'crm', 'LAD-01').verdict).toBe('unknown');
    expect(the(judge(subjects, today), 'aws.dev', 'LAD-01').verdict).toBe('unknown');
  });

  it('does not hold where the application is left out of MFA', () => {
    const { app, guard, tenant } = guardedApp(exampleTenant('contoso'));
    tenant.stacks
      .get('entra')
      ?.addOverride('resource.azuread_conditional_access_policy.mfa_policy_9D80A527.conditions.applications', {
        included_applications: ['All'],
        excluded_applications: ['6f1e2d3c-1111-4a2b-8c3d-000000000009'],
      });
    turnOff(tenant, 'application-crm');
    failureOf(() => app.synth());
    expect(the(guard.judgments, 'crm', 'LAD-01').verdict).toBe('unmet');
    expect(the(guard.judgments, 'aws.prod', 'LAD-01').verdict).toBe('met');
  });
});
