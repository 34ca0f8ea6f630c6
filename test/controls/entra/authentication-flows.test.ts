import { authenticationTransferBlocked } from '../../../lib/controls/entra/authentication-transfer-blocked';
import { deviceCodeFlowBlocked } from '../../../lib/controls/entra/device-code-flow-blocked';
import { BREAK_GLASS } from '../../support/break-glass';
import { checkPolicies, metBy } from '../../support/check-policies';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec, unread } from '../../support/posture-builder';
import { HOLES } from '../../support/sign-in-holes';

describe.each([
  ['ENT-AU-06', deviceCodeFlowBlocked, 'deviceCodeFlow', 'authenticationTransfer', 'by device code'],
  [
    'ENT-AU-07',
    authenticationTransferBlocked,
    'authenticationTransfer',
    'deviceCodeFlow',
    'by authentication transfer',
  ],
] as const)('%s', (id, control, flow, other, words) => {
  const BLOCK: PolicySpec = { builtIn: ['block'], transferMethods: [flow], notGroups: [BREAK_GLASS] };
  const check = (...specs: readonly PolicySpec[]) => checkPolicies(control, specs);

  it('has the id', () => expect(control.id).toBe(id));

  it('is met by a policy that blocks the flow, alone or with the other', () => {
    expect(check(BLOCK)).toEqual(metBy(0));
    expect(check({ ...BLOCK, transferMethods: [flow, other] })).toEqual(metBy(0));
  });

  it('is met by policies that between them block it everywhere', () => {
    const apart = check({ ...BLOCK, notApplications: ['Office365'] }, { ...BLOCK, applications: ['Office365'] });
    expect(apart).toEqual(metBy(0, 1));
  });

  it('is unmet where nothing is there, and where the other flow is blocked alone', () => {
    expect(verdictsOf(check())).toEqual(['unmet']);
    expect(verdictsOf(check({ ...BLOCK, transferMethods: [other] }))).toEqual(['unmet']);
  });

  it('is unmet by MFA and by a managed device: only a block ends it', () => {
    for (const builtIn of [['mfa'], ['compliantDevice'], ['block', 'mfa']]) {
      expect(verdictsOf(check({ ...BLOCK, builtIn }))).toEqual(['unmet']);
    }
  });

  it.each([...HOLES, ['an application left out', { notApplications: ['Office365'] }] as const])(
    'is unmet with %s',
    (_, spec) => expect(verdictsOf(check({ ...BLOCK, ...spec }))).toContain('unmet'),
  );

  it.each<readonly [string, PolicySpec]>([
    ['unread flows', { transferMethods: openSet([], 'variable') }],
    ['an unread state', { state: unread() }],
    ['unread controls', { builtIn: openSet([], 'variable') }],
  ])('is unknown with %s', (_, spec) => expect(verdictsOf(check({ ...BLOCK, ...spec }))).toEqual(['unknown']));

  it('says how somebody gets in, and which policy is the nearest', () => {
    const [finding] = findingsOf(check({ ...BLOCK, notApplications: ['Office365'] }));
    expect(finding?.given).toContain(words);
    expect(finding).toMatchObject({
      subject: 'azuread_conditional_access_policy.p0',
      meaning: { targets: ['Office365'] },
    });
  });
});
