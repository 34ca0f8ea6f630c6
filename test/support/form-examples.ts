import { overlaid, type TerraformArguments } from './terraform-arguments';

export const GROUP = '22222222-0000-0000-0000-00000000000a';
export const LOCATION = '33333333-0000-0000-0000-000000000001';
export const USER = 'b0000000-0000-0000-0000-000000000001';
export const WORKLOAD = '55555555-0000-0000-0000-000000000001';
const ROLE = '62e90394-69f5-4237-9190-012177145e10';
const APPLICATION = '00000003-0000-0000-c000-000000000000';
const STRENGTH = '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004';
const RULE = 'device.extensionAttribute1 -eq "PAW"';

/** MFA for all, in the form that Microsoft Graph takes and keeps. */
export const POLICY: TerraformArguments = {
  display_name: 'MFA for all',
  state: 'enabled',
  conditions: {
    applications: { included_applications: ['All'] },
    client_app_types: ['all'],
    users: { included_users: ['All'], excluded_groups: [GROUP] },
  },
  grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
};

export const policyWith = (changes: TerraformArguments) => overlaid(POLICY, changes);

/** A rule, a change of the plain policy that breaks it, and the like that does not. */
export interface FormExample {
  readonly rule: string;
  readonly breaks: TerraformArguments;
  readonly keeps: TerraformArguments;
}

const when = (conditions: TerraformArguments) => ({ conditions });
const users = (changes: TerraformArguments) => when({ users: changes });
const grant = (operator: string, ...built_in_controls: string[]) => ({
  grant_controls: { operator, built_in_controls },
});
const strong = { operator: 'OR', built_in_controls: undefined, authentication_strength_policy_id: STRENGTH };
const applications = (...included_applications: string[]) => ({ applications: { included_applications } });
const action = (included_user_actions: string) => ({
  applications: { included_applications: undefined, included_user_actions: [included_user_actions] },
});
const guests = (types: readonly string[], tenants: unknown = { membership_kind: 'all' }) => ({
  guest_or_external_user_types: types,
  external_tenants: tenants,
});
const guestsIn = (block: unknown) => users({ included_users: undefined, included_guests_or_external_users: block });
const workload = (changes: TerraformArguments = {}) =>
  overlaid(
    {
      conditions: {
        users: { included_users: ['None'], excluded_groups: undefined },
        client_applications: { included_service_principals: [WORKLOAD] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['block'] },
    },
    changes,
  );
const session = (session_controls: TerraformArguments, conditions: TerraformArguments = {}) => ({
  session_controls,
  conditions,
});
const HOURS = {
  sign_in_frequency: 4,
  sign_in_frequency_period: 'hours',
  sign_in_frequency_interval: 'timeBased',
  sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
};
const EVERY_TIME = {
  sign_in_frequency_interval: 'everyTime',
  sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
};
const passwordChange = (changes: TerraformArguments = {}) =>
  overlaid({ ...grant('AND', 'mfa', 'passwordChange'), conditions: { user_risk_levels: ['high'] } }, changes);
const filter = (rule: string, mode: string | undefined = 'exclude') => when({ devices: { filter: { mode, rule } } });
const ruleOf = (characters: number) => RULE.replace('PAW', 'P'.repeat(characters - RULE.length + 3));
const word = (rule: string, breaks: TerraformArguments, keeps: TerraformArguments): FormExample => ({
  rule,
  breaks,
  keeps,
});

/** For each rule on policies at least one way of breaking it. */
export const POLICY_EXAMPLES: readonly FormExample[] = [
  {
    rule: 'nobody-included',
    breaks: users({ included_users: undefined }),
    keeps: users({ included_users: undefined, included_groups: [GROUP] }),
  },
  {
    rule: 'guests-twice',
    breaks: users({
      included_users: ['GuestsOrExternalUsers'],
      included_guests_or_external_users: guests(['internalGuest']),
    }),
    keeps: users({ included_users: ['GuestsOrExternalUsers'] }),
  },
  {
    rule: 'all-with-roles',
    breaks: users({ included_roles: [ROLE] }),
    keeps: users({ included_users: undefined, included_roles: [ROLE] }),
  },
  { rule: 'guest-type', breaks: guestsIn(guests(['none'])), keeps: guestsIn(guests(['internalGuest'])) },
  {
    rule: 'guest-order',
    breaks: guestsIn(guests(['b2bCollaborationGuest', 'internalGuest'])),
    keeps: guestsIn(guests(['internalGuest', 'b2bCollaborationGuest'])),
  },
  {
    rule: 'guest-order',
    breaks: users({ excluded_guests_or_external_users: [guests(['internalGuest', 'internalGuest'])] }),
    keeps: users({ excluded_guests_or_external_users: [guests(['internalGuest', 'serviceProvider'])] }),
  },
  {
    rule: 'guest-tenants',
    breaks: guestsIn({ guest_or_external_user_types: ['internalGuest'] }),
    keeps: guestsIn(guests(['internalGuest'])),
  },
  {
    rule: 'guest-tenant-ids',
    breaks: guestsIn(guests(['serviceProvider'], { membership_kind: 'enumerated' })),
    keeps: guestsIn(guests(['serviceProvider'], { membership_kind: 'enumerated', members: [WORKLOAD] })),
  },
  {
    rule: 'guest-tenant-ids',
    breaks: guestsIn(guests(['serviceProvider'], { membership_kind: 'all', members: [WORKLOAD] })),
    keeps: guestsIn(guests(['serviceProvider'], { membership_kind: 'all', members: [] })),
  },
  {
    rule: 'guest-tenant-ids',
    breaks: guestsIn(guests(['serviceProvider'], { membership_kind: 'enumerated', members: ['fabrikam.example'] })),
    keeps: guestsIn(guests(['serviceProvider'])),
  },
  {
    rule: 'guest-blocks',
    breaks: guestsIn([guests(['internalGuest']), guests(['serviceProvider'])]),
    keeps: guestsIn([guests(['internalGuest', 'serviceProvider'])]),
  },
  {
    rule: 'user-id',
    breaks: users({ excluded_users: ['bg1@contoso.onmicrosoft.com'] }),
    keeps: users({ excluded_users: [USER, '${azuread_user.bg1.object_id}', '${data.azuread_users.bg.object_ids}'] }),
  },
  {
    rule: 'user-id',
    breaks: users({ excluded_users: ['${azuread_user.bg1.id}'] }),
    keeps: users({ excluded_users: ['GuestsOrExternalUsers'] }),
  },
  {
    rule: 'group-id',
    breaks: users({ excluded_groups: ['CA-BreakGlass-Exclude'] }),
    keeps: users({ excluded_groups: ['${azuread_group.bg.object_id}', '${data.azuread_group.other.object_id}'] }),
  },
  {
    rule: 'group-id',
    breaks: users({ excluded_groups: ['${azuread_group.bg.id}'] }),
    keeps: users({ excluded_groups: [GROUP] }),
  },
  {
    rule: 'role-id',
    breaks: users({ included_users: undefined, included_roles: ['All'] }),
    keeps: users({ included_users: undefined, included_roles: [ROLE, '${azuread_directory_role.ga.template_id}'] }),
  },
  {
    rule: 'role-id',
    breaks: users({ included_users: undefined, included_roles: ['${azuread_directory_role.ga.object_id}'] }),
    keeps: users({ included_users: undefined, included_roles: [ROLE] }),
  },
  {
    rule: 'role-id',
    breaks: users({ included_users: undefined, included_roles: ['${azuread_custom_directory_role.own.template_id}'] }),
    keeps: users({ included_users: undefined, included_roles: [ROLE] }),
  },
  {
    rule: 'application-id',
    breaks: when(applications('Microsoft Graph')),
    keeps: when(applications(APPLICATION, 'MicrosoftAdminPortals', '${azuread_application.crm.client_id}')),
  },
  {
    rule: 'application-id',
    breaks: when(applications('${azuread_service_principal.crm.object_id}')),
    keeps: when(applications('${azuread_service_principal.crm.client_id}')),
  },
  {
    rule: 'location-id',
    breaks: when({
      locations: {
        included_locations: ['All'],
        excluded_locations: [`/identity/conditionalAccess/namedLocations/${LOCATION}`],
      },
    }),
    keeps: when({ locations: { included_locations: ['All'], excluded_locations: ['AllTrusted', LOCATION] } }),
  },
  {
    rule: 'location-id',
    breaks: when({ locations: { included_locations: ['${azuread_named_location.hq.id}'] } }),
    keeps: when({ locations: { included_locations: ['${azuread_named_location.hq.object_id}'] } }),
  },
  {
    rule: 'service-principal-id',
    breaks: workload({ conditions: { client_applications: { included_service_principals: ['pipeline'] } } }),
    keeps: workload({
      conditions: { client_applications: { included_service_principals: ['ServicePrincipalsInMyTenant'] } },
    }),
  },
  {
    rule: 'service-principal-id',
    breaks: workload({
      conditions: {
        client_applications: { excluded_service_principals: ['${azuread_service_principal.p.client_id}'] },
      },
    }),
    keeps: workload({
      conditions: {
        client_applications: { excluded_service_principals: ['${azuread_service_principal.p.object_id}'] },
      },
    }),
  },
  {
    rule: 'strength-path',
    breaks: {
      grant_controls: { ...strong, authentication_strength_policy_id: '00000000-0000-0000-0000-000000000004' },
    },
    keeps: { grant_controls: strong },
  },
  {
    rule: 'no-target',
    breaks: when({ applications: { included_applications: [] } }),
    keeps: when({ applications: { included_applications: ['None'] } }),
  },
  {
    rule: 'two-targets',
    breaks: when({ applications: { included_user_actions: ['urn:user:registersecurityinfo'] } }),
    keeps: when(action('urn:user:registersecurityinfo')),
  },
  {
    rule: 'platforms-with-user-action',
    breaks: when({
      ...action('urn:user:registersecurityinfo'),
      platforms: { included_platforms: ['all'], excluded_platforms: ['linux'] },
    }),
    keeps: when({ platforms: { included_platforms: ['all'], excluded_platforms: ['linux'] } }),
  },
  {
    rule: 'register-device-clients',
    breaks: when({ ...action('urn:user:registerdevice'), client_app_types: ['browser'] }),
    keeps: when({ ...action('urn:user:registersecurityinfo'), client_app_types: ['browser'] }),
  },
  {
    rule: 'register-device-filter',
    breaks: when({ ...action('urn:user:registerdevice'), devices: { filter: { mode: 'include', rule: RULE } } }),
    keeps: when({ ...action('urn:user:registersecurityinfo'), devices: { filter: { mode: 'include', rule: RULE } } }),
  },
  {
    rule: 'register-device-grant',
    breaks: { ...when(action('urn:user:registerdevice')), ...grant('OR', 'compliantDevice') },
    keeps: { ...when(action('urn:user:registerdevice')), grant_controls: strong },
  },
  { rule: 'no-client-app-types', breaks: when({ client_app_types: [] }), keeps: when({ client_app_types: ['other'] }) },
  {
    rule: 'locations-from-none',
    breaks: when({ locations: { included_locations: [], excluded_locations: ['AllTrusted'] } }),
    keeps: when({ locations: { included_locations: ['All'], excluded_locations: ['AllTrusted'] } }),
  },
  {
    rule: 'platforms-from-none',
    breaks: when({ platforms: { included_platforms: [], excluded_platforms: ['linux'] } }),
    keeps: when({ platforms: { included_platforms: ['linux'] } }),
  },
  {
    rule: 'all-locations',
    breaks: when({ locations: { included_locations: ['All'] } }),
    keeps: when({ locations: { included_locations: ['AllTrusted'] } }),
  },
  {
    rule: 'all-platforms',
    breaks: when({ platforms: { included_platforms: ['all'], excluded_platforms: [] } }),
    keeps: when({ platforms: { included_platforms: ['all'], excluded_platforms: ['iOS'] } }),
  },
  {
    rule: 'two-risks',
    breaks: when({ sign_in_risk_levels: ['high'], user_risk_levels: ['high'] }),
    keeps: when({ sign_in_risk_levels: ['high'] }),
  },
  { rule: 'device-filter-parts', breaks: filter('', 'include'), keeps: filter(RULE) },
  {
    rule: 'device-rule-length',
    breaks: filter(ruleOf(3073)),
    keeps: filter(ruleOf(3072)),
  },
  { rule: 'device-rule-words', breaks: filter('device.isSecure -eq True'), keeps: filter(RULE) },
  { rule: 'empty-locations', breaks: when({ locations: {} }), keeps: {} },
  { rule: 'empty-platforms', breaks: when({ platforms: { included_platforms: [] } }), keeps: {} },
  { rule: 'empty-devices', breaks: when({ devices: {} }), keeps: filter(RULE) },
  {
    rule: 'empty-client-applications',
    breaks: workload({ conditions: { client_applications: { included_service_principals: [] } } }),
    keeps: workload(),
  },
  {
    rule: 'workload-users',
    breaks: workload({ conditions: { users: { included_users: ['All'] } } }),
    keeps: workload(),
  },
  {
    rule: 'workload-users',
    breaks: workload({ conditions: { users: { included_groups: [GROUP] } } }),
    keeps: workload(),
  },
  { rule: 'workload-grant', breaks: workload(grant('OR', 'mfa')), keeps: workload() },
  { rule: 'workload-grant', breaks: workload({ session_controls: HOURS }), keeps: workload() },
  {
    rule: 'workload-conditions',
    breaks: workload({ conditions: { platforms: { included_platforms: ['linux'] } } }),
    keeps: workload({ conditions: { locations: { included_locations: ['All'], excluded_locations: [LOCATION] } } }),
  },
  {
    rule: 'workload-risk',
    breaks: when({ service_principal_risk_levels: ['high'] }),
    keeps: workload({ conditions: { service_principal_risk_levels: ['high'] } }),
  },
  {
    rule: 'no-controls',
    breaks: { grant_controls: undefined },
    keeps: { grant_controls: undefined, ...session(HOURS) },
  },
  {
    rule: 'grant-without-control',
    breaks: { grant_controls: { built_in_controls: [] } },
    keeps: { grant_controls: { built_in_controls: [], terms_of_use: [WORKLOAD] } },
  },
  { rule: 'grant-without-operator', breaks: { grant_controls: { operator: undefined } }, keeps: {} },
  { rule: 'block-with-others', breaks: grant('OR', 'block', 'mfa'), keeps: grant('OR', 'block') },
  {
    rule: 'block-with-others',
    breaks: { grant_controls: { ...strong, built_in_controls: ['block'] } },
    keeps: { grant_controls: { ...strong, built_in_controls: ['compliantDevice'] } },
  },
  {
    rule: 'strength-with-mfa',
    breaks: { grant_controls: { ...strong, built_in_controls: ['mfa'] } },
    keeps: { grant_controls: strong },
  },
  { rule: 'single-and', breaks: grant('AND', 'mfa'), keeps: grant('AND', 'compliantDevice', 'mfa') },
  {
    rule: 'single-and',
    breaks: { grant_controls: { ...strong, operator: 'AND' } },
    keeps: { grant_controls: { ...strong, operator: 'AND', built_in_controls: ['compliantDevice'] } },
  },
  {
    rule: 'app-protection-alone',
    breaks: { ...grant('OR', 'compliantApplication'), ...when({ platforms: { included_platforms: ['macOS'] } }) },
    keeps: {
      ...grant('OR', 'compliantApplication', 'compliantDevice'),
      ...when({ platforms: { included_platforms: ['macOS'] } }),
    },
  },
  {
    rule: 'password-change-target',
    breaks: passwordChange({ conditions: applications('Office365') }),
    keeps: passwordChange(),
  },
  {
    rule: 'password-change-conditions',
    breaks: passwordChange({ conditions: { locations: {} } }),
    keeps: passwordChange({ conditions: { user_risk_levels: ['high', 'medium'] } }),
  },
  {
    rule: 'password-change-conditions',
    breaks: passwordChange({ conditions: { client_app_types: ['browser'] } }),
    keeps: passwordChange(),
  },
  {
    rule: 'password-change-companion',
    breaks: passwordChange(grant('OR', 'mfa', 'passwordChange')),
    keeps: passwordChange({ grant_controls: { ...strong, operator: 'AND', built_in_controls: ['passwordChange'] } }),
  },
  {
    rule: 'password-change-companion',
    breaks: passwordChange(grant('AND', 'compliantDevice', 'passwordChange')),
    keeps: passwordChange(grant('OR', 'passwordChange')),
  },
  {
    rule: 'session-without-effect',
    breaks: session({ disable_resilience_defaults: false }),
    keeps: session({ disable_resilience_defaults: true }),
  },
  {
    rule: 'session-without-effect',
    breaks: { grant_controls: undefined, session_controls: { application_enforced_restrictions_enabled: false } },
    keeps: { grant_controls: undefined, session_controls: { cloud_app_security_policy: 'monitorOnly' } },
  },
  {
    rule: 'app-restrictions-target',
    breaks: session({ application_enforced_restrictions_enabled: true }),
    keeps: session({ application_enforced_restrictions_enabled: true }, applications('Office365')),
  },
  {
    rule: 'persistent-browser-target',
    breaks: session({ persistent_browser_mode: 'never' }, applications('Office365')),
    keeps: session({ persistent_browser_mode: 'never' }),
  },
  {
    rule: 'resilience-target',
    breaks: session({ disable_resilience_defaults: true }, applications('Office365')),
    keeps: session({ disable_resilience_defaults: true }),
  },
  {
    rule: 'every-time-with-frequency',
    breaks: session({ ...HOURS, sign_in_frequency_interval: 'everyTime' }),
    keeps: session(EVERY_TIME),
  },
  {
    rule: 'frequency-incomplete',
    breaks: session({ ...HOURS, sign_in_frequency_period: undefined }),
    keeps: session(HOURS),
  },
  {
    rule: 'frequency-incomplete',
    breaks: session({ ...HOURS, sign_in_frequency: undefined, persistent_browser_mode: 'never' }),
    keeps: session({ ...HOURS, persistent_browser_mode: 'never' }),
  },
  { rule: 'frequency-number', breaks: session({ ...HOURS, sign_in_frequency: 0 }), keeps: session(HOURS) },
  {
    rule: 'frequency-without-interval',
    breaks: session({ ...HOURS, sign_in_frequency_interval: undefined }),
    keeps: session(HOURS),
  },
  {
    rule: 'frequency-without-interval',
    breaks: session({ ...HOURS, sign_in_frequency_authentication_type: undefined }),
    keeps: session(HOURS),
  },
  {
    rule: 'interval-without-frequency',
    breaks: session({ sign_in_frequency_interval: 'timeBased', persistent_browser_mode: 'never' }),
    keeps: session({ persistent_browser_mode: 'never' }),
  },
  word('state', { state: 'on' }, { state: 'disabled' }),
  word('client-app-type', when({ client_app_types: ['Browser'] }), when({ client_app_types: ['browser'] })),
  word(
    'platform',
    when({ platforms: { included_platforms: ['unknownFutureValue'] } }),
    when({ platforms: { included_platforms: ['linux'] } }),
  ),
  word('user-action', when(action('urn:user:accountrecovery')), when(action('urn:user:registersecurityinfo'))),
  word(
    'transfer-method',
    when({ authentication_flow_transfer_methods: ['none'] }),
    when({ authentication_flow_transfer_methods: ['deviceCodeFlow', 'authenticationTransfer'] }),
  ),
  word('sign-in-risk', when({ sign_in_risk_levels: ['High'] }), when({ sign_in_risk_levels: ['high'] })),
  word('user-risk', when({ user_risk_levels: ['severe'] }), when({ user_risk_levels: ['high'] })),
  word(
    'service-principal-risk',
    workload({ conditions: { service_principal_risk_levels: ['severe'] } }),
    workload({ conditions: { service_principal_risk_levels: ['high'] } }),
  ),
  word('insider-risk', when({ insider_risk_levels: 'severe' }), when({ insider_risk_levels: 'elevated' })),
  word('device-filter-mode', filter(RULE, 'only'), filter(RULE, 'include')),
  word('operator', grant('XOR', 'mfa', 'compliantDevice'), grant('OR', 'mfa', 'compliantDevice')),
  word('grant-control', grant('OR', 'MFA'), grant('OR', 'mfa')),
  word(
    'persistent-browser-mode',
    session({ persistent_browser_mode: 'sometimes' }),
    session({ persistent_browser_mode: 'always' }),
  ),
  word(
    'cloud-app-security',
    session({ cloud_app_security_policy: 'blockAll' }),
    session({ cloud_app_security_policy: 'blockDownloads' }),
  ),
  word('frequency-period', session({ ...HOURS, sign_in_frequency_period: 'weeks' }), session(HOURS)),
  word('frequency-interval', session({ ...HOURS, sign_in_frequency_interval: 'often' }), session(HOURS)),
  word(
    'frequency-authentication',
    session({ ...HOURS, sign_in_frequency_authentication_type: 'primary' }),
    session({ ...HOURS, sign_in_frequency_authentication_type: 'secondaryAuthentication' }),
  ),
  word('retired-approvedApplication', grant('OR', 'approvedApplication'), grant('OR', 'compliantApplication')),
  word(
    'retired-windowsPhone',
    when({ platforms: { included_platforms: ['all'], excluded_platforms: ['windowsPhone'] } }),
    when({ platforms: { included_platforms: ['all'], excluded_platforms: ['windows'] } }),
  ),
  word(
    'retired-easSupported',
    when({ client_app_types: ['easSupported', 'other'] }),
    when({ client_app_types: ['exchangeActiveSync', 'other'] }),
  ),
  word('hidden-sign-in-risk', when({ sign_in_risk_levels: ['hidden'] }), when({ sign_in_risk_levels: ['none'] })),
  word('hidden-user-risk', when({ user_risk_levels: ['hidden'] }), when({ user_risk_levels: ['low'] })),
  word(
    'hidden-service-principal-risk',
    workload({ conditions: { service_principal_risk_levels: ['hidden'] } }),
    workload({ conditions: { service_principal_risk_levels: ['medium'] } }),
  ),
];
