import { isObject, type Json, type JsonObject } from './json';
import { OWN_KEYS, PRIVILEGED } from './recorded-tenant';

/** The body that the provider sends for a policy of which nothing but the target and the control is set. */
export function policyRequest(changes: JsonObject = {}): JsonObject {
  return overlaid(
    {
      '@odata.type': '#microsoft.graph.conditionalAccessPolicy',
      conditions: {
        applications: { excludeApplications: [], includeApplications: ['All'], includeUserActions: [] },
        authenticationFlows: null,
        clientAppTypes: ['all'],
        devices: null,
        locations: null,
        platforms: null,
        servicePrincipalRiskLevels: [],
        signInRiskLevels: [],
        userRiskLevels: [],
        users: {
          excludeGroups: [PRIVILEGED],
          excludeGuestsOrExternalUsers: null,
          excludeRoles: [],
          excludeUsers: [],
          includeGroups: [],
          includeGuestsOrExternalUsers: null,
          includeRoles: [],
          includeUsers: ['All'],
        },
      },
      displayName: 'MFA for all',
      grantControls: { builtInControls: ['mfa'], customAuthenticationFactors: [], operator: 'OR', termsOfUse: [] },
      sessionControls: null,
      state: 'enabled',
    },
    changes,
  );
}

/** What the provider sends with any session control that is not of every time. */
export const SESSION_BASE: JsonObject = {
  applicationEnforcedRestrictions: { isEnabled: false },
  disableResilienceDefaults: false,
};

/** The custom strength of the recorded tenant, as a grant control. */
export const strength: JsonObject = { authenticationStrength: { id: OWN_KEYS } };

export function applications(...includeApplications: string[]): JsonObject {
  return { applications: { includeApplications } };
}

export function userAction(action: string): JsonObject {
  return { applications: { includeApplications: [], includeUserActions: [action] } };
}

export function controls(operator: 'AND' | 'OR', ...builtInControls: string[]): JsonObject {
  return { grantControls: { operator, builtInControls } };
}

export function guests(
  guestOrExternalUserTypes: string,
  externalTenants: Json = { membershipKind: 'all' },
): JsonObject {
  return { guestOrExternalUserTypes, externalTenants };
}

function overlaid(base: JsonObject, changes: JsonObject): JsonObject {
  const result = { ...base };
  for (const [key, change] of Object.entries(changes)) {
    const old = base[key];
    result[key] = isObject(old) && isObject(change) ? overlaid(old, change) : change;
  }
  return result;
}
