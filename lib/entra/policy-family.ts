import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { Grant, PolicyRequest, Session } from './policy-request';

/**
 * What an update of a policy would leave behind in the directory, because the provider leaves it out of its request where
 * it is not set: an authentication strength, a sign-in frequency or browser setting, an insider risk, workload identities.
 *
 * Renders a `terraform_data` that holds which of them the policy has. The policy is replaced when that changes, the new one
 * first; its address stays.
 */
export function policyFamily(scope: Construct, request: PolicyRequest): TerraformResource {
  // The framework's own class for terraform_data runs `terraform version` at synthesis, and fails where there is none.
  const family = new TerraformResource(scope, 'family', { terraformResourceType: 'terraform_data' });
  family.addOverride('input', familyOf(request));
  return family;
}

function familyOf({ grant, session, conditions, audience }: PolicyRequest): Readonly<Record<string, string>> {
  const holds = session === undefined ? '' : sessionFamily(session);
  return {
    grant: grantFamily(grant),
    ...(holds === '' ? {} : { session: holds }),
    ...(conditions?.insiderRisk === undefined ? {} : { insiderRisk: 'set' }),
    ...('servicePrincipals' in audience ? { audience: 'servicePrincipals' } : {}),
  };
}

function grantFamily(grant: Grant | undefined): string {
  if (grant === undefined) return 'none';
  const kinds = [
    ...(grant.strength === undefined ? [] : ['authenticationStrength']),
    ...(grant.builtIn === undefined ? [] : ['builtInControls']),
  ];
  return kinds.join('+');
}

function sessionFamily({ signInFrequency, ...settings }: Session): string {
  const frequency =
    signInFrequency === undefined ? [] : [signInFrequency === 'everyTime' ? 'everyTime' : 'signInFrequency'];
  const others = Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return [...frequency, ...others].sort().join('+');
}
