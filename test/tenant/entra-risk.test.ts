import { removeFolders } from '../support/guarded-app';
import { policiesOf } from './rendered-tenant';

afterAll(removeFolders);

const BY_RISK = /CA01[0-4]|CA602/;
const namesOf = (change: (text: string) => string, tenant: 'adatum' | 'contoso' = 'contoso') =>
  policiesOf(tenant, change)
    .map(({ display_name: name }) => name)
    .filter((name) => BY_RISK.test(name))
    .sort();
const house = (required: string) => (text: string) =>
  text
    .replace('version: 1\n', `version: 1\nbaselines: { house: { title: House rules, required: [${required}] } }\n`)
    .replace('[cisa-scuba]', '[house]');

describe('policies by risk of a declared directory', () => {
  it('are those that the chosen baselines ask for', () => {
    expect(namesOf((text) => text)).toEqual([
      'CA010-Global-IdentityProtection-HighUserRisk-Block',
      'CA011-Global-IdentityProtection-RiskySignIn-Block',
    ]);
    expect(namesOf((text) => text, 'adatum')).toEqual([
      'CA010-Global-IdentityProtection-HighUserRisk-Block',
      'CA011-Global-IdentityProtection-RiskySignIn-Block',
      'CA012-Global-IdentityProtection-RiskySignIn-MFAEveryTime',
      'CA014-Global-DataProtection-InsiderRisk-Block',
      'CA602-WorkloadIdentities-IdentityProtection-HighRisk-Block',
    ]);
  });

  it('have users at high risk change their password where nothing asks to block them', () => {
    expect(namesOf(house('ENT-RK-04'))).toEqual(['CA013-Global-IdentityProtection-HighUserRisk-PasswordChangeAndMFA']);
    expect(namesOf(house('ENT-RK-01, ENT-RK-04'))).toEqual(['CA010-Global-IdentityProtection-HighUserRisk-Block']);
  });

  it('are none where the licence is P1, which nobody is refused for', () => {
    expect(namesOf((text) => text.replace('licence: P2', 'licence: P1'))).toEqual([]);
  });

  it('are for service principals where the roll-out says so', () => {
    const staged = (text: string) =>
      text.replace('owner: iam@contoso.example }', 'owner: iam@contoso.example, controls: { ENT-RK-06: enforced } }');
    expect(namesOf(staged)).toContain('CA602-WorkloadIdentities-IdentityProtection-HighRisk-Block');
  });

  it.each<readonly [string, (text: string) => string, readonly string[]]>([
    ['by default', (text) => text, ['high']],
    [
      'where that is declared',
      (text) => text.replace('licence: P2', 'licence: P2\n      risk: { blockMediumSignIns: true }'),
      ['high', 'medium'],
    ],
    [
      'where a baseline asks for it',
      (text) => text.replace('[cisa-scuba]', '[cisa-scuba, cis-m365-v7-level-2]'),
      ['high', 'medium'],
    ],
  ])('block sign-ins at these levels %s', (_, change, levels) => {
    const [policy] = policiesOf('contoso', change).filter(({ display_name: name }) => name.startsWith('CA011'));
    expect(policy?.conditions.sign_in_risk_levels).toEqual(levels);
  });
});
