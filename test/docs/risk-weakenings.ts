import type { Weakening } from './weakened';
import { house, policyOverridden, policyWeakened } from './weakened-entra';

/** What is put in place of the roll-out of the directory of contoso: stages for single controls. */
const rolledOut = (controls: string) => (text: string) =>
  text.replace('owner: iam@contoso.example }', `owner: iam@contoso.example, controls: { ${controls} } }`);

/** What the pages on policies by risk show, by the mark before the answer. */
export const riskWeakenings: Readonly<Record<string, Weakening>> = {
  'risk-both': policyWeakened('ENT-RK-01', '/high-user-risk/', (made) => {
    made.conditions.signInRiskLevels = ['high'];
  }),
  'risk-trusted-left-out': policyOverridden('ENT-RK-02', '/risky-sign-ins/', 'conditions.locations', {
    included_locations: ['All'],
    excluded_locations: ['AllTrusted'],
  }),
  'risk-medium': {
    ...policyWeakened('ENT-RK-02', '/risky-sign-ins/', (made) => {
      made.conditions.signInRiskLevels = ['high'];
    }),
    declare: (text) => text.replace('[cisa-scuba]', '[cisa-scuba, cis-m365-v7-level-2]'),
  },
  'risk-insider-moderate': {
    ...policyWeakened('ENT-RK-05', '/insider-risk/', (made) => {
      made.conditions.insiderRiskLevels = 'moderate';
    }),
    declare: house('ENT-RK-05'),
  },
  'risk-earlier-proof': {
    ...policyWeakened('ENT-RK-03', '/mfa-on-risky-sign-ins/', (made) => {
      made.addOverride('session_controls.sign_in_frequency_interval', 'timeBased');
      made.addOverride('session_controls.sign_in_frequency', 8);
      made.addOverride('session_controls.sign_in_frequency_period', 'hours');
    }),
    declare: house('ENT-AU-02, ENT-RK-03'),
  },
  'risk-same-password': {
    ...policyWeakened('ENT-RK-04', '/password-change-on-user-risk/', (made) => {
      made.grantControls.operator = 'OR';
    }),
    declare: house('ENT-RK-04'),
  },
  'risk-block-and-change': { tenant: 'contoso', declare: rolledOut('ENT-RK-04: enforced') },
  'risk-licence': {
    tenant: 'contoso',
    declare: (text) => rolledOut('ENT-RK-03: enforced')(text).replace('licence: P2', 'licence: P1'),
  },
  'risk-service-principal': {
    ...policyWeakened('ENT-RK-06', '/risky-service-principals/', (made) => {
      made.conditions.clientApplications.includedServicePrincipals = ['6f1e2d3c-2222-4a2b-8c3d-000000000003'];
    }),
    declare: rolledOut('ENT-RK-06: enforced'),
  },
};
