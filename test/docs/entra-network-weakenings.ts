import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import type { SharedServiceTenant } from '../../lib/tenant';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { besides, entra, policyOverridden } from './weakened-entra';

const SOMEWHERE = '203.0.113.0/24';
const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';

const added = (text: string) => (declaration: string) =>
  declaration.replace('      devices: {}\n', `$&      ${text}\n`);
const countries = (list: string) => added(`countries: [${list}]`);
const accounts = added(`serviceAccounts: { backup: { group: ${STRANGER}, from: [pipeline] } }`);

/** Leaves a second place out of a policy, beside its own. */
function leaveOut(tenant: SharedServiceTenant, policy: string, own: string, more: string): void {
  const { objectId } = elementOf(entra(tenant), NamedLocation, own);
  const made = elementOf(entra(tenant), ConditionalAccessPolicy, policy);
  made.addOverride('conditions.locations.excluded_locations', [objectId, more]);
}

/** What the pages on where people and machines sign in from show, by the mark before the answer. */
export const entraNetworkWeakenings: Readonly<Record<string, Weakening>> = {
  'admins-network-more': {
    tenant: 'contoso',
    declare: besides('ENT-NW-02'),
    weaken: (tenant) => {
      const more = new NamedLocation(entra(tenant), 'more', {
        displayName: 'More',
        ip: { ipRanges: [SOMEWHERE] },
        lifecycle: { createBeforeDestroy: true },
      });
      leaveOut(tenant, '/admins-network/', '/trusted/', more.objectId);
    },
    shows: ['ENT-NW-02'],
  },
  'admins-network-mfa': {
    ...policyOverridden('ENT-NW-02', '/admins-network/', 'grant_controls.built_in_controls', ['mfa']),
    declare: besides('ENT-NW-02'),
  },
  'countries-unknown': {
    tenant: 'contoso',
    declare: countries('CH, DE'),
    weaken: (tenant) => {
      elementOf(entra(tenant), NamedLocation, '/countries/').country.includeUnknownCountriesAndRegions = true;
    },
    shows: ['ENT-NW-03'],
  },
  'countries-more': {
    tenant: 'contoso',
    declare: countries('CH, DE'),
    weaken: (tenant) => {
      elementOf(entra(tenant), NamedLocation, '/countries/').country.countriesAndRegions = ['CH', 'DE', 'US'];
    },
    shows: ['ENT-NW-03'],
  },
  'countries-declared': { tenant: 'contoso', declare: countries('CH, UK') },
  'service-accounts-trusted': {
    tenant: 'contoso',
    declare: accounts,
    weaken: (tenant) => {
      leaveOut(tenant, '/service-accounts-backup/', '/service-accounts-backup-egress/', 'AllTrusted');
    },
    shows: ['ENT-NW-04'],
  },
  'service-accounts-stranger': {
    tenant: 'adatum',
    declare: (text) => text.replace('group: 6f1e2d3c-2222-4a2b-8c3d-0000000000e5', `group: ${STRANGER}`),
  },
  'shared-devices-anywhere': {
    ...policyOverridden('ENT-AU-02', '/shared-meeting-rooms/', 'state', 'disabled', 'adatum'),
    shows: ['ENT-AU-02', 'ENT-NW-05'],
  },
  'shared-devices-wider': {
    tenant: 'adatum',
    weaken: (tenant) => {
      elementOf(entra(tenant), NamedLocation, '/shared-meeting-rooms-egress/').ip.ipRanges = ['203.0.113.128/26'];
    },
    shows: ['ENT-NW-05'],
  },
  'shared-devices-own': {
    tenant: 'adatum',
    declare: (text) => text.replace('sparedBy: [ENT-AU-02', 'sparedBy: [ENT-NW-05'),
  },
};
