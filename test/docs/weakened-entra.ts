import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import type { TerraformStack } from 'cdktf';
import type { SharedServiceTenant } from '../../lib/tenant';
import { elementOf, stackOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';

export const entra = (tenant: SharedServiceTenant): TerraformStack => stackOf(tenant, 'entra');

/** Rules of the tenant's own, in place of the baseline of contoso's directory. */
export const house = (required: string) => (text: string) =>
  text
    .replace(
      'example: true\n',
      `example: true\nbaselines: { house: { title: House rules, required: [${required}] } }\n`,
    )
    .replace('[cisa-scuba]', '[house]');

/** Something done to a policy, of which the page shows what one control answers. */
export function policyWeakened(
  control: string,
  path: string,
  weaken: (policy: ConditionalAccessPolicy) => void,
  tenant: Weakening['tenant'] = 'contoso',
): Weakening {
  return {
    tenant,
    weaken: (made) => weaken(elementOf(entra(made), ConditionalAccessPolicy, path)),
    shows: [control],
  };
}

/** One argument of a policy, written over. */
export function policyOverridden(
  control: string,
  path: string,
  key: string,
  value: unknown,
  tenant: Weakening['tenant'] = 'contoso',
): Weakening {
  return policyWeakened(control, path, (made) => made.addOverride(key, value), tenant);
}

/** The everyday example with a control besides those of its baseline. */
export function besides(control: string): (text: string) => string {
  return (text) =>
    text.replace(
      'rollout: { stage: enforced, owner: iam@contoso.example }',
      `rollout: { stage: enforced, owner: iam@contoso.example, controls: { ${control}: enforced } }`,
    );
}
