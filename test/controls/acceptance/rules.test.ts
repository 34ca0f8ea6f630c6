import { type Judgment, judge, readSynthesized, type Subject, stopping } from '../../../lib/controls';
import type { AcceptanceRecord, ApprovalRules } from '../../../lib/declaration';
import { Day } from '../../../lib/values';
import { AS_OF, exampleTenant, guardedApp, removeFolders } from '../../support/guarded-app';

afterAll(removeFolders);

/** The subjects of fabrikam as they are synthesized: AWS behind an allow-list, which RA-2026-014 accepts. */
const plain: readonly Subject[] = (() => {
  const { app } = guardedApp(exampleTenant('fabrikam'));
  app.synth();
  return readSynthesized(app.outdir);
})();

const record = plain[0]?.facts?.declaration.acceptances?.find(({ id }) => id === 'RA-2026-014');
const CISO = 'ciso@fabrikam.example';
const RULES: ApprovalRules = { approvers: [CISO], longestDays: 365 };

interface Change {
  readonly asOf?: string;
  readonly record?: Partial<AcceptanceRecord>;
  /** Keys of the record that are left out. */
  readonly without?: readonly string[];
  readonly approval?: ApprovalRules | 'none';
  readonly subjects?: (subjects: readonly Subject[]) => readonly Subject[];
}

/** The judgments where RA-2026-014 and who may approve it are changed. */
function judged({ asOf = AS_OF, record: changed = {}, without = [], approval = RULES, subjects }: Change) {
  const given = plain.map((subject): Subject => {
    if (subject.facts === undefined) return subject;
    const { approval: _, ...facts } = subject.facts;
    const acceptances = (facts.declaration.acceptances ?? []).map((one) => {
      if (one.id !== record?.id) return one;
      const own = Object.entries({ ...one, ...changed }).filter(([key]) => !without.includes(key));
      return Object.fromEntries(own) as AcceptanceRecord;
    });
    const declaration = { ...facts.declaration, acceptances };
    return { ...subject, facts: { ...facts, declaration, ...(approval === 'none' ? {} : { approval }) } };
  });
  return judge(subjects === undefined ? given : subjects(given), Day.parse(asOf));
}

const rung = (judgments: readonly Judgment[]) => {
  const [found] = judgments.filter(({ control }) => control === 'LAD-01');
  return found;
};
/** Findings of the controls of acceptances about RA-2026-014, `ACC-05: acceptance RA-2026-014 expired …`. */
const told = (judgments: readonly Judgment[]) =>
  judgments.flatMap(({ control, verdict, outcome }) =>
    control.startsWith('ACC-') &&
    verdict !== 'met' &&
    'finding' in outcome &&
    outcome.finding.given.includes('RA-2026-014')
      ? [`${control} ${verdict}: ${outcome.finding.given.replace('acceptance RA-2026-014 ', '')}`]
      : [],
  );

describe('an acceptance that is as it should be', () => {
  it('accepts, and every control of acceptances is met', () => {
    const judgments = judged({});
    expect(rung(judgments)).toMatchObject({ verdict: 'accepted' });
    expect(told(judgments)).toEqual([]);
    const own = judgments.filter(({ control }) => control.startsWith('ACC-'));
    expect(new Set(own.map(({ verdict }) => verdict))).toEqual(new Set(['met']));
    expect(own.length).toBeGreaterThanOrEqual(11);
  });

  it('may be of a subject whose acceptances are no business of another service', () => {
    const { app, guard } = guardedApp(exampleTenant('northwind'));
    app.synth();
    const of = new Set(guard.judgments.filter(({ control }) => control === 'ACC-03').map(({ subject }) => subject));
    expect(of.has('courier')).toBe(true);
    for (const { facts } of readSynthesized(app.outdir)) {
      const { service = '' } = facts?.focus ?? {};
      const some = facts?.declaration.acceptances?.some(({ subject }) => subject === service);
      expect(of.has(service)).toBe(some);
    }
  });
});

describe('an acceptance does not hold, the finding is back, and a finding of its own says why, where it', () => {
  it.each<[string, Change, string]>([
    ['lacks what a decision needs', { without: ['approver', 'expiresOn'] }, 'ACC-01 unmet: lacks approver, expiresOn'],
    [
      'is approved by its owner, however written',
      {
        record: { approver: 'CTO+risk@fabrikam.example' },
        approval: { ...RULES, approvers: ['cto@fabrikam.example'] },
      },
      'ACC-02 unmet: is approved by its owner, CTO+risk@fabrikam.example',
    ],
    [
      'is approved by somebody who is not listed',
      { record: { approver: 'cfo@fabrikam.example' } },
      'ACC-03 unmet: is approved by cfo@fabrikam.example, who may not approve for fabrikam',
    ],
    [
      'is approved where nobody is listed',
      { approval: 'none' },
      'ACC-03 unmet: is approved by ciso@fabrikam.example, and no approvers.yaml says who may approve',
    ],
    [
      'holds a day longer than a year',
      { record: { expiresOn: '2027-11-02' } },
      'ACC-04 unmet: holds for 366 days after its approval, and 365 are the most',
    ],
    [
      'holds longer than the list of approvers allows',
      { approval: { ...RULES, longestDays: 180 } },
      'ACC-04 unmet: holds for 181 days after its approval, and 180 are the most',
    ],
    ['has expired', { asOf: '2027-05-02', record: { reviewOn: '2027-05-01' } }, 'ACC-05 unmet: expired on 2027-05-01'],
    ['is not approved yet', { asOf: '2026-10-31' }, 'ACC-05 unmet: is approved only on 2026-11-01'],
    [
      'covers something else than what is found',
      { record: { covers: { settings: ['guard=declaredOnly'] } } },
      'ACC-07 unmet: does not cover what LAD-01 finds on aws',
    ],
    [
      'is compensated by a control that is unmet',
      { record: { compensating: [{ control: 'AWS-STO-01', address: 'aws.main' }] }, subjects: unblocked },
      'ACC-09 unmet: is compensated by AWS-STO-01 on aws.main, which is unmet',
    ],
    [
      'is compensated by a control that is only accepted',
      { record: { compensating: [{ control: 'LAD-01', address: 'aws' }] } },
      'ACC-09 unmet: is compensated by LAD-01 on aws, which is unmet',
    ],
    [
      'is compensated by a resource that is not there',
      { record: { compensating: [{ control: 'AWS-STO-01', address: 'aws_s3_bucket.gone' }] } },
      'ACC-09 unmet: is compensated by AWS-STO-01 on aws_s3_bucket.gone, which is not there',
    ],
    [
      'is compensated by no control',
      { record: { compensating: [{ control: 'AWS-MFA-99', address: 'aws.main' }] } },
      'ACC-09 unmet: is compensated by AWS-MFA-99 on aws.main, which is no control that could',
    ],
    [
      'is compensated by a control that has nothing to judge there',
      { record: { compensating: [{ control: 'ENT-AU-01', address: 'aws.main' }] } },
      'ACC-09 unmet: is compensated by ENT-AU-01 on aws.main, which has nothing there to judge',
    ],
    [
      'was given for another supplier',
      { record: { holdsWhile: { supplier: 'relecloud' } } },
      'ACC-10 unmet: is void: it was given for the supplier relecloud, which is amazon now',
    ],
    [
      'was given under another answer of the supplier',
      { record: { holdsWhile: { restrictableBy: 'neither' } } },
      'ACC-10 unmet: is void: it was given while amazon was restrictable by neither, and on 2026-08-20 the answer was ipAllowList',
    ],
    [
      'was given for narrower networks',
      { record: { holdsWhile: { networks: ['203.0.113.64/27', '2001:db8:20::/48', '198.51.100.64/28'] } } },
      'ACC-10 unmet: is void: it was given for addresses within 203.0.113.64/27, 2001:db8:20::/48, 198.51.100.64/28, and vpn reaches beyond',
    ],
  ])('%s', (_what, change, why) => {
    const judgments = judged(change);
    expect(told(judgments)).toContain(why);
    expect(rung(judgments)?.verdict).toBe('unmet');
    expect(rung(judgments)?.because).toContain('RA-2026-014');
    expect(stopping(judgments).map(({ control }) => control)).toContain('LAD-01');
  });

  /** Fabrikam with its public access block gone. */
  function unblocked(subjects: readonly Subject[]): readonly Subject[] {
    return subjects.map((subject) => ({
      ...subject,
      posture: {
        ...subject.posture,
        entities: { ...subject.posture.entities, bucketPublicAccessBlock: [], accountPublicAccessBlock: [] },
      },
    }));
  }
});

describe('an acceptance holds all the same, and a finding of its own tells, where it', () => {
  it('was to be looked at again', () => {
    const judgments = judged({ asOf: '2027-02-02' });
    expect(told(judgments)).toEqual(['ACC-06 unmet: was to be looked at again by 2027-02-01']);
    expect(rung(judgments)?.verdict).toBe('accepted');
    expect(told(judged({ asOf: '2027-02-01' }))).toEqual([]);
  });
});

describe('an acceptance is left over where', () => {
  it.each<[string, Change, string]>([
    [
      'its control is met',
      { record: { control: 'AWS-STO-01' } },
      'ACC-08 unmet: is not needed: AWS-STO-01 is met on aws',
    ],
    [
      'its control judges nothing there',
      { record: { control: 'ENT-AU-02' } },
      'ACC-08 unmet: is not needed: ENT-AU-02 has nothing to judge on aws',
    ],
    ['no control has its id', { record: { control: 'LAD-10' } }, 'ACC-08 unmet: names LAD-10, which is no control'],
  ])('%s', (_what, change, why) => {
    const judgments = judged(change);
    expect(told(judgments)).toEqual([why]);
    expect(judgments.find(({ control }) => control === 'ACC-08')?.level).toBe('advisory');
  });

  it('what it is about cannot be told where its stack was not read', () => {
    const { app } = guardedApp(exampleTenant('contoso'));
    app.synth();
    const [one] = readSynthesized(app.outdir).filter(({ stack }) => stack === 'contoso-aws-prod');
    if (one?.facts === undefined || record === undefined) throw new Error('contoso has no stack of its account prod');
    const acceptances = [
      { ...record, control: 'AWS-STO-01', compensating: [{ control: 'ENT-AU-02', address: 'entra' }] },
    ];
    const facts = { ...one.facts, declaration: { ...one.facts.declaration, acceptances } };
    expect(told(judge([{ ...one, facts }], Day.parse(AS_OF)))).toEqual([
      'ACC-03 unmet: is approved by ciso@fabrikam.example, who may not approve for contoso',
      'ACC-08 unknown: is for aws, of which contoso-aws-dev, contoso-aws-organization were not read',
      'ACC-09 unknown: is compensated by ENT-AU-02 on entra, which cannot be told: contoso-entra was not read',
    ]);
  });
});

describe('what can never be accepted', () => {
  it.each(['ENT-BG-01', 'DEP-01', 'ACC-03'])('has no acceptance: %s', (control) => {
    const judgments = judged({ record: { control } });
    expect(told(judgments)).toContain(`ACC-11 unmet: is of ${control}, which can never be accepted`);
    expect(judgments.find((one) => one.control === 'ACC-11')?.level).toBe('required');
  });
});

describe('what compensates', () => {
  it.each([
    ['a service', 'aws'],
    ['an account', 'aws.main'],
    ['a resource', plain[0]?.posture.entities.bucket[0]?.address ?? ''],
  ])('may be met on %s', (_what, address) => {
    const judgments = judged({ record: { compensating: [{ control: 'AWS-STO-01', address }] } });
    expect(told(judgments)).toEqual([]);
    expect(rung(judgments)?.verdict).toBe('accepted');
  });
});

describe('a finding about an acceptance', () => {
  it('points at its lines in the declaration, weighs by itself, and is never accepted', () => {
    const judgments = judged({ approval: 'none' });
    const found = judgments.find(({ control }) => control === 'ACC-03');
    expect(found).toMatchObject({ level: 'required', verdict: 'unmet', declaredAt: { file: 'tenants/fabrikam.yaml' } });
    const line = plain[0]?.facts?.source?.lines['acceptances.0'];
    expect(found?.declaredAt?.line).toBe(line);
  });
});
