import { removeFolders } from '../support/guarded-app';
import { renderedDirectory } from './entra-rendered';

afterAll(removeFolders);

const strengths = ({ resources }: ReturnType<typeof renderedDirectory>) =>
  Object.values(resources.azuread_authentication_strength_policy ?? {});
const withoutDevices = (text: string) => text.replace('      devices: {}\n', '');
const asking = (declared: string) => (text: string) => text.replace('      devices: {}\n', `      ${declared}\n`);

describe('how people of a directory prove who they are', () => {
  it('is by what the baseline demands: no goal, and nothing that no baseline names', () => {
    const { policyOf } = renderedDirectory('contoso');
    expect(policyOf('device-code-flow')).toBeDefined();
    expect(policyOf('authentication-transfer')).toBeUndefined();
    expect(policyOf('mfa-for-management')).toBeUndefined();
    expect(policyOf('phishing-resistant-mfa-for-all-users')).toBeUndefined();
  });

  it('is by what the roll-out names besides', () => {
    const { policyOf } = renderedDirectory('contoso', (text) =>
      text.replace(
        'rollout: { stage: enforced, owner: iam@contoso.example }',
        'rollout: { stage: enforced, owner: iam@contoso.example, controls: { ENT-AU-07: enforced } }',
      ),
    );
    expect(policyOf('authentication-transfer')).toMatchObject({ state: 'enabled' });
  });

  it('is by everything that a larger organization demands', () => {
    const { policyOf, judgments } = renderedDirectory('adatum');
    expect(policyOf('authentication-transfer')).toMatchObject({ state: 'enabled' });
    expect(policyOf('mfa-for-management')).toMatchObject({ state: 'enabled' });
    expect(policyOf('phishing-resistant-mfa-for-all-users')).toMatchObject({
      state: 'enabledForReportingButNotEnforced',
    });
    const own = judgments.filter(({ control }) => control.startsWith('ENT-AU-'));
    const verdicts = new Map(own.map(({ control, verdict }) => [`${control} ${verdict}`, [control, verdict]]));
    expect([...verdicts.values()]).toEqual([
      ['ENT-AU-01', 'met'],
      ['ENT-AU-02', 'accepted'],
      ['ENT-AU-03', 'met'],
      ['ENT-AU-04', 'accepted'],
      ['ENT-AU-05', 'met'],
      ['ENT-AU-06', 'met'],
      ['ENT-AU-07', 'met'],
      ['ENT-AU-08', 'met'],
      ['ENT-AU-09', 'met'],
    ]);
  });
});

describe('the registration of security information', () => {
  it('is on managed devices where there are any', () => {
    const { policyOf } = renderedDirectory('contoso');
    expect(policyOf('security-info')).toMatchObject({
      grant_controls: { built_in_controls: ['compliantDevice', 'domainJoinedDevice'] },
    });
  });

  it('is from the trusted network where there are none, and the control is met all the same', () => {
    const { policyOf, judgments } = renderedDirectory('contoso', withoutDevices);
    expect(policyOf('security-info')).toMatchObject({
      conditions: { locations: { included_locations: ['All'] } },
      grant_controls: { built_in_controls: ['block'] },
    });
    expect(judgments.find(({ control }) => control === 'ENT-AU-08')?.verdict).toBe('met');
  });

  it('is not guarded, and said not to be, where neither is declared', () => {
    const { policyOf, judgments } = renderedDirectory('contoso', (text) =>
      withoutDevices(text).replace('      trusted: [hq]\n', ''),
    );
    expect(policyOf('security-info')).toBeUndefined();
    expect(judgments.find(({ control }) => control === 'ENT-AU-08')?.verdict).toBe('unmet');
  });

  it('leaves guests to their own policy where there is one, and only then', () => {
    const guests = 'conditions.users.excluded_guests_or_external_users';
    expect(renderedDirectory('adatum').policyOf('security-info')).toHaveProperty(guests);
    expect(renderedDirectory('contoso').policyOf('security-info')).not.toHaveProperty(guests);
  });
});

describe('what a second factor has to be', () => {
  it('is any where nothing is said', () => {
    const contoso = renderedDirectory('contoso');
    expect(strengths(contoso)).toEqual([]);
    expect(contoso.policyOf('mfa')).toMatchObject({ grant_controls: { built_in_controls: ['mfa'] } });
  });

  it('is a strength without sent codes where the roll-out names ENT-AU-09', () => {
    const adatum = renderedDirectory('adatum');
    expect(strengths(adatum)).toHaveLength(1);
    for (const policy of ['mfa', 'mfa-for-management']) {
      expect(adatum.policyOf(policy)).toMatchObject({
        grant_controls: {
          authentication_strength_policy_id: expect.stringMatching(
            /^\$\{azuread_authentication_strength_policy\.mfa-strength_policy_\w+\.id\}$/,
          ),
        },
      });
    }
  });

  it('is what is declared', () => {
    const own = renderedDirectory('contoso', asking('mfaStrength: { combinations: [fido2, "password,softwareOath"] }'));
    expect(strengths(own)).toMatchObject([{ allowed_combinations: ['fido2', 'password,softwareOath'] }]);
  });

  it('is refused where it is a strength that cannot be seen, unless that is accepted', () => {
    const there = asking('mfaStrength: { existing: 6f1e2d3c-2222-4a2b-8c3d-000000000004 }');
    expect(() => renderedDirectory('contoso', there)).toThrow(
      /required {2}ENT-AU-02 {2}contoso entra: users may sign in/,
    );
  });

  it('is a strength that is made or one that is there, and not both', () => {
    const both = asking('mfaStrength: { combinations: [fido2], existing: 6f1e2d3c-2222-4a2b-8c3d-000000000004 }');
    expect(() => renderedDirectory('contoso', both)).toThrow(/mfaStrength/);
    expect(() => renderedDirectory('contoso', asking('mfaStrength: {}'))).toThrow(/mfaStrength/);
  });
});
