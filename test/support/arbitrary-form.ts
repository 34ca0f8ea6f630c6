import fc from 'fast-check';
import { GROUP, LOCATION, USER, WORKLOAD } from './form-examples';
import type { TerraformArguments } from './terraform-arguments';

const STRENGTH = '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004';
const ROLE = '62e90394-69f5-4237-9190-012177145e10';

/** An argument that is usually left out. */
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
/** An argument that usually has the plain value. */
const mostly = <T>(plain: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const block = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields).map(written);

/** Without the arguments that are left out. */
function written(fields: Record<string, unknown>): TerraformArguments {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const guests = block({
  guest_or_external_user_types: fc.constantFrom(
    ['internalGuest', 'serviceProvider'],
    ['b2bCollaborationGuest', 'internalGuest'],
    ['otherExternalUser'],
    ['none'],
  ),
  external_tenants: fc.constantFrom(
    { membership_kind: 'all' },
    { membership_kind: 'enumerated', members: [WORKLOAD] },
    { membership_kind: 'enumerated', members: [] },
    undefined,
  ),
});

const users = block({
  included_users: mostly<string[] | undefined>(['All'], ['None'], ['GuestsOrExternalUsers'], [USER], [], undefined),
  included_groups: rarely(fc.constant([GROUP])),
  included_roles: rarely(fc.constantFrom([ROLE], ['All'])),
  included_guests_or_external_users: rarely(guests),
  excluded_users: rarely(fc.constantFrom([USER], ['bg1@contoso.onmicrosoft.com'])),
  excluded_groups: mostly<string[] | undefined>([GROUP], [], undefined),
  excluded_guests_or_external_users: rarely(guests),
});

const applications = block({
  included_applications: mostly<string[] | undefined>(['All'], ['Office365'], ['None'], [], undefined),
  excluded_applications: rarely(fc.constant(['Office365'])),
  included_user_actions: rarely(
    fc.constantFrom(['urn:user:registerdevice'], ['urn:user:registersecurityinfo'], ['urn:user:accountrecovery']),
  ),
});

const conditions = block({
  applications,
  users,
  client_app_types: mostly<string[]>(['all'], ['browser'], ['exchangeActiveSync', 'other'], []),
  client_applications: rarely(
    block({ included_service_principals: fc.constantFrom([WORKLOAD], ['ServicePrincipalsInMyTenant'], []) }),
  ),
  locations: rarely(
    block({
      included_locations: fc.constantFrom(['All'], ['AllTrusted'], [LOCATION], []),
      excluded_locations: fc.constantFrom(
        ['AllTrusted'],
        [`/identity/conditionalAccess/namedLocations/${LOCATION}`],
        [],
      ),
    }),
  ),
  platforms: rarely(
    block({
      included_platforms: fc.constantFrom(['all'], ['macOS'], ['linux', 'windows'], ['unknownFutureValue'], []),
      excluded_platforms: fc.constantFrom<string[] | undefined>(['iOS'], [], undefined),
    }),
  ),
  devices: rarely(
    fc.constantFrom(
      { filter: { mode: 'include', rule: 'device.isCompliant -eq True' } },
      { filter: { mode: 'exclude' } },
      {},
    ),
  ),
  authentication_flow_transfer_methods: rarely(
    fc.constantFrom(['deviceCodeFlow'], ['authenticationTransfer', 'deviceCodeFlow'], ['none']),
  ),
  sign_in_risk_levels: rarely(fc.constantFrom(['high'], ['High'])),
  user_risk_levels: rarely(fc.constant(['high'])),
  service_principal_risk_levels: rarely(fc.constant(['high'])),
  insider_risk_levels: rarely(fc.constant('elevated')),
});

const grant = block({
  operator: mostly<string | undefined>('OR', 'AND', undefined),
  built_in_controls: fc.oneof(
    fc.constant(['mfa']),
    fc.constant(['block']),
    fc.uniqueArray(fc.constantFrom('mfa', 'block', 'compliantDevice', 'compliantApplication', 'passwordChange'), {
      maxLength: 2,
    }),
  ),
  authentication_strength_policy_id: rarely(fc.constant(STRENGTH)),
});

const session = block({
  application_enforced_restrictions_enabled: rarely(fc.boolean()),
  disable_resilience_defaults: rarely(fc.boolean()),
  persistent_browser_mode: rarely(fc.constantFrom('never', 'always')),
  sign_in_frequency: fc.constantFrom(4, undefined),
  sign_in_frequency_period: mostly<string | undefined>('hours', undefined),
  sign_in_frequency_interval: mostly<string | undefined>('timeBased', 'everyTime', undefined),
  sign_in_frequency_authentication_type: mostly<string | undefined>('primaryAndSecondaryAuthentication', undefined),
});

/** Policies in every form, right and wrong, of things that the recorded tenant holds. */
export const policiesInAnyForm: fc.Arbitrary<TerraformArguments> = block({
  display_name: fc.constant('Any'),
  state: mostly('enabled', 'disabled', 'enabledForReportingButNotEnforced', 'on'),
  conditions,
  grant_controls: mostly<fc.Arbitrary<TerraformArguments | undefined>>(grant, fc.constant(undefined)).chain(
    (arbitrary) => arbitrary,
  ),
  session_controls: rarely(session),
});
