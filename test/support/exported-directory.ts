import { idOf } from './planned-stack';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Body = Readonly<Record<string, Json | undefined>>;

const REFERENCE = /^\$\{((?:data\.)?[\w-]+\.[\w-]+)\.([\w-]+)\}$/;
const BUILT_IN = '/policies/authenticationStrengthPolicies/';

/** The lists that Microsoft Graph answers for a directory that was made of an Entra stack, by file name. */
export function exportOf(stack: { readonly [key: string]: Json }): Record<string, { value: Record<string, Json>[] }> {
  const blocks = (kind: 'resource' | 'data', type: string) =>
    Object.entries(((stack[kind] ?? {}) as Record<string, Record<string, Body>>)[type] ?? {});
  const upns = blocks('data', 'azuread_users').flatMap(([, body]) => texts(body.user_principal_names));
  const resolved = (values: readonly string[]) =>
    values.flatMap((value) => {
      const [, address, attribute] = REFERENCE.exec(value) ?? [];
      if (address === undefined) return [value];
      return attribute === 'object_ids' ? upns.map(idOf) : [idOf(address)];
    });
  const idsIn = (value: Json | undefined) => resolved(texts(value));

  return {
    'policies.json': {
      value: blocks('resource', 'azuread_conditional_access_policy').map(([name, body]) => {
        return policyOf(idOf(`azuread_conditional_access_policy.${name}`), body, idsIn);
      }),
    },
    'namedLocations.json': {
      value: blocks('resource', 'azuread_named_location').map(([name, body]) => {
        const ip = one(body.ip);
        return {
          '@odata.type': '#microsoft.graph.ipNamedLocation',
          id: idOf(`azuread_named_location.${name}`),
          displayName: String(body.display_name),
          isTrusted: ip.trusted ?? false,
          ipRanges: texts(ip.ip_ranges).map((cidrAddress) => ({ cidrAddress })),
        };
      }),
    },
    'groups.json': {
      value: blocks('resource', 'azuread_group').map(([name, body]) => ({
        id: idOf(`azuread_group.${name}`),
        displayName: String(body.display_name),
        groupTypes: [],
        securityEnabled: body.security_enabled ?? false,
        isAssignableToRole: body.assignable_to_role ?? false,
        members: idsIn(body.members).map((id) => ({ '@odata.type': '#microsoft.graph.user', id })),
        owners: idsIn(body.owners).map((id) => ({ '@odata.type': '#microsoft.graph.user', id })),
      })),
    },
    'users.json': {
      value: upns.map((userPrincipalName) => ({
        id: idOf(userPrincipalName),
        userPrincipalName,
        accountEnabled: true,
        onPremisesImmutableId: null,
        onPremisesSyncEnabled: null,
      })),
    },
    'roleAssignments.json': {
      value: blocks('resource', 'azuread_directory_role_assignment').map(([name, body]) => ({
        id: idOf(`azuread_directory_role_assignment.${name}`),
        principalId: idsIn([String(body.principal_object_id)])[0] ?? '',
        roleDefinitionId: String(body.role_id),
        directoryScopeId: body.directory_scope_id ?? '/',
      })),
    },
  };
}

/** Of Microsoft's own an export says what they take; of one that is not there it says the id alone. */
function strengthOf(path: string): Json {
  if (path === '') return null;
  return path.startsWith(BUILT_IN)
    ? { id: path.slice(BUILT_IN.length), policyType: 'builtIn', allowedCombinations: ['fido2'] }
    : { id: path };
}

function policyOf(id: string, body: Body, idsIn: (value: Json | undefined) => readonly string[]): Record<string, Json> {
  const conditions = one(body.conditions);
  const [users, applications, platforms, locations, grant] = [
    one(conditions.users),
    one(conditions.applications),
    one(conditions.platforms),
    one(conditions.locations),
    one(body.grant_controls),
  ];
  const flows = texts(conditions.authentication_flow_transfer_methods);
  const deviceFilter = one(one(conditions.devices).filter);
  const strength =
    typeof grant.authentication_strength_policy_id === 'string' ? grant.authentication_strength_policy_id : '';
  return {
    id,
    displayName: String(body.display_name),
    createdDateTime: '2026-11-22T23:36:38Z',
    state: body.state ?? null,
    conditions: {
      clientAppTypes: texts(conditions.client_app_types),
      signInRiskLevels: texts(conditions.sign_in_risk_levels),
      userRiskLevels: texts(conditions.user_risk_levels),
      users: {
        includeUsers: idsIn(users.included_users),
        excludeUsers: idsIn(users.excluded_users),
        includeGroups: idsIn(users.included_groups),
        excludeGroups: idsIn(users.excluded_groups),
        includeRoles: texts(users.included_roles),
        excludeRoles: texts(users.excluded_roles),
        includeGuestsOrExternalUsers: guestsOf(users.included_guests_or_external_users),
        excludeGuestsOrExternalUsers: guestsOf(users.excluded_guests_or_external_users),
      },
      applications: {
        includeApplications: texts(applications.included_applications),
        excludeApplications: texts(applications.excluded_applications),
        includeUserActions: texts(applications.included_user_actions),
        includeAuthenticationContextClassReferences: [],
        applicationFilter: null,
      },
      platforms: conditions.platforms
        ? {
            includePlatforms: texts(platforms.included_platforms),
            excludePlatforms: texts(platforms.excluded_platforms),
          }
        : null,
      locations: conditions.locations
        ? {
            includeLocations: idsIn(locations.included_locations),
            excludeLocations: idsIn(locations.excluded_locations),
          }
        : null,
      authenticationFlows: flows.length === 0 ? null : { transferMethods: flows.join(',') },
      insiderRiskLevels: conditions.insider_risk_levels ?? null,
      devices:
        deviceFilter.rule === undefined
          ? null
          : { deviceFilter: { mode: deviceFilter.mode ?? null, rule: deviceFilter.rule } },
      clientApplications: null,
    },
    grantControls: body.grant_controls
      ? {
          operator: grant.operator ?? null,
          builtInControls: texts(grant.built_in_controls),
          customAuthenticationFactors: [],
          termsOfUse: [],
          authenticationStrength: strengthOf(strength),
        }
      : null,
    sessionControls: body.session_controls ? sessionOf(one(body.session_controls)) : null,
  };
}

function guestsOf(value: Json | undefined): Json {
  const types = texts(one(value).guest_or_external_user_types);
  if (types.length === 0) return null;
  return { guestOrExternalUserTypes: types.join(','), externalTenants: { membershipKind: 'all' } };
}

function sessionOf(session: Body): Record<string, Json> {
  const interval = session.sign_in_frequency_interval;
  return {
    disableResilienceDefaults: session.disable_resilience_defaults ?? false,
    applicationEnforcedRestrictions: session.application_enforced_restrictions_enabled ? { isEnabled: true } : null,
    persistentBrowser: session.persistent_browser_mode
      ? { isEnabled: true, mode: session.persistent_browser_mode }
      : null,
    signInFrequency:
      interval === undefined && session.sign_in_frequency === undefined
        ? null
        : {
            isEnabled: true,
            frequencyInterval: interval ?? 'timeBased',
            authenticationType: session.sign_in_frequency_authentication_type ?? 'primaryAndSecondaryAuthentication',
            value: session.sign_in_frequency ?? null,
            type: session.sign_in_frequency_period ?? null,
          },
  };
}

/** The one block of a name, written as an object or as a list of one. */
function one(value: Json | undefined): Body {
  const [block] = [value ?? {}].flat();
  return typeof block === 'object' && block !== null && !Array.isArray(block) ? (block as Body) : {};
}

/** A set of texts; a reference to a list stands for its members. */
function texts(value: Json | undefined): readonly string[] {
  return [value ?? []].flat().filter((item) => typeof item === 'string');
}
