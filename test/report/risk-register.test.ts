import { recordsOf } from '../../lib/report/records';
import { riskRegister } from '../../lib/report/records/risk-register';
import { riskRegisterMarkdown } from '../../lib/report/records/risk-register-markdown';
import { removeFolders } from '../support/guarded-app';
import { tenantRecord } from '../support/tenant-record';

afterAll(removeFolders);

const northwind = tenantRecord('northwind');

describe('the risk register', () => {
  it('has each inherent risk of each service with its decision', () => {
    const { risks } = riskRegister(northwind);
    expect(risks.map(({ service, risk, status }) => `${service} ${risk} ${status}`)).toEqual([
      'courier vendor-outage accepted',
      'courier vendor-error mitigated',
      'courier change-without-notice mitigated',
      'courier fourth-party accepted',
      'courier exit accepted',
      'courier data-location accepted',
    ]);
  });

  it('has what was accepted, and what that covers today', () => {
    const { acceptances, open } = riskRegister(northwind);
    expect(
      acceptances.map(({ record, status, found }) => [record.id, status, found.map(({ control }) => control)]),
    ).toEqual([
      ['RA-2026-003', 'holds', ['LAD-01']],
      ['RA-2026-004', 'holds', ['SUP-02', 'SUP-02']],
      ['RA-2026-005', 'holds', ['SUP-03']],
    ]);
    expect(open).toEqual([]);
  });

  it('says on a later day what is overdue, what does not hold any more, and what is open again', () => {
    const { risks, acceptances, open } = riskRegister(tenantRecord('northwind', undefined, '2026-11-23'));
    expect(open).toEqual([]);
    const later = { ...northwind, asOf: northwind.asOf.plusDays(365) };
    const register = riskRegister({
      ...later,
      judgments: later.judgments.map((one) => ({
        ...one,
        verdict: one.verdict === 'accepted' ? 'unmet' : one.verdict,
      })),
    });
    expect(new Set(register.risks.map(({ status }) => status))).toEqual(new Set(['overdue']));
    expect(register.acceptances.map(({ status }) => status)).toEqual(acceptances.map(() => 'does not hold'));
    expect(register.open.map(({ control }) => control)).toEqual(['LAD-01', 'SUP-02', 'SUP-02', 'SUP-03']);
    expect(risks).toHaveLength(6);
  });

  it('says of an acceptance that nothing is found any more that it covers', () => {
    const { acceptances } = riskRegister(
      tenantRecord('northwind', (text) =>
        text.replace('    upstream: unknown', '    upstream: [{ name: Example Hosting AS, provides: hosting }]'),
      ),
    );
    expect(acceptances.map(({ record, status }) => `${record.id} ${status}`)).toContain('RA-2026-005 covers nothing');
  });

  it('says what somebody who audits a decision misses in it', () => {
    const record = tenantRecord('northwind', (text) => text.replace(/ {8}because: .*\n/, ''));
    expect(riskRegister(record).risks[0]?.missing).toEqual(['because']);
    expect(riskRegisterMarkdown(riskRegister(record), record)).toContain('Not stated: vendor-outage (because).');
  });

  it('tells roll-outs with their stage, owner and last day', () => {
    const { rollouts, byHand } = riskRegister(tenantRecord('adatum'));
    expect(rollouts).toMatchObject([
      { control: 'ENT-AU-04', stage: 'reportOnly', owner: 'iam@adatum.example', until: '2027-01-31' },
    ]);
    expect(byHand.length).toBeGreaterThan(5);
  });

  it('is read by people who never saw the stack: a few findings in plain words, acceptances in order, and what words mean', () => {
    const record = tenantRecord('adatum');
    const page = riskRegisterMarkdown(riskRegister(record), record);
    expect(page).not.toContain('$\\{');
    expect(page).not.toContain('the nearest policy');
    expect(page).not.toContain('reportOnly');
    expect(page).toContain('- and 1 more, which the register for programs has');
    expect(page.match(/^### RA-\d+-\d+/gm)).toEqual(['### RA-2026-031', '### RA-2026-032', '### RA-2026-033']);
    expect(page).toMatch(/^\| set by hand, and attested to \| 0 of \d+ \|$/m);
    expect(page).toContain('- *Rung of the ladder*: ');
  });

  it('makes no mark-up of what a declaration says', () => {
    const record = tenantRecord('northwind', (text) =>
      text
        .replace('the portal stores payment data', '"<b>|[x](y)"')
        .replace('name: Trey Courier', 'name: "Trey | *Courier*"'),
    );
    const page = riskRegisterMarkdown(riskRegister(record), record);
    expect(page).toContain('\\<b\\>\\|\\[x\\](y)');
    expect(page).toContain('Trey \\| \\*Courier\\*');
  });
});

describe('the records of a tenant', () => {
  it('are the same bytes each time, and hold no other day than those declared and that of the record', () => {
    const again = recordsOf(tenantRecord('northwind'));
    expect(recordsOf(northwind)).toEqual(again);
    const declared = JSON.stringify(northwind.declaration);
    const days = again.flatMap(({ text }) => text.match(/\d{4}-\d{2}-\d{2}(?=[T ",.)|\n])/g) ?? []);
    const foreign = [...new Set(days)].filter((day) => !declared.includes(day) && day !== '2026-11-23');
    expect(foreign).toEqual(['2027-10-05']); // the day until which the evaluation counts
  });

  it('hold no path of this machine', () => {
    for (const { text } of recordsOf(northwind)) expect(text).not.toContain(process.cwd());
  });
});
