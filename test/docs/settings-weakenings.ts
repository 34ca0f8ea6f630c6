import type { TerraformResource } from 'cdktf';
import { GraphSetting } from '../../lib/entra/msgraph/graph-setting';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { entra } from './weakened-entra';

const overridden = (control: string, path: string, key: string, value: unknown): Weakening => ({
  tenant: 'litware',
  weaken: (tenant) => {
    const setting: TerraformResource = elementOf(entra(tenant), GraphSetting, path);
    setting.addOverride(key, value);
  },
  shows: [control],
});

/** What the page on tenant settings shows, by the mark before the answer. */
export const settingsWeakenings: Readonly<Record<string, Weakening>> = {
  'settings-registration': overridden(
    'ENT-TS-04',
    '/applicationRegistration/',
    'body.defaultUserRolePermissions.allowedToCreateApps',
    true,
  ),
  'settings-reviewers': {
    tenant: 'litware',
    declare: (text) => text.replace(/ +consentReviewers: .*\n/, ''),
    shows: ['ENT-TS-06'],
  },
  'settings-credentials': overridden('ENT-TS-07', '/applicationCredentials/', 'body.isEnabled', false),
  'settings-opaque': overridden('ENT-TS-09', '/guestAccess/', 'url', 'policies/authenticationFlowsPolicy'),
};
