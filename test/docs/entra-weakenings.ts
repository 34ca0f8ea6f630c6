import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { DataAzureadUsers } from '@cdktf/provider-azuread/lib/data-azuread-users';
import { Group } from '@cdktf/provider-azuread/lib/group';
import { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import { ConditionalAccessLanes } from '../../lib/entra';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { entra, policyOverridden, policyWeakened } from './weakened-entra';

const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000001';
const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';
const existing = (text: string) =>
  text.replace('drilledOn: 2026-10-01', `drilledOn: 2026-10-01\n        group: ${GROUP}`);

const trusting = (ranges: string[]): Weakening => ({
  tenant: 'contoso',
  weaken: (tenant) => {
    elementOf(entra(tenant), NamedLocation).ip.ipRanges = ranges;
  },
  shows: ['ENT-NW-01'],
});
const group = (weaken: (group: Group) => void): Weakening => ({
  tenant: 'contoso',
  weaken: (tenant) => weaken(elementOf(entra(tenant), Group, '/break-glass/')),
  shows: ['ENT-BG-01'],
});

/** What the pages of the Entra constructs show, by the mark before the answer. */
export const entraWeakenings: Readonly<Record<string, Weakening>> = {
  'mfa-off': policyOverridden('ENT-AU-02', '/mfa/', 'state', 'disabled'),
  'application-without-own-policy': {
    tenant: 'contoso',
    weaken: (tenant) => {
      for (const part of ['/application-crm/', '/mfa/']) {
        elementOf(entra(tenant), ConditionalAccessPolicy, part).addOverride('state', 'disabled');
      }
    },
    shows: ['LAD-01'],
  },
  'persona-stranger-left-out': {
    tenant: 'adatum',
    weaken: (tenant) => {
      const policy = elementOf(entra(tenant), ConditionalAccessPolicy, '/outside-personas/');
      policy.addOverride('conditions.users.excluded_users', [STRANGER]);
    },
    shows: ['ENT-GV-05'],
  },
  'mfa-application-left-out': policyOverridden('ENT-AU-02', '/mfa/', 'conditions.applications.excluded_applications', [
    STRANGER,
  ]),
  'mfa-trusted-left-out': policyOverridden('ENT-AU-02', '/mfa/', 'conditions.locations', {
    included_locations: ['All'],
    excluded_locations: ['AllTrusted'],
  }),
  'mfa-ignored': policyOverridden('ENT-AU-02', '/mfa/', 'lifecycle.ignore_changes', ['state']),
  'legacy-one-client': policyWeakened('ENT-AU-01', '/legacy-authentication/', (made) => {
    made.conditions.clientAppTypes = ['other'];
  }),
  'legacy-mfa': policyOverridden('ENT-AU-01', '/legacy-authentication/', 'grant_controls.built_in_controls', ['mfa']),
  'phishing-any-mfa': policyOverridden('ENT-AU-03', '/phishing-resistant-mfa/', 'grant_controls', {
    operator: 'OR',
    built_in_controls: ['mfa'],
  }),
  'phishing-one-role': policyWeakened('ENT-AU-03', '/phishing-resistant-mfa/', (made) => {
    made.conditions.users.includedRoles = ['62e90394-69f5-4237-9190-012177145e10'];
  }),
  'break-glass-one': {
    tenant: 'contoso',
    declare: (text) => text.replace(', bg2@contoso.onmicrosoft.com', ''),
  },
  'break-glass-stranger': group((made) => {
    made.members = [STRANGER];
  }),
  'break-glass-owner': group((made) => {
    made.owners = [STRANGER];
  }),
  'break-glass-unchecked': {
    tenant: 'contoso',
    weaken: (tenant) => elementOf(entra(tenant), DataAzureadUsers, '/break-glass/').addOverride('lifecycle', undefined),
    shows: ['ENT-BG-01'],
  },
  'break-glass-not-left-out': policyWeakened('ENT-BG-02', '/mfa/', (made) => {
    made.conditions.users.excludedGroups = [];
  }),
  'break-glass-existing-unchecked': {
    tenant: 'contoso',
    declare: existing,
    weaken: (tenant) => elementOf(entra(tenant), DataAzureadGroup, '/break-glass/').addOverride('lifecycle', undefined),
    shows: ['ENT-BG-01'],
  },
  'location-more': trusting(['203.0.113.0/25', '2001:db8:10::/48']),
  'location-less': trusting(['203.0.113.0/26']),
  'lanes-20': {
    tenant: 'contoso',
    weaken: (tenant) => ConditionalAccessLanes.of(entra(tenant), { lanes: 20 }),
  },
};
