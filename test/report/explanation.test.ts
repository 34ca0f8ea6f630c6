import { type Control, catalogue, controlOf } from '../../lib/controls';
import { baselines } from '../../lib/declaration';
import { explain, levelsByBaseline } from '../../lib/report';

function named(id: string): Control {
  const control = controlOf(id);
  if (control === undefined) throw new Error(`no control ${id}`);
  return control;
}

describe('the explanation of a control', () => {
  it.each(catalogue.map((control) => [control.id, control] as const))(
    'says of %s why, how, where from, and the level that each baseline gives it',
    (_, control) => {
      const text = explain(control);
      expect(text).toContain(`${control.id}  ${control.title}\n`);
      expect(text).toContain(control.risk);
      expect(text).toContain(control.remedy);
      expect(control.references.length).toBeGreaterThan(0);
      expect(text).toContain(`more        docs/controls.md#${control.id.toLowerCase()} `);
      for (const { source, id } of control.references) expect(text).toContain(`${source} ${id}\n`);
      expect(text).toMatch(/^level {7}\S/m);
      const naming = baselines.filter(({ entries }) => entries.some(({ controls }) => controls.includes(control.id)));
      expect(
        levelsByBaseline(control)
          .map(({ baseline }) => baseline)
          .sort(),
      ).toEqual(naming.map(({ id }) => id).sort());
      if (control.level === undefined) for (const { id } of naming) expect(text).toMatch(new RegExp(`d by ${id}\\b`));
    },
  );

  it('names the demands of the source by its ids, those that are required first', () => {
    expect(levelsByBaseline(named('ENT-AU-03'))).toEqual([
      { baseline: 'cis-m365-v7', level: 'required', demands: ['5.2.2.1', '5.2.2.5'] },
      { baseline: 'cis-m365-v7-level-2', level: 'required', demands: ['5.2.2.1', '5.2.2.5'] },
      { baseline: 'cisa-scuba', level: 'required', demands: ['MS.AAD.3.6v1'] },
      { baseline: 'microsoft-secure-foundation', level: 'required', demands: ['require-mfa-for-admins'] },
      { baseline: 'microsoft-zero-trust', level: 'required', demands: ['require-mfa-for-admins'] },
    ]);
    expect(explain(named('ENT-AU-08'))).toMatch(
      /^level {7}required by cis-m365-v7 \(5\.2\.2\.10\)\n(?: {12}required by .*\n)+ {12}advised by cisa-scuba \(MS\.AAD\.3\.8v1\)\n {12}advisory where/m,
    );
  });

  it('says that what is fatal can never be accepted', () => {
    expect(explain(named('ENT-BG-02'))).toContain('level       fatal: it can never be accepted\n');
  });
});
