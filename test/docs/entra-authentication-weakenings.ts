import { AuthenticationStrengthPolicy } from '@cdktf/provider-azuread/lib/authentication-strength-policy';
import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { besides, entra, house, policyOverridden } from './weakened-entra';

const SOME_GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000003';
const DEVOPS = '499b84ac-1321-427f-aa17-267ca6975798';
const withoutDevices = (text: string) => text.replace('      devices: {}\n', '');

/** What the pages on how people prove who they are show, by the mark before the answer. */
export const entraAuthenticationWeakenings: Readonly<Record<string, Weakening>> = {
  'device-code-mfa': policyOverridden('ENT-AU-06', '/device-code-flow/', 'grant_controls.built_in_controls', ['mfa']),
  'device-code-application': policyOverridden(
    'ENT-AU-06',
    '/device-code-flow/',
    'conditions.applications.excluded_applications',
    ['Office365'],
  ),
  'transfer-group': {
    ...policyOverridden('ENT-AU-07', '/authentication-transfer/', 'conditions.users.excluded_groups', [
      '${azuread_group.break-glass_group_E75EE15A.object_id}',
      SOME_GROUP,
    ]),
    declare: besides('ENT-AU-07'),
  },
  'management-devops': {
    tenant: 'contoso',
    declare: besides('ENT-AU-05'),
    weaken: (tenant) => {
      const own = elementOf(entra(tenant), ConditionalAccessPolicy, '/mfa-for-management/');
      own.conditions.applications.includedApplications = ['MicrosoftAdminPortals'];
      const all = elementOf(entra(tenant), ConditionalAccessPolicy, '/mfa/');
      all.conditions.applications.excludedApplications = [DEVOPS];
    },
    shows: ['ENT-AU-05'],
  },
  'phishing-all-any-mfa': {
    ...policyOverridden(
      'ENT-AU-04',
      '/phishing-resistant-mfa-for-all-users/',
      'grant_controls.authentication_strength_policy_id',
      '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000002',
    ),
    declare: besides('ENT-AU-04'),
  },
  'security-info-any-device': {
    ...policyOverridden('ENT-AU-08', '/security-info/', 'grant_controls.built_in_controls', ['compliantDevice', 'mfa']),
    declare: house('ENT-AU-08'),
  },
  'security-info-more-places': {
    tenant: 'contoso',
    declare: withoutDevices,
    weaken: (tenant) =>
      elementOf(entra(tenant), ConditionalAccessPolicy, '/security-info/').addOverride(
        'conditions.locations.excluded_locations',
        ['AllTrusted', SOME_GROUP],
      ),
    shows: ['ENT-AU-08'],
  },
  'strength-sms': {
    tenant: 'contoso',
    declare: besides('ENT-AU-09'),
    weaken: (tenant) => {
      elementOf(entra(tenant), AuthenticationStrengthPolicy).allowedCombinations = ['fido2', 'password,sms'];
    },
    shows: ['ENT-AU-09'],
  },
  'strength-sms-declared': {
    tenant: 'contoso',
    declare: (text) => text.replace('devices: {}', 'mfaStrength: { combinations: [fido2, "password,sms"] }'),
  },
  'strength-unseen': {
    tenant: 'contoso',
    declare: (text) => text.replace('devices: {}', 'mfaStrength: { existing: 6f1e2d3c-2222-4a2b-8c3d-000000000004 }'),
    shows: ['ENT-AU-02'],
  },
};
