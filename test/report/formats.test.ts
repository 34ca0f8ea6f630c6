import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { compare, type Judgment } from '../../lib/controls';
import { meaningOf } from '../../lib/controls/control';
import {
  byBaseline,
  type Judged,
  renderJson,
  renderJunit,
  renderMarkdown,
  renderPlanText,
  renderSarif,
} from '../../lib/report';
import { Day } from '../../lib/values';

const judgment = (
  control: string,
  verdict: 'met' | 'unmet' | 'accepted' | 'unknown',
  given = 'it is open',
): Judgment => {
  const head = { tenant: 'contoso', subject: 'aws', stack: 'contoso-aws', control, level: 'required' as const };
  const finding = {
    subject: 'aws_s3_bucket.b',
    origins: [
      {
        from: 'synth' as const,
        stack: 'contoso-aws',
        address: 'aws_s3_bucket.b',
        pointer: '',
        construct: 'contoso-aws/b',
      },
    ],
    meaning: meaningOf({ targets: ['bucket:b'] }),
    given,
    remedy: 'close it',
  };
  const declaredAt = { file: 'tenants/contoso.yaml', line: 7 };
  if (verdict === 'met') return { ...head, baselines: ['aws-fsbp'], verdict, outcome: { verdict, by: [] } };
  if (verdict === 'unknown') return { ...head, verdict, outcome: { verdict, finding, assumption: 'x' } };
  const because = verdict === 'accepted' ? { because: 'acceptance RA-1' } : {};
  return { ...head, baselines: ['aws-fsbp'], verdict, outcome: { verdict: 'unmet', finding }, declaredAt, ...because };
};
const hostile = '<b>|x| `y` [z](http://x) ]]> & "quotes" \u0007\u0000';
const judgments = [
  judgment('AWS-STO-01', 'unmet', hostile),
  judgment('AWS-STO-02', 'accepted'),
  judgment('AWS-STO-04', 'met'),
  judgment('AWS-STO-05', 'unknown'),
];
const judged: Judged = { judgments, asOf: Day.parse('2026-11-23'), expiring: [], version: '1.2.3' };

describe('SARIF', () => {
  const log = JSON.parse(renderSarif(judged));
  const [run] = log.runs;

  it('has a rule a control that found something, and a result a finding', () => {
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver).toMatchObject({ name: 'tenant-guard', version: '1.2.3' });
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'AWS-STO-01',
      'AWS-STO-02',
      'AWS-STO-05',
    ]);
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it('points at the declaration, and names the construct; where nothing is declared, at no file', () => {
    const [declared, , undeclared] = run.results;
    expect(declared.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'tenants/contoso.yaml' },
      region: { startLine: 7 },
    });
    expect(declared.locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'contoso-aws/b', kind: 'resource' }]);
    expect(undeclared.locations[0]).not.toHaveProperty('physicalLocation');
  });

  it('points at where what was judged is written, where that is known', () => {
    const placeOf = () => ({ file: 'my landing/a#b.tf.json', line: 12 });
    const { results } = JSON.parse(renderSarif({ ...judged, placeOf })).runs[0];
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'my%20landing/a%23b.tf.json' },
      region: { startLine: 12 },
    });
  });

  it('shows what is accepted as suppressed, with its reason', () => {
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'note', 'error']);
    expect(run.results[1].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'acceptance RA-1' },
    ]);
    expect(run.results[0].suppressions).toBeUndefined();
  });

  it('tells one weakness by one fingerprint, whatever it is called', () => {
    const renamed = JSON.parse(
      renderSarif({ ...judged, judgments: [judgment('AWS-STO-01', 'unmet', 'in other words')] }),
    );
    expect(renamed.runs[0].results[0].partialFingerprints).toEqual(run.results[0].partialFingerprints);
  });
});

describe('SARIF, by its published schema', () => {
  const { $schema, id, ...schema } = JSON.parse(
    readFileSync(join(__dirname, '..', 'fixtures/sarif/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  // The schema is of draft 4, and uses nothing that draft 7 reads otherwise but its `id`.
  const validate = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);

  it.each<[string, Judged]>([
    ['findings of every kind', judged],
    ['no finding', { ...judged, judgments: [judgment('AWS-STO-04', 'met')] }],
    ['nothing judged', { ...judged, judgments: [] }],
    ['a place in another file', { ...judged, placeOf: () => ({ file: 'a b.tf.json', line: 1 }) }],
  ])('is valid with %s', (_what, given) => {
    expect(validate(JSON.parse(renderSarif(given))) || validate.errors).toBe(true);
  });

  it('would not be with what SARIF does not know', () => {
    const log = JSON.parse(renderSarif(judged));
    for (const broken of [{ level: 'fatal' }, { message: {} }, { ruleIndex: -2 }, { tags: [] }]) {
      const results = [{ ...log.runs[0].results[0], ...broken }];
      expect(validate({ ...log, runs: [{ ...log.runs[0], results }] })).toBe(false);
    }
  });
});

describe('JUnit', () => {
  const xml = renderJunit(judged);

  it('has a case a judgment: a failure each that is unmet or unknown, skipped what is accepted', () => {
    expect(xml).toContain('<testsuite name="contoso aws" tests="4" failures="2" skipped="1">');
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(xml).toContain('<skipped message="accepted: acceptance RA-1"/>');
    expect(xml).toContain('<testcase classname="contoso aws" name="AWS-STO-04"/>');
  });

  it('fails where the run does: what is below its bar is skipped, and shown', () => {
    const advisory = judgments.map((one) => ({ ...one, level: 'advisory' as const }));
    expect(renderJunit({ ...judged, judgments: advisory })).toContain('failures="0"');
    expect(renderJunit({ ...judged, judgments: advisory })).toContain(
      '<skipped message="advisory unknown: it is open"/>',
    );
    expect(renderJunit({ ...judged, judgments: advisory, failOn: 'advisory' })).toContain('failures="2"');
  });

  it('is well formed whatever is found', () => {
    expect(xml).toContain('&lt;b&gt;|x| `y` [z](http://x) ]]&gt; &amp; &quot;quotes&quot; ');
    expect([...xml].filter((char) => char < ' ' && char !== '\n')).toEqual([]);
  });
});

describe('Markdown', () => {
  it('shows text as it stands, and no mark-up that it holds', () => {
    const text = renderMarkdown(judged);
    expect(text).toContain('\\<b\\>\\|x\\| \\`y\\` \\[z\\](http://x)');
    expect(text).toContain(
      '- **AWS-STO-02** contoso aws, required, accepted: it is open\n  - accepted: acceptance RA-1',
    );
    expect(text).toContain('| contoso | aws-fsbp | 1 | 1 | 1 | 0 | 0 |');
  });

  it('of a plan says what it does, and what was changed outside of it', () => {
    const plan = compare([judgment('AWS-STO-01', 'met')], [judgment('AWS-STO-01', 'unmet')]);
    const text = renderMarkdown({ ...judged, plan, drift: plan });
    expect(text).toContain('1 newly unmet, 0 unknown, 0 newly met, 0 unchanged');
    expect(text).toMatch(/\| contoso aws \| AWS-STO-01 \| .* \| required \| met \| unmet \| newly unmet \|/);
    expect(text).toContain('## Changed outside of Terraform');
  });
});

describe('every format', () => {
  it.each([
    ['SARIF', renderSarif],
    ['JUnit', renderJunit],
    ['Markdown', renderMarkdown],
    ['JSON', (given: Judged) => renderJson(given.judgments, given.asOf, given)],
  ])('is the same bytes for the same judgments: %s', (_name, render) => {
    expect(render({ ...judged, judgments: structuredClone(judgments) })).toBe(render(judged));
  });

  it.each([0, 4, 500, 1001])('is one JSON document of however many judgments: %i', (count) => {
    const many = Array.from({ length: count }, (_, index) => judgments[index % judgments.length]).flatMap(
      (each) => each ?? [],
    );
    const text = renderJson(many, judged.asOf);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
    expect(JSON.parse(text).judgments).toEqual(many);
  });

  it('counts by tenant and baseline', () => {
    expect(
      byBaseline(judgments).map(({ baseline, counts }) => [baseline, counts.met, counts.unmet, counts.unknown]),
    ).toEqual([
      ['aws-fsbp', 1, 1, 0],
      ['every service', 0, 0, 1],
    ]);
  });

  it('of a plan leaves out what it does not change, and counts it', () => {
    const text = renderPlanText(compare([judgment('AWS-STO-04', 'met')], [judgment('AWS-STO-04', 'met')]), [], false);
    expect(text).toBe('The plan changes no control.\n\n0 newly unmet, 0 unknown, 0 newly met, 1 unchanged\n');
  });
});
