import type { Weakening } from './weakened';
import { policyOverridden, policyWeakened } from './weakened-entra';

/** The directory of contoso with a statement that the emergency accounts have registered their methods. */
const registered = (on: string) => (text: string) =>
  text.replace(
    'drilledOn: 2026-10-01',
    `drilledOn: 2026-10-01\n        registered: { on: ${on}, by: iam@contoso.example, evidence: docs/drill-2026-10.pdf }`,
  );
const staged = (controls: string) => (text: string) =>
  text.replace('owner: iam@contoso.example }', `owner: iam@contoso.example, controls: { ${controls} } }`);

/** What the pages on emergency access show, by the mark before the answer. */
export const emergencyWeakenings: Readonly<Record<string, Weakening>> = {
  'break-glass-order': policyWeakened('ENT-BG-04', '/mfa/', (made) => {
    made.dependsOn = [];
  }),
  'break-glass-nobody-else': policyWeakened('ENT-BG-04', '/high-user-risk/', (made) => {
    made.addOverride('conditions.user_risk_levels', undefined);
  }),
  'emergency-any-mfa': {
    ...policyOverridden('ENT-BG-03', '/emergency-mfa/', 'grant_controls', {
      operator: 'OR',
      authentication_strength_policy_id:
        '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000002',
    }),
    declare: registered('2026-10-01'),
    shows: ['ENT-BG-02', 'ENT-BG-03'],
  },
  'emergency-unregistered': {
    ...policyOverridden('ENT-BG-02', '/emergency-mfa/', 'state', 'enabled'),
    declare: (text) =>
      text
        .replace(
          'example: true\n',
          'example: true\nbaselines: { house: { title: House rules, required: [ENT-AU-02], advisory: [ENT-BG-03] } }\n',
        )
        .replace('[cisa-scuba]', '[house]'),
  },
  'emergency-stale': { tenant: 'contoso', declare: registered('2025-10-01'), shows: ['ENT-BG-02'] },
  'emergency-stage': { tenant: 'contoso', declare: staged('ENT-BG-03: enforced') },
  'contingency-left-on': {
    ...policyOverridden('ENT-BG-06', '/contingency/managed-device/', 'state', 'enabled'),
    declare: staged('ENT-BG-06: enforced'),
  },
  'contingency-shuts-out': {
    ...policyWeakened('ENT-BG-06', '/contingency/office-only/', (made) => {
      made.conditions.users.excludedGroups = [];
    }),
    declare: staged('ENT-BG-06: enforced'),
  },
};
