import { outsidePersonasBlocked } from '../../../lib/controls/entra/outside-personas-blocked';
import { phishingResistantMfaForPrivilegedRoles } from '../../../lib/controls/entra/phishing-resistant-mfa-for-privileged-roles';
import type { EntraSettings } from '../../../lib/declaration';
import { privilegedRoles } from '../../../lib/values';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec, policy, postureOf, situationOf, unread } from '../../support/posture-builder';

const ADMINS = '6f1e2d3c-2222-4a2b-8c3d-000000000011';
const INTERNALS = '6f1e2d3c-2222-4a2b-8c3d-000000000012';
const STRANGERS = '6f1e2d3c-2222-4a2b-8c3d-000000000013';
const KINDS = [
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'internalGuest',
  'otherExternalUser',
  'serviceProvider',
];
const PERSONAS: EntraSettings['personas'] = { admins: [ADMINS], internals: [INTERNALS], guests: 'all' };
const BLOCK: PolicySpec = {
  builtIn: ['block'],
  notGroups: [BREAK_GLASS, ADMINS, INTERNALS],
  notGuests: { types: KINDS, tenants: 'all' },
};

function check(personas: EntraSettings['personas'], ...specs: readonly PolicySpec[]) {
  const policies = specs.map((spec, index) => policy(`p${index}`, spec));
  const declared = personas === undefined ? {} : { entra: { personas } };
  return outsidePersonasBlocked.check(situationOf(postureOf(...breakGlass(), ...policies), declared));
}

describe('ENT-GV-05', () => {
  it('is met by a block that leaves out the groups of the personas alone', () => {
    expect(verdictsOf(check(PERSONAS, BLOCK))).toEqual(['met']);
  });

  it('is met by several blocks together', () => {
    expect(
      verdictsOf(
        check(
          PERSONAS,
          { ...BLOCK, clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] },
          { ...BLOCK, clientAppTypes: ['exchangeActiveSync', 'other'] },
        ),
      ),
    ).toEqual(['met']);
  });

  it('is about nothing where nobody is assigned to a persona', () => {
    expect(verdictsOf(check(undefined, BLOCK))).toEqual(['notApplicable']);
  });

  it('blocks guests who are of no persona', () => {
    const withoutGuests = { admins: [ADMINS], internals: [INTERNALS] };
    expect(verdictsOf(check(withoutGuests, BLOCK))).not.toEqual(['met']);
    expect(
      verdictsOf(check(withoutGuests, { builtIn: ['block'], notGroups: [BREAK_GLASS, ADMINS, INTERNALS] })),
    ).toEqual(['met']);
  });

  it('names the group that is left out beside the personas', () => {
    const wider = check(PERSONAS, { ...BLOCK, notGroups: [BREAK_GLASS, ADMINS, INTERNALS, STRANGERS] });
    expect(findingsOf(wider)).toMatchObject([
      { subject: 'azuread_conditional_access_policy.p0', meaning: { principals: [`group:${STRANGERS}`] } },
    ]);
  });

  it.each<readonly [string, readonly PolicySpec[]]>([
    ['no policy', []],
    ['report-only', [{ ...BLOCK, state: 'enabledForReportingButNotEnforced' }]],
    ['MFA instead of a block', [{ ...BLOCK, builtIn: ['mfa'] }]],
    ['one application left out', [{ ...BLOCK, notApplications: ['Office365'] }]],
    ['a role left out', [{ ...BLOCK, notRoles: ['fe930be7-5e62-47db-91af-98c3a49a38b1'] }]],
  ])('is unmet with %s', (_, specs) => {
    expect(verdictsOf(check(PERSONAS, ...specs))).toEqual(['unmet']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['an unread state', { state: unread() }],
    ['unread exclusions', { notGroups: openSet([BREAK_GLASS], 'variable') }],
  ])('is unknown with %s', (_, spec) => {
    expect(verdictsOf(check(PERSONAS, { ...BLOCK, ...spec }))).toEqual(['unknown']);
  });
});

describe('ENT-AU-03 of a persona of administrators', () => {
  const roles = privilegedRoles().map(({ templateId }) => templateId);
  const verdicts = (groups: readonly string[]) =>
    verdictsOf(
      phishingResistantMfaForPrivilegedRoles.check(
        situationOf(
          postureOf(
            ...breakGlass(),
            policy('p', { roles, groups, strength: strengthPath(4), notGroups: [BREAK_GLASS] }),
          ),
          { entra: { personas: PERSONAS } },
        ),
      ),
    );

  it('is met where its groups are asked for the same as the roles', () => {
    expect(verdicts([ADMINS])).toEqual(['met']);
  });

  it('is unmet for a group that is not', () => {
    expect(verdicts([])).toEqual(['unmet']);
  });
});
