import { type Judgment, judge, type Level } from '../../lib/controls';
import { meaningOf } from '../../lib/controls/control';
import { readStack } from '../../lib/posture';
import { byCause, describeRefusal, renderMarkdown, renderText } from '../../lib/report';
import { Day } from '../../lib/values';

/** What one thing that cannot be read leaves of a control. */
function leftOpen(
  control: string,
  level: Level,
  more: { readonly address?: string; readonly subject?: string } = {},
): Judgment {
  const { address = 'module.network', subject = 'aws.main' } = more;
  const finding = {
    subject: address,
    origins: [{ from: 'synth' as const, stack: 'contoso-aws', address, pointer: '' }],
    meaning: meaningOf({ settings: [`opaque=${address}`] }),
    given: `${address} cannot be read`,
    remedy: 'write it out',
  };
  const outcome = { verdict: 'unknown' as const, finding, assumption: 'it weakens nothing' };
  return { tenant: 'contoso', subject, stack: 'contoso-aws', control, level, verdict: 'unknown', outcome };
}

describe('findings of one cause', () => {
  const open = [
    leftOpen('AWS-STO-02', 'required'),
    leftOpen('AWS-STO-01', 'required'),
    leftOpen('DEP-01', 'fatal'),
    leftOpen('AWS-CMP-01', 'advisory'),
  ];

  it('are told once in a refusal, with the controls that they leave open by level and those that none is accepted of', () => {
    expect(describeRefusal(open)).toBe(
      [
        '3 findings of 1 cause stop synthesis:',
        '',
        'fatal  3 controls  contoso aws.main: module.network cannot be read',
        '    controls:  fatal DEP-01; required AWS-STO-01, AWS-STO-02 (could not be judged)',
        '    at:        module.network in stack contoso-aws',
        '    assuming:  it weakens nothing',
        '    covers:    { settings: [opaque=module.network] } (never of DEP-01)',
        '    remedy:    write it out',
      ].join('\n'),
    );
  });

  it('are told once in the report and in its Markdown, and count one a control', () => {
    const text = renderText(open);
    expect(text.split('module.network cannot be read')).toHaveLength(2);
    expect(text).toContain('4 unknown');
    const markdown = renderMarkdown({ judgments: open, asOf: Day.parse('2026-11-23'), expiring: [], version: '1.2.3' });
    expect(markdown).toContain('- **4 controls** contoso aws.main, fatal, unknown: module.network cannot be read\n');
    expect(markdown).toContain('  - controls: AWS-CMP-01, AWS-STO-01, AWS-STO-02, DEP-01\n');
  });

  it('are not told to be accepted where none can be', () => {
    expect(describeRefusal([leftOpen('DEP-01', 'fatal'), leftOpen('AWS-BG-01', 'fatal')])).not.toContain('covers:');
  });

  it('are told once where nobody declared what several controls need, with all that they need', () => {
    const posture = readStack({ stack: 'raw', json: { provider: { aws: [{ region: 'eu-north-1' }] } } });
    const refusal = describeRefusal(
      judge([{ stack: 'raw', posture }], Day.parse('2026-11-23')).filter(({ verdict }) => verdict === 'unknown'),
    );
    expect(refusal).toMatch(
      /^\d+ findings of 1 cause stop synthesis:\n\nfatal {2}\d+ controls {2}raw: no declaration names what/,
    );
    expect(refusal).toMatch(
      /\n {4}controls: {2}fatal AWS-BG-01, DEP-01; required AWS-MFA-01, .*LAD-01.* \(could not be judged\)\n/,
    );
    expect(refusal).toMatch(/\n {4}assuming: .*humans declared; .*risks declared/);
    expect(refusal).not.toContain('covers:');
  });

  it('have the form that they always had where one control alone has it', () => {
    expect(describeRefusal([leftOpen('AWS-STO-01', 'required')])).toMatch(
      /^1 finding stops synthesis:\n\nrequired {2}AWS-STO-01 {2}contoso aws\.main: module\.network cannot be read\n {4}control: {3}Public access/,
    );
  });

  it.each([
    ['another thing', leftOpen('AWS-STO-02', 'required', { address: 'module.other' })],
    ['another account', leftOpen('AWS-STO-02', 'required', { subject: 'aws.other' })],
    ['another tenant', { ...leftOpen('AWS-STO-02', 'required'), tenant: 'fabrikam' }],
    [
      'an acceptance that does not hold',
      { ...leftOpen('AWS-STO-02', 'required'), because: 'acceptance RA-1 has expired' },
    ],
    [
      'an acceptance that holds',
      { ...leftOpen('AWS-STO-02', 'required'), verdict: 'accepted' as const, because: 'acceptance RA-1' },
    ],
    [
      'another place in the declaration',
      { ...leftOpen('AWS-STO-02', 'required'), declaredAt: { file: 'tenants/contoso.yaml', line: 7 } },
    ],
  ])('are told apart by %s', (_, other: Judgment) => {
    expect(byCause([leftOpen('AWS-STO-01', 'required'), other])).toHaveLength(2);
  });
});
