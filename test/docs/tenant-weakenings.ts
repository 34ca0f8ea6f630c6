import { stackOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';

const until = (day: string, stage: string) => (text: string) =>
  text.replace(
    'rollout: { stage: enforced, owner: iam@contoso.example }',
    `rollout: { stage: ${stage}, owner: iam@contoso.example, until: ${day} }`,
  );

/** What the pages on tenants, the guard and acceptances show, by the mark before the answer. */
export const tenantWeakenings: Readonly<Record<string, Weakening>> = {
  'acceptance-none': {
    tenant: 'fabrikam',
    declare: (text) => text.replace(/\nacceptances:[\s\S]*$/, '\n'),
    shows: ['LAD-01'],
  },
  'acceptance-expired': {
    tenant: 'fabrikam',
    declare: (text) =>
      text
        .replace('approvedOn: 2026-11-01', 'approvedOn: 2026-05-01')
        .replace('expiresOn: 2027-05-01', 'expiresOn: 2026-11-01')
        .replace('reviewOn: 2027-02-01', 'reviewOn: 2026-08-01'),
  },
  'acceptance-narrow': {
    tenant: 'fabrikam',
    declare: (text) => text.replace('settings: [guard=ipAllowList]', 'settings: [guard=declaredOnly]'),
  },
  'acceptance-holds': { tenant: 'fabrikam', declare: (text) => text.replace('RA-2026-014', 'RA-2026-015') },
  'acceptance-alone': {
    tenant: 'fabrikam',
    declare: (text) => text.replace('approver: ciso@fabrikam.example', 'approver: cto@fabrikam.example'),
  },
  'acceptance-unlisted': {
    tenant: 'fabrikam',
    declare: (text) => text.replace('approver: ciso@fabrikam.example', 'approver: cfo@fabrikam.example'),
  },
  'acceptance-uncompensated': {
    tenant: 'fabrikam',
    weaken: (tenant) =>
      stackOf(tenant, 'aws.main').addOverride('resource.aws_iam_group_policy.mfa-admins_policy_AAF8C456.count', 0),
    shows: ['ACC-09', 'LAD-01'],
  },
  'acceptance-void': {
    tenant: 'fabrikam',
    declare: (text) =>
      text
        .replace('restrictableBy: ipAllowList', 'restrictableBy: conditionalAccess')
        .replace('    ticket: RISK-311', '    holdsWhile: { restrictableBy: ipAllowList }'),
    shows: ['ACC-10', 'LAD-01'],
  },
  'acceptance-left-over': {
    tenant: 'fabrikam',
    declare: (text) =>
      `${text}${text.slice(text.indexOf('  - id: RA-2026-014'), text.indexOf('  - id: RA-2026-021')).replace('RA-2026-014', 'RA-2026-009').replace('LAD-01', 'AWS-STO-01')}`,
    shows: ['ACC-08'],
  },
  'stage-report-only': {
    tenant: 'contoso',
    declare: until('2027-01-31', 'reportOnly'),
    shows: ['ENT-AU-02', 'LAD-01'],
  },
  'stage-ended': {
    tenant: 'contoso',
    declare: until('2026-11-01', 'reportOnly'),
    shows: ['ENT-AU-02'],
  },
  'stage-too-long': {
    tenant: 'contoso',
    declare: until('2027-06-30', 'reportOnly'),
    shows: ['ENT-AU-02'],
  },
  'stage-without-end': {
    tenant: 'contoso',
    declare: (text) =>
      text.replace(
        '{ stage: enforced, owner: iam@contoso.example }',
        '{ stage: reportOnly, owner: iam@contoso.example }',
      ),
  },
  'ladder-declared-only': {
    tenant: 'contoso',
    declare: (text) => text.replace(/guard: \{[^}]*000000000009 \}/, 'guard: { by: declaredOnly }'),
  },
  'risk-avoid': {
    tenant: 'fabrikam',
    declare: (text) => text.replace(/(id: vendor-outage\n +decision:) accept/, '$1 avoid'),
  },
  'risk-undecided': {
    tenant: 'fabrikam',
    declare: (text) => text.replace(/ +- id: fourth-party\n(?: {8}.*\n)+/, ''),
  },
  'supplier-overdue': {
    tenant: 'contoso',
    declare: (text) => text.replace('on: 2026-09-03', 'on: 2025-09-03'),
    shows: ['SUP-01'],
  },
  'supplier-rung': {
    tenant: 'fabrikam',
    declare: (text) => text.replace('restrictableBy: ipAllowList', 'restrictableBy: conditionalAccess'),
    shows: ['SUP-05'],
  },
  'supplier-exit': {
    tenant: 'northwind',
    declare: (text) => text.replace(/exit: \{.*\}/, 'exit: none'),
  },
  'guard-module': {
    tenant: 'fabrikam',
    weaken: (tenant) => stackOf(tenant, 'aws.main').addOverride('module.network', { source: './network' }),
    shows: ['AWS-MFA-01', 'DEP-01'],
  },
};
