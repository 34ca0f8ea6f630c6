import type { ConditionalAccessPolicy, GuestScope, SessionControls, SignInFrequency } from './conditional-access';
import { type Data, dataAt, flagIn, numberIn, textIn, textsIn, wordsIn } from './data';
import { absent, known, type SetOf, type UnknownReason, unknown, type Val } from './value';

/** What is read of a Conditional Access policy in Microsoft Graph's own words, by path. */
export const GRAPH_POLICY_PROPERTIES: readonly string[] = [
  'displayName',
  'state',
  ...['includeUsers', 'excludeUsers', 'includeGroups', 'excludeGroups', 'includeRoles', 'excludeRoles'].map(
    (name) => `conditions/users/${name}`,
  ),
  'conditions/users/includeGuestsOrExternalUsers',
  'conditions/users/excludeGuestsOrExternalUsers',
  ...['includeApplications', 'excludeApplications', 'includeUserActions'].map(
    (name) => `conditions/applications/${name}`,
  ),
  ...['includeServicePrincipals', 'excludeServicePrincipals'].map((name) => `conditions/clientApplications/${name}`),
  'conditions/clientApplications/includeAgentIdServicePrincipals',
  'conditions/clientApplications/excludeAgentIdServicePrincipals',
  ...['agentIdRiskLevels', 'authenticationFlows', 'clientAppTypes', 'insiderRiskLevels', 'locations', 'platforms'].map(
    (name) => `conditions/${name}`,
  ),
  'conditions/devices/deviceFilter',
  ...['servicePrincipalRiskLevels', 'signInRiskLevels', 'userRiskLevels'].map((name) => `conditions/${name}`),
  ...['operator', 'builtInControls', 'termsOfUse', 'customAuthenticationFactors', 'authenticationStrength/id'].map(
    (name) => `grantControls/${name}`,
  ),
  ...['applicationEnforcedRestrictions', 'cloudAppSecurity', 'disableResilienceDefaults', 'persistentBrowser'].map(
    (name) => `sessionControls/${name}`,
  ),
  'sessionControls/secureSignInSession',
  'sessionControls/signInFrequency',
];

/** A Conditional Access policy in Microsoft Graph's own words. */
export function graphPolicy(policy: Data): ConditionalAccessPolicy {
  const conditions = dataAt(policy, 'conditions');
  const grant = dataAt(policy, 'grantControls');
  const selection = (block: string, name: string) => ({
    included: textsIn(conditions, `${block}/include${name}`),
    excluded: textsIn(conditions, `${block}/exclude${name}`),
  });
  return {
    state: textIn(policy, 'state'),
    users: selection('users', 'Users'),
    groups: selection('users', 'Groups'),
    roles: selection('users', 'Roles'),
    guests: {
      included: guestScope(dataAt(conditions, 'users/includeGuestsOrExternalUsers')),
      excluded: guestScope(dataAt(conditions, 'users/excludeGuestsOrExternalUsers')),
    },
    servicePrincipals: selection('clientApplications', 'ServicePrincipals'),
    agents: {
      ...selection('clientApplications', 'AgentIdServicePrincipals'),
      risk: wordsIn(conditions, 'agentIdRiskLevels'),
    },
    applications: selection('applications', 'Applications'),
    userActions: textsIn(conditions, 'applications/includeUserActions'),
    clientAppTypes: textsIn(conditions, 'clientAppTypes'),
    platforms: selection('platforms', 'Platforms'),
    locations: selection('locations', 'Locations'),
    transferMethods: wordsIn(conditions, 'authenticationFlows/transferMethods'),
    deviceFilter: deviceFilter(dataAt(conditions, 'devices/deviceFilter')),
    signInRisk: textsIn(conditions, 'signInRiskLevels'),
    userRisk: textsIn(conditions, 'userRiskLevels'),
    servicePrincipalRisk: textsIn(conditions, 'servicePrincipalRiskLevels'),
    insiderRisk: wordsIn(conditions, 'insiderRiskLevels'),
    grant: {
      operator: textIn(grant, 'operator'),
      builtIn: textsIn(grant, 'builtInControls'),
      strength: strength(textIn(grant, 'authenticationStrength/id')),
      termsOfUse: textsIn(grant, 'termsOfUse'),
      custom: textsIn(grant, 'customAuthenticationFactors'),
    },
    session: session(dataAt(policy, 'sessionControls')),
  };
}

/** The id as the path by which Terraform names a strength. */
function strength(id: Val<string>): Val<string> {
  return id.is === 'known' ? known(`/policies/authenticationStrengthPolicies/${id.value}`, id.at) : id;
}

function session(controls: Data): SessionControls {
  return {
    signInFrequency: signInFrequency(dataAt(controls, 'signInFrequency')),
    persistentBrowser: whenOn(controls, 'persistentBrowser', textIn(controls, 'persistentBrowser/mode')),
    applicationEnforcedRestrictions: flagIn(controls, 'applicationEnforcedRestrictions/isEnabled'),
    resilienceDefaultsDisabled: flagIn(controls, 'disableResilienceDefaults'),
    cloudAppSecurity: whenOn(controls, 'cloudAppSecurity', textIn(controls, 'cloudAppSecurity/cloudAppSecurityType')),
    tokenProtection: flagIn(controls, 'secureSignInSession/isEnabled'),
  };
}

/** The value of a control that is switched on; one that does not say so is off. */
function whenOn<T>(controls: Data, name: string, value: Val<T>): Val<T> {
  const on = flagIn(controls, `${name}/isEnabled`);
  if (on.is === 'known') return on.value ? value : absent(on.at);
  return on.is === 'absent' ? on : unknown(whyOf(on), on.at);
}

const HOURS: Readonly<Record<string, number>> = { hours: 1, days: 24 };

function signInFrequency(frequency: Data): Val<SignInFrequency> {
  const on = flagIn(frequency, 'isEnabled');
  if (on.is === 'absent' || (on.is === 'known' && !on.value)) return absent(on.at);
  const interval = textIn(frequency, 'frequencyInterval');
  const [value, type, asks] = [
    numberIn(frequency, 'value'),
    textIn(frequency, 'type'),
    textIn(frequency, 'authenticationType'),
  ];
  const everyTime = interval.is === 'known' && interval.value === 'everyTime';
  const unread = (everyTime ? [on] : [on, interval, value, type, asks]).find(
    ({ is }) => is === 'unknown' || is === 'ref',
  );
  if (unread !== undefined) return unknown(whyOf(unread), unread.at);
  if (everyTime) return known({ hours: 0, primaryToo: true }, interval.at);
  const unit = type.is === 'known' ? HOURS[type.value] : undefined;
  if (unit === undefined || value.is !== 'known' || !Number.isInteger(value.value) || value.value < 1) {
    return unknown('notRead', frequency.at);
  }
  const primaryToo = !(asks.is === 'known' && asks.value === 'secondaryAuthentication');
  return known({ hours: value.value * unit, primaryToo }, value.at);
}

function guestScope(guests: Data): Val<GuestScope> {
  if (guests.is === 'absent' || (guests.is === 'known' && guests.value === null)) return absent(guests.at);
  const types = literals(wordsIn(guests, 'guestOrExternalUserTypes'));
  const members = literals(textsIn(guests, 'externalTenants/members'));
  const kind = textIn(guests, 'externalTenants/membershipKind');
  if (typeof types === 'string') return unknown(types, guests.at);
  if (kind.is === 'absent' || (kind.is === 'known' && kind.value === 'all')) {
    return known({ types, tenants: 'all' }, guests.at);
  }
  if (typeof members === 'string') return unknown(members, guests.at);
  if (kind.is === 'known' && kind.value === 'enumerated') return known({ types, tenants: members }, guests.at);
  return unknown(kind.is === 'unknown' ? kind.why : 'notRead', guests.at);
}

function deviceFilter(filter: Data): ConditionalAccessPolicy['deviceFilter'] {
  const [mode, rule] = [textIn(filter, 'mode'), textIn(filter, 'rule')];
  if (mode.is === 'known' && rule.is === 'known') return known({ mode: mode.value, rule: rule.value }, filter.at);
  if (mode.is === 'absent' && rule.is === 'absent') return absent(filter.at);
  return unknown(whyOf(mode.is === 'unknown' ? mode : rule), filter.at);
}

/** The literal texts of a set, or why it has others. */
function literals({ items, open }: SetOf<string>): readonly string[] | UnknownReason {
  if (open !== undefined) return open;
  const hidden = items.find(({ is }) => is !== 'known');
  return hidden === undefined ? items.flatMap((item) => (item.is === 'known' ? [item.value] : [])) : whyOf(hidden);
}

function whyOf(value: Val<unknown>): UnknownReason {
  if (value.is === 'unknown') return value.why;
  return value.is === 'ref' ? 'computed' : 'notRead';
}
