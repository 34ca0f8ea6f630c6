import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import { DirectoryRoleAssignment } from '@cdktf/provider-azuread/lib/directory-role-assignment';
import { GroupRoleManagementPolicy } from '@cdktf/provider-azuread/lib/group-role-management-policy';
import { PrivilegedAccessGroupEligibilitySchedule } from '@cdktf/provider-azuread/lib/privileged-access-group-eligibility-schedule';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { entra } from './weakened-entra';

const GLOBAL = '/role-global-administrator/';
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';

const declared = (shows: string, from: string, to: string): Weakening => ({
  tenant: 'adatum',
  declare: (text) => text.replace(from, to),
  shows: [shows],
});
const rulesOverridden = (shows: string, key: string, value: unknown): Weakening => ({
  tenant: 'adatum',
  weaken: (tenant) => elementOf(entra(tenant), GroupRoleManagementPolicy, GLOBAL).addOverride(key, value),
  shows: [shows],
});

/** What the pages on privileged access show, by the mark before the answer. */
export const privilegedWeakenings: Readonly<Record<string, Weakening>> = {
  'role-held': {
    tenant: 'adatum',
    weaken: (tenant) =>
      new DirectoryRoleAssignment(entra(tenant), 'by-hand', {
        roleId: GLOBAL_ADMINISTRATOR,
        principalObjectId: STRANGER,
      }),
    shows: ['ENT-PR-03'],
  },
  'role-eligible-for-good': {
    tenant: 'adatum',
    weaken: (tenant) => {
      const schedule = elementOf(entra(tenant), PrivilegedAccessGroupEligibilitySchedule, GLOBAL);
      schedule.addOverride('expiration_date', undefined);
      schedule.addOverride('permanent_assignment', true);
    },
    shows: ['ENT-PR-03'],
  },
  'role-over': declared('ENT-PR-03', 'activeFor: PT4H }', 'activeFor: PT4H, until: 2026-11-01 }'),
  'role-unapproved': rulesOverridden('ENT-PR-04', 'activation_rules.require_approval', false),
  'role-longer': rulesOverridden('ENT-PR-04', 'activation_rules.maximum_duration', 'PT8H'),
  'role-approves-himself': declared(
    'ENT-PR-04',
    'approvers: [ciso@adatum.example, head-of-iam@adatum.example]\n        notify',
    'approvers: [ann@adatum.example]\n        notify',
  ),
  'role-open-group': {
    tenant: 'adatum',
    weaken: (tenant) =>
      elementOf(entra(tenant), DataAzureadGroup, '/role-application-administrator/approver-group').addOverride(
        'lifecycle',
        undefined,
      ),
    shows: ['ENT-PR-04'],
  },
  'role-untold': rulesOverridden('ENT-PR-05', 'notification_rules.eligible_activations', undefined),
  'role-too-many': declared('ENT-PR-01', 'ben@adatum.example]', 'ben@adatum.example, gil@adatum.example]'),
  'role-coarse': declared(
    'ENT-PR-02',
    'Privileged Role Administrator: { eligible: [cleo',
    'Global Reader: { eligible: [cleo',
  ),
  'role-unchecked': {
    tenant: 'adatum',
    weaken: (tenant) =>
      elementOf(entra(tenant), DataAzureadUser, `${GLOBAL}person-ann`).addOverride('lifecycle', undefined),
    shows: ['ENT-PR-09'],
  },
};
