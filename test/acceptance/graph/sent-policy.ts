import type { TerraformArguments } from '../../support/terraform-arguments';
import { type Json, type JsonObject, stringsOf } from './json';

/**
 * The body that the provider sends for the arguments of a policy, in the shape in which a plan compares them: a block that
 * is written and empty is an object of empty lists here, and is sent as null.
 */
export function sentPolicy(policy: TerraformArguments): JsonObject {
  const conditions = only(policy, 'conditions') ?? {};
  return {
    displayName: textIn(policy, 'display_name'),
    state: textIn(policy, 'state'),
    conditions: sentConditions(conditions),
    grantControls: sentGrant(only(policy, 'grant_controls')),
    sessionControls: sentSession(only(policy, 'session_controls')),
  };
}

function sentConditions(conditions: TerraformArguments): JsonObject {
  const applications = only(conditions, 'applications') ?? {};
  const clients = only(conditions, 'client_applications');
  const methods = listIn(conditions, 'authentication_flow_transfer_methods');
  const insiderRisk = textIn(conditions, 'insider_risk_levels');
  return {
    applications: {
      includeApplications: listIn(applications, 'included_applications'),
      excludeApplications: listIn(applications, 'excluded_applications'),
      includeUserActions: listIn(applications, 'included_user_actions'),
    },
    authenticationFlows: methods.length === 0 ? null : { transferMethods: methods.join(',') },
    clientAppTypes: listIn(conditions, 'client_app_types'),
    devices: sentDevices(only(conditions, 'devices')),
    locations: selection(only(conditions, 'locations'), 'Locations'),
    platforms: selection(only(conditions, 'platforms'), 'Platforms'),
    servicePrincipalRiskLevels: listIn(conditions, 'service_principal_risk_levels'),
    signInRiskLevels: listIn(conditions, 'sign_in_risk_levels'),
    userRiskLevels: listIn(conditions, 'user_risk_levels'),
    users: sentUsers(only(conditions, 'users') ?? {}),
    ...(insiderRisk === null ? {} : { insiderRiskLevels: insiderRisk }),
    ...(clients === undefined
      ? {}
      : {
          clientApplications: {
            includeServicePrincipals: listIn(clients, 'included_service_principals'),
            excludeServicePrincipals: listIn(clients, 'excluded_service_principals'),
          },
        }),
  };
}

function sentUsers(users: TerraformArguments): JsonObject {
  const kinds = ['Users', 'Groups', 'Roles'].flatMap((kind) =>
    ['include', 'exclude'].map((side) => [`${side}${kind}`, listIn(users, `${side}d_${kind.toLowerCase()}`)]),
  );
  return {
    ...Object.fromEntries(kinds),
    includeGuestsOrExternalUsers: sentGuests(only(users, 'included_guests_or_external_users')),
    excludeGuestsOrExternalUsers: sentGuests(only(users, 'excluded_guests_or_external_users')),
  };
}

function sentGuests(guests: TerraformArguments | undefined): Json {
  if (guests === undefined) return null;
  const tenants = only(guests, 'external_tenants');
  return {
    guestOrExternalUserTypes: listIn(guests, 'guest_or_external_user_types').join(','),
    ...(tenants === undefined
      ? {}
      : {
          externalTenants: {
            membershipKind: textIn(tenants, 'membership_kind'),
            ...('members' in tenants ? { members: listIn(tenants, 'members') } : {}),
          },
        }),
  };
}

function sentDevices(devices: TerraformArguments | undefined): Json {
  if (devices === undefined) return null;
  const filter = only(devices, 'filter');
  return { deviceFilter: filter === undefined ? null : { mode: textIn(filter, 'mode'), rule: textIn(filter, 'rule') } };
}

function sentGrant(grant: TerraformArguments | undefined): Json {
  if (grant === undefined) return null;
  const strength = textIn(grant, 'authentication_strength_policy_id');
  return {
    operator: textIn(grant, 'operator'),
    builtInControls: listIn(grant, 'built_in_controls'),
    customAuthenticationFactors: listIn(grant, 'custom_authentication_factors'),
    termsOfUse: listIn(grant, 'terms_of_use'),
    ...(strength === null ? {} : { authenticationStrength: { id: strength.split('/').at(-1) ?? '' } }),
  };
}

function sentSession(session: TerraformArguments | undefined): Json {
  if (session === undefined) return null;
  const interval = textIn(session, 'sign_in_frequency_interval');
  const everyTime = interval === 'everyTime';
  const browser = textIn(session, 'persistent_browser_mode');
  const cloud = textIn(session, 'cloud_app_security_policy');
  const type = textIn(session, 'sign_in_frequency_authentication_type');
  const asked = everyTime || session.sign_in_frequency !== undefined;
  const frequency = {
    isEnabled: true,
    ...(session.sign_in_frequency === undefined ? {} : { value: Number(session.sign_in_frequency) }),
    ...('sign_in_frequency_period' in session ? { type: textIn(session, 'sign_in_frequency_period') } : {}),
    ...(type === null ? {} : { authenticationType: type }),
    ...(interval === null ? {} : { frequencyInterval: interval }),
  };
  return {
    ...(everyTime && !('application_enforced_restrictions_enabled' in session)
      ? {}
      : {
          applicationEnforcedRestrictions: { isEnabled: session.application_enforced_restrictions_enabled === true },
          disableResilienceDefaults: session.disable_resilience_defaults === true,
        }),
    cloudAppSecurity: cloud === null ? null : { isEnabled: true, cloudAppSecurityType: cloud },
    ...(browser === null ? {} : { persistentBrowser: { isEnabled: true, mode: browser } }),
    ...(asked ? { signInFrequency: frequency } : {}),
  };
}

function selection(block: TerraformArguments | undefined, kind: 'Locations' | 'Platforms'): Json {
  if (block === undefined) return null;
  const name = kind.toLowerCase();
  return {
    [`include${kind}`]: listIn(block, `included_${name}`),
    [`exclude${kind}`]: listIn(block, `excluded_${name}`),
  };
}

/** The first block of the name, which is all that the provider reads. */
function only(block: TerraformArguments, name: string): TerraformArguments | undefined {
  const [first] = [block[name] ?? []].flat();
  return first === undefined ? undefined : Object(first);
}

function listIn(block: TerraformArguments, name: string): string[] {
  return stringsOf((block[name] ?? []) as Json);
}

function textIn(block: TerraformArguments, name: string): string | null {
  const value = block[name];
  return value === undefined || value === null ? null : String(value);
}
