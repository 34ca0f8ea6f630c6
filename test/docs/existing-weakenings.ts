import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { entra, policyOverridden } from './weakened-entra';

const ADMINS = '/group-6f1e2d3c-2222-4a2b-8c3d-0000000000e1/';
const LOCATION = '6f1e2d3c-5555-4a2b-8c3d-000000000001';

/** What the page on existing objects shows, by the mark before the answer. */
export const existingWeakenings: Readonly<Record<string, Weakening>> = {
  'group-unchecked': {
    tenant: 'adatum',
    weaken: (tenant) => elementOf(entra(tenant), DataAzureadGroup, ADMINS).addOverride('lifecycle', undefined),
    shows: ['ENT-PR-07'],
  },
  'location-unseen': policyOverridden(
    'ENT-WL-01',
    '/pipeline/',
    'conditions.locations.excluded_locations',
    [LOCATION],
    'adatum',
  ),
};
