import {
  type AppliedClaim,
  absent,
  type ConditionalAccessPolicy,
  type Entity,
  emptyPosture,
  type GuestScope,
  type Kind,
  known,
  type Origin,
  type Posture,
  ref,
  type SessionControls,
  type SetOf,
  type SignInFrequency,
  type UnknownReason,
  unknown,
  type Val,
} from '../../lib/posture';
import type { MemberCount } from '../../lib/values';

export { ACCOUNTS, type Declared, situationOf } from './entra-situation';

/** A literal, or a value made by `refTo` or `unread`. */
export type Text = string | Val<string>;
/** The members of a set, or a set made by `openSet`. */
export type Texts = readonly Text[] | SetOf<string>;

export const SCOPE = { stack: 'contoso-entra', provider: 'azuread' };

export function at(address: string, pointer = ''): Origin {
  return { from: 'synth', stack: SCOPE.stack, address, pointer };
}

const NOWHERE = at('');

export function refTo(address: string, attribute = 'object_id'): Val<string> {
  return ref(address, attribute, NOWHERE);
}

export function unread<T = string>(why: UnknownReason = 'variable'): Val<T> {
  return unknown(why, NOWHERE);
}

export function openSet(items: readonly Text[], open: UnknownReason): SetOf<string> {
  return { items: items.map((item) => textAt(item, NOWHERE)), open, at: NOWHERE };
}

export interface PolicySpec {
  readonly exists?: Val<boolean>;
  readonly state?: Text;
  readonly users?: Texts;
  readonly notUsers?: Texts;
  readonly groups?: Texts;
  readonly notGroups?: Texts;
  readonly roles?: Texts;
  readonly notRoles?: Texts;
  readonly guests?: GuestScope | Val<GuestScope>;
  readonly notGuests?: GuestScope | Val<GuestScope>;
  readonly servicePrincipals?: Texts;
  readonly agents?: Texts;
  readonly notAgents?: Texts;
  readonly agentRisk?: Texts;
  readonly applications?: Texts;
  readonly notApplications?: Texts;
  readonly userActions?: Texts;
  readonly clientAppTypes?: Texts;
  readonly platforms?: Texts;
  readonly notPlatforms?: Texts;
  readonly locations?: Texts;
  readonly notLocations?: Texts;
  readonly transferMethods?: Texts;
  readonly device?: ConditionalAccessPolicy['deviceFilter'] | { readonly mode: string; readonly rule: string };
  readonly signInRisk?: Texts;
  readonly userRisk?: Texts;
  readonly servicePrincipalRisk?: Texts;
  readonly insiderRisk?: Texts;
  readonly operator?: Text;
  readonly builtIn?: Texts;
  readonly strength?: Text;
  readonly termsOfUse?: Texts;
  readonly signInFrequency?: SignInFrequency | Val<SignInFrequency>;
  readonly persistentBrowser?: Text;
  readonly applicationEnforcedRestrictions?: Val<boolean> | boolean;
  readonly resilienceDefaultsDisabled?: Val<boolean> | boolean;
  readonly tokenProtection?: Val<boolean> | boolean;
}

/** A policy for all users and all resources that is on, unless the spec says otherwise. */
export function policy(name: string, spec: PolicySpec): Entity<'conditionalAccessPolicy'> {
  const address = `azuread_conditional_access_policy.${name}`;
  const set = (pointer: string, texts: Texts | undefined) => setAt(texts, at(address, pointer));
  const text = (pointer: string, value: Text | undefined) => textAt(value, at(address, pointer));
  const someone = spec.users ?? spec.groups ?? spec.roles ?? spec.guests ?? spec.servicePrincipals ?? spec.agents;
  const something = spec.applications ?? spec.userActions;
  const object = <T extends object>(pointer: string, value: T | Val<T> | undefined): Val<T> => {
    if (value === undefined) return absent(at(address, pointer));
    return 'is' in value ? moved(value, at(address, pointer)) : known(value, at(address, pointer));
  };
  return entity('conditionalAccessPolicy', address, spec.exists, {
    state: text('/state', spec.state ?? 'enabled'),
    users: {
      included: set('/conditions/users/included_users', someone === undefined ? ['All'] : spec.users),
      excluded: set('/conditions/users/excluded_users', spec.notUsers),
    },
    groups: {
      included: set('/conditions/users/included_groups', spec.groups),
      excluded: set('/conditions/users/excluded_groups', spec.notGroups),
    },
    roles: {
      included: set('/conditions/users/included_roles', spec.roles),
      excluded: set('/conditions/users/excluded_roles', spec.notRoles),
    },
    guests: {
      included: object('/conditions/users/included_guests_or_external_users', spec.guests),
      excluded: object('/conditions/users/excluded_guests_or_external_users', spec.notGuests),
    },
    servicePrincipals: {
      included: set('/conditions/client_applications/included_service_principals', spec.servicePrincipals),
      excluded: set('/conditions/client_applications/excluded_service_principals', undefined),
    },
    agents: {
      included: set('/conditions/agents', spec.agents),
      excluded: set('/conditions/agents', spec.notAgents),
      risk: set('/conditions/agents', spec.agentRisk),
    },
    applications: {
      included: set(
        '/conditions/applications/included_applications',
        something === undefined ? ['All'] : spec.applications,
      ),
      excluded: set('/conditions/applications/excluded_applications', spec.notApplications),
    },
    userActions: set('/conditions/applications/included_user_actions', spec.userActions),
    clientAppTypes: set('/conditions/client_app_types', spec.clientAppTypes),
    platforms: {
      included: set('/conditions/platforms/included_platforms', spec.platforms),
      excluded: set('/conditions/platforms/excluded_platforms', spec.notPlatforms),
    },
    locations: {
      included: set('/conditions/locations/included_locations', spec.locations),
      excluded: set('/conditions/locations/excluded_locations', spec.notLocations),
    },
    transferMethods: set('/conditions/authentication_flow_transfer_methods', spec.transferMethods),
    deviceFilter: object('/conditions/devices/filter', spec.device),
    signInRisk: set('/conditions/sign_in_risk_levels', spec.signInRisk),
    userRisk: set('/conditions/user_risk_levels', spec.userRisk),
    servicePrincipalRisk: set('/conditions/service_principal_risk_levels', spec.servicePrincipalRisk),
    insiderRisk: set('/conditions/insider_risk_levels', spec.insiderRisk),
    grant: {
      operator: text('/grant_controls/operator', spec.operator ?? 'OR'),
      builtIn: set('/grant_controls/built_in_controls', spec.builtIn),
      strength: text('/grant_controls/authentication_strength_policy_id', spec.strength),
      termsOfUse: set('/grant_controls/terms_of_use', spec.termsOfUse),
      custom: set('/grant_controls/custom_authentication_factors', undefined),
    },
    session: sessionOf(spec, (pointer) => at(address, `/session_controls/${pointer}`)),
  });
}

function sessionOf(spec: PolicySpec, placeOf: (pointer: string) => Origin): SessionControls {
  const frequency = spec.signInFrequency;
  const place = placeOf('sign_in_frequency');
  return {
    signInFrequency:
      frequency === undefined ? absent(place) : 'is' in frequency ? moved(frequency, place) : known(frequency, place),
    persistentBrowser: textAt(spec.persistentBrowser, placeOf('persistent_browser_mode')),
    applicationEnforcedRestrictions: flagAt(
      spec.applicationEnforcedRestrictions,
      placeOf('application_enforced_restrictions_enabled'),
    ),
    resilienceDefaultsDisabled: flagAt(spec.resilienceDefaultsDisabled, placeOf('disable_resilience_defaults')),
    cloudAppSecurity: absent(placeOf('cloud_app_security_policy')),
    tokenProtection: flagAt(spec.tokenProtection, placeOf('token_protection')),
  };
}

export interface GroupSpec {
  readonly exists?: Val<boolean>;
  readonly members?: Texts;
  readonly owners?: Texts;
  readonly assignableToRole?: Val<boolean> | boolean;
  readonly securityEnabled?: Val<boolean> | boolean;
  readonly dynamicMembership?: Text;
}

export function group(name: string, spec: GroupSpec = {}): Entity<'group'> {
  const address = `azuread_group.${name}`;
  return entity('group', address, spec.exists, {
    assignableToRole: flagAt(spec.assignableToRole, at(address, '/assignable_to_role')),
    securityEnabled: flagAt(spec.securityEnabled, at(address, '/security_enabled')),
    members: setAt(spec.members, at(address, '/members')),
    owners: setAt(spec.owners, at(address, '/owners')),
    dynamicMembership: textAt(spec.dynamicMembership, at(address, '/dynamic_membership/rule')),
  });
}

export function userLookup(
  name: string,
  userPrincipalNames: Texts,
  claims: readonly AppliedClaim[] = ['cloudOnly', 'accountEnabled'],
  objectIds?: Texts,
): Entity<'userLookup'> {
  const address = `data.azuread_users.${name}`;
  return entity('userLookup', address, undefined, {
    userPrincipalNames: setAt(userPrincipalNames, at(address, '/user_principal_names')),
    objectIds: setAt(objectIds ?? openSet([], 'data'), at(address, '/object_ids')),
    claims,
  });
}

export function groupLookup(
  name: string,
  objectId: Text,
  claims: readonly AppliedClaim[],
  membersOf: readonly string[] = ['data.azuread_users.bg'],
  count?: MemberCount,
): Entity<'groupLookup'> {
  const address = `data.azuread_group.${name}`;
  const id = textAt(objectId, at(address, '/object_id'));
  const counted = count === undefined ? {} : { count };
  return entity('groupLookup', address, undefined, { objectId: id, claims, membersOf, ...counted });
}

export function groupMembership(name: string, of: Text, member: Text): Entity<'groupMembership'> {
  const address = `azuread_group_member.${name}`;
  return entity('groupMembership', address, undefined, {
    group: textAt(of, at(address, '/group_object_id')),
    member: textAt(member, at(address, '/member_object_id')),
  });
}

export function roleAssignment(name: string, role: Text, principal: Text, scope?: Text): Entity<'roleAssignment'> {
  const address = `azuread_directory_role_assignment.${name}`;
  return entity('roleAssignment', address, undefined, {
    role: textAt(role, at(address, '/role_id')),
    principal: textAt(principal, at(address, '/principal_object_id')),
    scope: textAt(scope, at(address, '/directory_scope_id')),
  });
}

export function strength(name: string, combinations: Texts): Entity<'authenticationStrength'> {
  const address = `azuread_authentication_strength_policy.${name}`;
  return entity('authenticationStrength', address, undefined, {
    combinations: setAt(combinations, at(address, '/allowed_combinations')),
  });
}

export function location(
  name: string,
  ranges: Texts,
  trusted?: Val<boolean> | boolean,
  exists?: Val<boolean>,
): Entity<'namedLocation'> {
  const address = `azuread_named_location.${name}`;
  return entity('namedLocation', address, exists, {
    ranges: setAt(ranges, at(address, '/ip/ip_ranges')),
    trusted: flagAt(trusted, at(address, '/ip/trusted')),
    countries: setAt(undefined, at(address, '/country/countries_and_regions')),
    unknownCountries: absent(at(address, '/country/include_unknown_countries_and_regions')),
  });
}

export function countryLocation(
  name: string,
  countries: Texts,
  unknownCountries?: Val<boolean> | boolean,
): Entity<'namedLocation'> {
  const address = `azuread_named_location.${name}`;
  return entity('namedLocation', address, undefined, {
    ranges: setAt(undefined, at(address, '/ip/ip_ranges')),
    trusted: absent(at(address, '/ip/trusted')),
    countries: setAt(countries, at(address, '/country/countries_and_regions')),
    unknownCountries: flagAt(unknownCountries, at(address, '/country/include_unknown_countries_and_regions')),
  });
}

/** A posture of Entra with these entities and nothing else. */
export function postureOf(...entities: readonly Entity[]): Posture {
  const kinds = Object.keys(emptyPosture().entities) as Kind[];
  const all = Object.fromEntries(kinds.map((kind) => [kind, entities.filter((one) => one.kind === kind)]));
  return { ...emptyPosture(), clouds: ['entra'], entities: all as unknown as Posture['entities'] };
}

export function entity<K extends Kind>(
  kind: K,
  address: string,
  exists: Val<boolean> | undefined,
  fields: Entity<K>['fields'],
): Entity<K> {
  return { kind, address, scope: SCOPE, exists: exists ?? known(true, at(address)), fields };
}

function moved<T>(value: Val<T>, origin: Origin): Val<T> {
  return { ...value, at: origin };
}

export function textAt(text: Text | undefined, origin: Origin): Val<string> {
  if (text === undefined) return absent(origin);
  return typeof text === 'string' ? known(text, origin) : moved(text, origin);
}

export function flagAt(value: Val<boolean> | boolean | undefined, origin: Origin): Val<boolean> {
  if (value === undefined) return absent(origin);
  return typeof value === 'boolean' ? known(value, origin) : moved(value, origin);
}

export function setAt(texts: Texts | undefined, origin: Origin): SetOf<string> {
  if (texts === undefined) return { items: [], at: origin };
  if ('items' in texts) return { ...texts, items: texts.items.map((item) => moved(item, origin)), at: origin };
  return { items: texts.map((text) => textAt(text, origin)), at: origin };
}
