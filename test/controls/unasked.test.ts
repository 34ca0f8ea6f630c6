import { type Judgment, stops } from '../../lib/controls';
import { describeAdvice, renderText } from '../../lib/report';
import { countsOf } from '../../lib/report/summary';
import { exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';

afterAll(removeFolders);

function judgmentsOf(change?: (text: string) => string): readonly Judgment[] {
  const { app, guard } = guardedApp(exampleTenant('contoso', change));
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
  } finally {
    told.mockRestore();
  }
  return guard.judgments.filter(({ subject }) => subject === 'entra');
}
function the(judgments: readonly Judgment[], control: string): Judgment {
  const found = judgments.find((judgment) => judgment.control === control);
  if (found === undefined) throw new Error(`${control} was not judged`);
  return found;
}

describe('a control that comes by a roll-out, and that no chosen baseline has', () => {
  const plain = judgmentsOf();

  it('is judged, and said to be unasked', () => {
    expect(the(plain, 'ENT-AU-07')).toMatchObject({ verdict: 'unmet', level: 'advisory', unasked: true });
  });

  it('neither stops at any bar nor is told at synthesis', () => {
    expect(stops(the(plain, 'ENT-AU-07'), 'advisory')).toBe(false);
    expect(describeAdvice(plain)).toBeUndefined();
  });

  it('is one word of one line in a report, and counts for nothing there', () => {
    const text = renderText(plain);
    expect(countsOf(plain).unmet).toBe(0);
    expect(text).toMatch(/^not taken up, and demanded by no chosen baseline: ENT-AU-04, .*ENT-AU-07/m);
    expect(text).not.toContain('can sign in by carrying a sign-in over');
  });

  it('is told like any other once the roll-out names it', () => {
    const asked = judgmentsOf((text) =>
      text.replace(
        'rollout: { stage: enforced, owner: iam@contoso.example }',
        'rollout: { stage: enforced, owner: iam@contoso.example, until: 2026-12-31, controls: { ENT-AU-07: off } }',
      ),
    );
    const judgment = the(asked, 'ENT-AU-07');
    expect(judgment).toMatchObject({ verdict: 'accepted' });
    expect(judgment.unasked).toBeUndefined();
    expect(renderText(asked)).toContain('can sign in by carrying a sign-in over');
  });

  it('is told where a baseline of the own house has it', () => {
    const house = judgmentsOf((text) =>
      text
        .replace('baselines: [cisa-scuba]', 'baselines: [house-rules]')
        .replace(
          '\nservices:',
          '\nbaselines: { house-rules: { title: Ours, required: [ENT-AU-02, ENT-AU-07] } }\n\nservices:',
        ),
    );
    expect(the(house, 'ENT-AU-07')).toMatchObject({ verdict: 'met', level: 'required' });
    expect(the(house, 'ENT-AU-01')).toMatchObject({ verdict: 'unmet', unasked: true });
  });
});

it('a control that a setting asks for is told, whatever the baselines', () => {
  const workstations = (text: string) =>
    text.replace('devices: {}', `devices: { workstations: 'device.extensionAttribute1 -eq "PAW"' }`);
  expect(the(judgmentsOf(), 'ENT-DV-04').unasked).toBe(true);
  const asked = the(judgmentsOf(workstations), 'ENT-DV-04');
  expect(asked).toMatchObject({ verdict: 'met' });
  expect(asked.unasked).toBeUndefined();
});

it('a control that no roll-out brings is told at its level, whatever the baselines', () => {
  expect(the(judgmentsOf(), 'ENT-NW-01').unasked).toBeUndefined();
});
