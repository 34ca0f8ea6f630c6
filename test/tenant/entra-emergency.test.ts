import { removeFolders } from '../support/guarded-app';
import { policiesOf } from './rendered-tenant';

afterAll(removeFolders);

const named = (start: RegExp, ...given: Parameters<typeof policiesOf>) =>
  policiesOf(...given).filter(({ display_name: name }) => start.test(name));
const seen = (text: string) =>
  text.replace(
    'drilledOn: 2026-10-01',
    'drilledOn: 2026-10-01\n        registered: { on: 2026-10-01, by: iam@contoso.example, evidence: docs/drill.pdf }',
  );
const staged = (controls: string) => (text: string) =>
  text.replace('owner: iam@contoso.example }', `owner: iam@contoso.example, controls: { ${controls} } }`);

describe('emergency access of a declared directory', () => {
  it('has no rule of its own, and nothing standing by, where nobody asks for it', () => {
    expect(named(/^(CA091|EM)/, 'contoso')).toEqual([]);
  });

  it('has a rule of its own once the methods are registered, at the stage of the directory', () => {
    expect(named(/^CA091/, 'contoso', seen).map(({ state }) => state)).toEqual(['enabled']);
  });

  it('has it report only before that', () => {
    const reported = (text: string) =>
      staged('ENT-BG-03: reportOnly')(text).replace('controls: {', 'until: 2026-12-31, controls: {');
    expect(named(/^CA091/, 'contoso', reported).map(({ state }) => state)).toEqual([
      'enabledForReportingButNotEnforced',
    ]);
    const house = (text: string) =>
      text
        .replace(
          'version: 1\n',
          'version: 1\nbaselines: { house: { title: House rules, advisory: [ENT-BG-03], required: [ENT-AU-02] } }\n',
        )
        .replace('[cisa-scuba]', '[house]');
    expect(named(/^CA091/, 'contoso', house).map(({ state }) => state)).toEqual(['enabledForReportingButNotEnforced']);
  });

  it('leaves the declared account out of it', () => {
    const free = (text: string) =>
      seen(text).replace('registered:', 'unguarded: bg2@contoso.onmicrosoft.com\n        registered:');
    expect(named(/^CA091/, 'contoso', free)[0]?.conditions.users).toMatchObject({
      excluded_users: ['${data.azuread_user.emergency-mfa-unguarded.object_id}'],
    });
  });

  it('has policies standing by where they are asked for, off at every stage', () => {
    const states = named(/^EM0/, 'contoso', staged('ENT-BG-06: enforced')).map(({ state }) => state);
    expect(states).toEqual(['disabled', 'disabled', 'disabled', 'disabled']);
    const untrusting = (text: string) => staged('ENT-BG-06: enforced')(text).replace(/ +trusted: \[hq\]\n/, '');
    expect(named(/^EM0/, 'contoso', untrusting)).toHaveLength(3);
  });
});
