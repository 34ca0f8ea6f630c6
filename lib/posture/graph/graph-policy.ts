import { isJsonObject, type JsonObject, own, sortedKeys, step } from '../terraform/json-object';
import { type Settled, verbatim } from '../terraform/settled';
import type { GraphEntity } from './graph-export';
import { UnreadableExport } from './unreadable-export';

/** How a property of a policy is written by the provider: where, and in which form. */
type Form = 'as it is' | 'texts' | 'ids' | 'listed' | 'guests' | 'filter' | 'strength';

/** Every property that is read, and the provider's argument for it. */
const ARGUMENTS: Readonly<Record<string, readonly [argument: string, form: Form]>> = {
  '/state': ['state', 'as it is'],
  '/conditions/users/includeUsers': ['conditions.users.included_users', 'ids'],
  '/conditions/users/excludeUsers': ['conditions.users.excluded_users', 'ids'],
  '/conditions/users/includeGroups': ['conditions.users.included_groups', 'ids'],
  '/conditions/users/excludeGroups': ['conditions.users.excluded_groups', 'ids'],
  '/conditions/users/includeRoles': ['conditions.users.included_roles', 'texts'],
  '/conditions/users/excludeRoles': ['conditions.users.excluded_roles', 'texts'],
  '/conditions/users/includeGuestsOrExternalUsers': ['conditions.users.included_guests_or_external_users', 'guests'],
  '/conditions/users/excludeGuestsOrExternalUsers': ['conditions.users.excluded_guests_or_external_users', 'guests'],
  '/conditions/applications/includeApplications': ['conditions.applications.included_applications', 'texts'],
  '/conditions/applications/excludeApplications': ['conditions.applications.excluded_applications', 'texts'],
  '/conditions/applications/includeUserActions': ['conditions.applications.included_user_actions', 'texts'],
  '/conditions/applications/applicationFilter': ['conditions.applications.filter', 'filter'],
  '/conditions/clientApplications/includeServicePrincipals': [
    'conditions.client_applications.included_service_principals',
    'texts',
  ],
  '/conditions/clientApplications/excludeServicePrincipals': [
    'conditions.client_applications.excluded_service_principals',
    'texts',
  ],
  '/conditions/clientApplications/servicePrincipalFilter': ['conditions.client_applications.filter', 'filter'],
  '/conditions/clientAppTypes': ['conditions.client_app_types', 'texts'],
  '/conditions/platforms/includePlatforms': ['conditions.platforms.included_platforms', 'texts'],
  '/conditions/platforms/excludePlatforms': ['conditions.platforms.excluded_platforms', 'texts'],
  '/conditions/locations/includeLocations': ['conditions.locations.included_locations', 'ids'],
  '/conditions/locations/excludeLocations': ['conditions.locations.excluded_locations', 'ids'],
  '/conditions/authenticationFlows/transferMethods': ['conditions.authentication_flow_transfer_methods', 'listed'],
  '/conditions/devices/deviceFilter': ['conditions.devices.filter', 'filter'],
  '/conditions/signInRiskLevels': ['conditions.sign_in_risk_levels', 'texts'],
  '/conditions/userRiskLevels': ['conditions.user_risk_levels', 'texts'],
  '/conditions/servicePrincipalRiskLevels': ['conditions.service_principal_risk_levels', 'texts'],
  '/conditions/insiderRiskLevels': ['conditions.insider_risk_levels', 'as it is'],
  '/grantControls/operator': ['grant_controls.operator', 'as it is'],
  '/grantControls/builtInControls': ['grant_controls.built_in_controls', 'texts'],
  '/grantControls/customAuthenticationFactors': ['grant_controls.custom_authentication_factors', 'texts'],
  '/grantControls/termsOfUse': ['grant_controls.terms_of_use', 'texts'],
  '/grantControls/authenticationStrength': ['grant_controls.authentication_strength_policy_id', 'strength'],
};

/** Properties that say nothing about who gets in, or only ask for more within a session. */
const INERT = new Set([
  '/id',
  '/displayName',
  '/description',
  '/createdDateTime',
  '/modifiedDateTime',
  '/deletedDateTime',
  '/templateId',
  '/sessionControls/continuousAccessEvaluation',
  '/sessionControls/globalSecureAccessFilteringProfile',
  '/sessionControls/networkAccessSecurity',
]);

/** Properties under which others are looked for; a session control is read by its own rules. */
const CONTAINERS = new Set([
  '/conditions',
  '/conditions/users',
  '/conditions/applications',
  '/conditions/clientApplications',
  '/conditions/platforms',
  '/conditions/locations',
  '/conditions/authenticationFlows',
  '/conditions/devices',
  '/grantControls',
  '/sessionControls',
]);

/** What a policy refers to: objects of the export. */
export interface GraphReferences {
  /** The id, or a reference to the object of the export that has it. */
  of(id: string): string | Settled;
  /** The same for an authentication strength, which is referred to by its path. */
  strength(id: string): string | Settled;
}

/** A policy as the provider would configure it, and pointers of what is set there that is not read. */
export interface ReadPolicy {
  readonly body: JsonObject;
  /** It binds sessions to their device, which the provider has no argument for. */
  readonly tokenProtection: boolean;
  readonly unread: readonly string[];
}

/**
 * Reads a `conditionalAccessPolicy`. What is null or empty is not set, as Microsoft Graph writes it.
 *
 * @throws UnreadableExport where a property does not have the type that Microsoft Graph documents
 */
export function readPolicy(policy: GraphEntity, references: GraphReferences): ReadPolicy {
  const reading = new PolicyReading(policy, references);
  reading.below(policy.json, '');
  return { body: reading.body, tokenProtection: reading.tokenProtection, unread: reading.unread };
}

class PolicyReading {
  readonly body: JsonObject = {};
  tokenProtection = false;
  readonly unread: string[] = [];

  constructor(
    private readonly policy: GraphEntity,
    private readonly references: GraphReferences,
  ) {}

  below(json: JsonObject, path: string): void {
    for (const key of sortedKeys(json)) {
      const here = step(path, key);
      const value = own(json, key);
      if (key.includes('@odata.') || INERT.has(here) || isUnset(value)) continue;
      const [argument, form] = Object.hasOwn(ARGUMENTS, here) ? (ARGUMENTS[here] ?? []) : [];
      if (argument !== undefined && form !== undefined) this.set(argument, this.formed(value, form, here));
      else if (path === '/sessionControls') this.session(key, value, here);
      else if (CONTAINERS.has(here)) this.below(this.object(value, here), here);
      else this.unread.push(here);
    }
  }

  private set(argument: string, value: unknown): void {
    const path = argument.split('.');
    const last = path.pop() ?? argument;
    let block = this.body as Record<string, unknown>;
    for (const name of path) {
      const inner = (block[name] ?? {}) as Record<string, unknown>;
      block[name] = inner;
      block = inner;
    }
    block[last] = value;
  }

  private formed(value: unknown, form: Form, at: string): unknown {
    if (form === 'texts') return this.texts(value, at).map(verbatim);
    if (form === 'ids') return this.texts(value, at).map((id) => this.references.of(id));
    if (form === 'listed') return splitList(this.text(value, at)).map(verbatim);
    if (form === 'guests') return this.guests(this.object(value, at), at);
    if (form === 'filter') return this.filter(this.object(value, at), at);
    if (form === 'strength') {
      const id = own(this.object(value, at), 'id');
      return this.references.strength(this.text(id, step(at, 'id')));
    }
    return verbatim(this.text(value, at));
  }

  private guests(json: JsonObject, at: string): JsonObject {
    const types = splitList(
      this.text(own(json, 'guestOrExternalUserTypes') ?? '', step(at, 'guestOrExternalUserTypes')),
    );
    const tenants = own(json, 'externalTenants');
    if (tenants === undefined) return { guest_or_external_user_types: types };
    const here = step(at, 'externalTenants');
    const object = this.object(tenants, here);
    const members = own(object, 'members');
    return {
      guest_or_external_user_types: types,
      external_tenants: {
        membership_kind: this.text(own(object, 'membershipKind') ?? '', step(here, 'membershipKind')),
        ...(isUnset(members) ? {} : { members: this.texts(members, step(here, 'members')) }),
      },
    };
  }

  private filter(json: JsonObject, at: string): JsonObject {
    const [mode, rule] = ['mode', 'rule'].map((name) => this.text(own(json, name), step(at, name)));
    return { mode: verbatim(mode ?? ''), rule: verbatim(rule ?? '') };
  }

  private session(name: string, value: unknown, at: string): void {
    if (name === 'disableResilienceDefaults') {
      this.set('session_controls.disable_resilience_defaults', this.flag(value, at));
      return;
    }
    const control = this.object(value, at);
    if (own(control, 'isEnabled') !== true) return;
    const text = (key: string) => this.text(own(control, key), step(at, key));
    if (name === 'secureSignInSession') {
      this.tokenProtection = true;
    } else if (name === 'applicationEnforcedRestrictions') {
      this.set('session_controls.application_enforced_restrictions_enabled', true);
    } else if (name === 'cloudAppSecurity') {
      this.set('session_controls.cloud_app_security_policy', text('cloudAppSecurityType'));
    } else if (name === 'persistentBrowser') {
      this.set('session_controls.persistent_browser_mode', text('mode'));
    } else if (name === 'signInFrequency') {
      this.set('session_controls.sign_in_frequency_interval', text('frequencyInterval'));
      const [type, count, unit] = ['authenticationType', 'value', 'type'].map((key) => own(control, key));
      if (type !== undefined) this.set('session_controls.sign_in_frequency_authentication_type', type);
      if (count !== undefined) this.set('session_controls.sign_in_frequency', count);
      if (unit !== undefined) this.set('session_controls.sign_in_frequency_period', unit);
    } else {
      this.unread.push(at);
    }
  }

  private text(value: unknown, at: string): string {
    if (typeof value === 'string') return value;
    throw this.unreadable(at, value, 'it must be a text');
  }

  private flag(value: unknown, at: string): boolean {
    if (typeof value === 'boolean') return value;
    throw this.unreadable(at, value, 'it must be true or false');
  }

  private texts(value: unknown, at: string): readonly string[] {
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw this.unreadable(at, value, 'it must be a list of texts');
  }

  private object(value: unknown, at: string): JsonObject {
    if (isJsonObject(value)) return value;
    throw this.unreadable(at, value, 'it must be an object');
  }

  private unreadable(at: string, given: unknown, allowed: string): UnreadableExport {
    const { file, pointer } = this.policy;
    return new UnreadableExport(file, `${pointer}${at}`, 'this is not a setting of a policy', given, allowed);
  }
}

/** Microsoft Graph writes some sets as one text: `deviceCodeFlow,authenticationTransfer`. */
function splitList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** What is not set is null, false or empty. */
export function isUnset(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
