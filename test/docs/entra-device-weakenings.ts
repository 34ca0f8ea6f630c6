import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { besides, entra, policyOverridden } from './weakened-entra';

const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';
const workstations = (rule: string) => (text: string) =>
  text.replace('      devices: {}\n', `      devices: { workstations: '${rule}' }\n`);

/** What the pages on devices show, by the mark before the answer. */
export const entraDeviceWeakenings: Readonly<Record<string, Weakening>> = {
  'managed-device-or-mfa': policyOverridden('ENT-DV-01', '/managed-device/', 'grant_controls.built_in_controls', [
    'compliantDevice',
    'mfa',
  ]),
  'managed-device-application': policyOverridden(
    'ENT-DV-01',
    '/managed-device/',
    'conditions.applications.excluded_applications',
    ['d4ebce55-015a-49b5-a083-c84d1797ae8c', STRANGER],
  ),
  'register-devices-off': {
    tenant: 'contoso',
    declare: besides('ENT-DV-02'),
    weaken: (tenant) => {
      elementOf(entra(tenant), ConditionalAccessPolicy, '/register-devices/').state = 'disabled';
      elementOf(entra(tenant), ConditionalAccessPolicy, '/mfa/').addOverride('conditions.platforms', {
        included_platforms: ['windows'],
      });
    },
    shows: ['ENT-DV-02'],
  },
  'enroll-devices-hourly': {
    ...policyOverridden('ENT-DV-03', '/enroll-devices/', 'session_controls', {
      sign_in_frequency: 1,
      sign_in_frequency_period: 'hours',
      sign_in_frequency_interval: 'timeBased',
      sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
    }),
    declare: besides('ENT-DV-03'),
  },
  'admin-devices-inverted': {
    ...policyOverridden(
      'ENT-DV-04',
      '/admin-devices/',
      'conditions.devices.filter.rule',
      'device.displayName -ne "kiosk"',
    ),
    declare: (text) => besides('ENT-DV-04')(workstations('device.extensionAttribute1 -eq "PAW"')(text)),
  },
  'admin-devices-declared': { tenant: 'contoso', declare: workstations('device.model -eq "X1"') },
  'unknown-platforms-more': {
    ...policyOverridden('ENT-DV-05', '/unknown-platforms/', 'conditions.platforms.excluded_platforms', [
      'android',
      'iOS',
      'linux',
      'macOS',
      'windows',
      'windowsPhone',
    ]),
    declare: besides('ENT-DV-05'),
  },
  'phones-mfa': {
    tenant: 'contoso',
    declare: besides('ENT-DV-06'),
    weaken: (tenant) => {
      elementOf(entra(tenant), ConditionalAccessPolicy, '/protected-applications/').addOverride(
        'grant_controls.built_in_controls',
        ['compliantApplication', 'mfa'],
      );
    },
    shows: ['ENT-DV-06'],
  },
};
