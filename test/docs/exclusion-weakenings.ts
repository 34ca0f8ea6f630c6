import { AccessPackageAssignmentPolicy } from '@cdktf/provider-azuread/lib/access-package-assignment-policy';
import { Group } from '@cdktf/provider-azuread/lib/group';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { entra } from './weakened-entra';

const EXCLUSION = '/exclusion-ent-au-02/';
const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';

const group = (shows: string, weaken: (group: Group) => void): Weakening => ({
  tenant: 'adatum',
  weaken: (tenant) => weaken(elementOf(entra(tenant), Group, EXCLUSION)),
  shows: [shows],
});

/** What the page on exclusion groups shows, by the mark before the answer. */
export const exclusionWeakenings: Readonly<Record<string, Weakening>> = {
  'exclusion-member': group('ENT-GV-03', (made) => {
    made.members = [STRANGER];
  }),
  'exclusion-owner': group('ENT-GV-03', (made) => {
    made.owners = [STRANGER];
  }),
  'exclusion-unapproved': {
    tenant: 'adatum',
    weaken: (tenant) =>
      elementOf(entra(tenant), AccessPackageAssignmentPolicy).addOverride('approval_settings.approval_required', false),
    shows: ['ENT-GV-03'],
  },
  'exclusion-prolonged': {
    tenant: 'adatum',
    weaken: (tenant) => {
      const policy = elementOf(entra(tenant), AccessPackageAssignmentPolicy);
      policy.addOverride('extension_enabled', true);
      policy.addOverride('approval_settings.approval_required_for_extension', false);
    },
    shows: ['ENT-GV-03'],
  },
  'exclusion-for-all': {
    tenant: 'adatum',
    weaken: (tenant) =>
      elementOf(entra(tenant), AccessPackageAssignmentPolicy).addOverride(
        'requestor_settings.scope_type',
        'AllExistingDirectoryMemberUsers',
      ),
    shows: ['ENT-GV-03'],
  },
  'exclusion-unaccepted': {
    tenant: 'adatum',
    declare: (text) => text.replace(/ {2}- id: RA-2026-031\n(?: {4}.*\n)+/, ''),
    shows: ['ENT-AU-02'],
  },
  'exclusion-for-nothing': {
    tenant: 'adatum',
    declare: (text) =>
      text.replace('        ENT-AU-02:\n          requestors', '        ENT-TS-04:\n          requestors'),
  },
};
