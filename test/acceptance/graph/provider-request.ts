import type { Json, JsonObject } from './json';

type Body = Readonly<Record<string, unknown>>;

/**
 * The request that the provider (3.7.0) makes of a rendered policy. `idOf` says what an expression comes to; literals are
 * left as they are. An argument that this does not know is an error, so that none goes untested.
 */
export function providerRequest(policy: Body, idOf: (expression: string) => string): JsonObject {
  const read = new Arguments(policy, idOf);
  const conditions = read.block('conditions');
  const grant = read.optional('grant_controls');
  const session = read.optional('session_controls');
  const request: JsonObject = {
    '@odata.type': '#microsoft.graph.conditionalAccessPolicy',
    displayName: read.text('display_name'),
    state: read.text('state'),
    conditions: conditionsOf(conditions),
    grantControls: grant === undefined ? null : grantOf(grant),
    sessionControls: session === undefined ? null : sessionOf(session),
  };
  for (const name of ['depends_on', 'lifecycle', '//']) read.ignore(name);
  read.finish();
  return request;
}

function conditionsOf(conditions: Arguments): JsonObject {
  const applications = conditions.block('applications');
  const users = conditions.block('users');
  const clients = conditions.optional('client_applications');
  const flows = conditions.texts('authentication_flow_transfer_methods');
  const insiderRisk = conditions.text('insider_risk_levels');
  const filter = conditions.optional('devices')?.optional('filter');
  const sent: JsonObject = {
    applications: {
      includeApplications: applications.texts('included_applications'),
      excludeApplications: applications.texts('excluded_applications'),
      includeUserActions: applications.texts('included_user_actions'),
    },
    users: {
      includeUsers: users.texts('included_users'),
      excludeUsers: users.texts('excluded_users'),
      includeGroups: users.texts('included_groups'),
      excludeGroups: users.texts('excluded_groups'),
      includeRoles: users.texts('included_roles'),
      excludeRoles: users.texts('excluded_roles'),
      includeGuestsOrExternalUsers: guestsOf(users.optional('included_guests_or_external_users')),
      excludeGuestsOrExternalUsers: guestsOf(users.optional('excluded_guests_or_external_users')),
    },
    clientAppTypes: conditions.texts('client_app_types'),
    signInRiskLevels: conditions.texts('sign_in_risk_levels'),
    userRiskLevels: conditions.texts('user_risk_levels'),
    servicePrincipalRiskLevels: conditions.texts('service_principal_risk_levels'),
    platforms: within(conditions.optional('platforms'), 'platforms', 'Platforms'),
    locations: within(conditions.optional('locations'), 'locations', 'Locations'),
    devices: filter === undefined ? null : { deviceFilter: { mode: filter.text('mode'), rule: filter.text('rule') } },
    authenticationFlows: flows.length === 0 ? null : { transferMethods: flows.join(',') },
    ...(insiderRisk === null ? {} : { insiderRiskLevels: insiderRisk }),
    ...(clients === undefined
      ? {}
      : {
          clientApplications: {
            includeServicePrincipals: clients.texts('included_service_principals'),
            excludeServicePrincipals: clients.texts('excluded_service_principals'),
          },
        }),
  };
  for (const block of [applications, users, clients, filter, conditions]) block?.finish();
  return sent;
}

/** Only the first of several blocks is sent. */
function guestsOf(guests: Arguments | undefined): Json {
  if (guests === undefined) return null;
  const tenants = guests.optional('external_tenants');
  const kind = tenants?.text('membership_kind');
  const members = tenants?.texts('members') ?? [];
  const sent: JsonObject = {
    guestOrExternalUserTypes: guests.texts('guest_or_external_user_types').join(','),
    ...(tenants === undefined
      ? {}
      : {
          externalTenants: {
            ...(kind === 'enumerated'
              ? { '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants' }
              : {}),
            membershipKind: kind ?? null,
            ...(members.length === 0 ? {} : { members }),
          },
        }),
  };
  for (const block of [tenants, guests]) block?.finish();
  return sent;
}

function within(block: Arguments | undefined, name: string, title: string): Json {
  if (block === undefined) return null;
  const sent: JsonObject = {
    [`include${title}`]: block.texts(`included_${name}`),
    [`exclude${title}`]: block.texts(`excluded_${name}`),
  };
  block.finish();
  return sent;
}

function grantOf(grant: Arguments): JsonObject {
  const strength = grant.text('authentication_strength_policy_id');
  const sent: JsonObject = {
    operator: grant.text('operator'),
    builtInControls: grant.texts('built_in_controls'),
    customAuthenticationFactors: [],
    termsOfUse: grant.texts('terms_of_use'),
    ...(strength === null ? {} : { authenticationStrength: { id: strength.split('/').at(-1) ?? '' } }),
  };
  grant.finish();
  return sent;
}

function sessionOf(session: Arguments): JsonObject {
  const interval = session.text('sign_in_frequency_interval');
  const everyTime = interval === 'everyTime';
  const type = session.text('sign_in_frequency_period');
  const value = session.number('sign_in_frequency');
  const authenticationType = session.text('sign_in_frequency_authentication_type');
  const mode = session.text('persistent_browser_mode');
  const timed: JsonObject = value === null ? {} : { type, value };
  const sent: JsonObject = {
    ...(everyTime
      ? {}
      : {
          applicationEnforcedRestrictions: { isEnabled: session.flag('application_enforced_restrictions_enabled') },
          disableResilienceDefaults: session.flag('disable_resilience_defaults'),
        }),
    ...(mode === null ? {} : { persistentBrowser: { isEnabled: true, mode } }),
    ...(interval === null && value === null
      ? {}
      : { signInFrequency: { isEnabled: true, authenticationType, frequencyInterval: interval, ...timed } }),
  };
  session.finish();
  return sent;
}

/** The arguments of a block, each of which has to be read. */
class Arguments {
  private readonly unread: Set<string>;

  constructor(
    private readonly body: Body,
    private readonly idOf: (expression: string) => string,
  ) {
    this.unread = new Set(Object.keys(body));
  }

  text(name: string): string | null {
    const value = this.take(name);
    return value === undefined ? null : this.resolved(value);
  }

  texts(name: string): string[] {
    const value = this.take(name) ?? [];
    if (!Array.isArray(value)) throw new Error(`${name} is no list`);
    return value.map((item: unknown) => this.resolved(item));
  }

  number(name: string): number | null {
    const value = this.take(name);
    return value === undefined ? null : Number(value);
  }

  flag(name: string): boolean {
    return this.take(name) === true;
  }

  block(name: string): Arguments {
    const block = this.optional(name);
    if (block === undefined) throw new Error(`there is no ${name}`);
    return block;
  }

  optional(name: string): Arguments | undefined {
    const value = this.take(name);
    const body: unknown = Array.isArray(value) ? value[0] : value;
    return body === undefined ? undefined : new Arguments(body as Body, this.idOf);
  }

  ignore(name: string): void {
    this.unread.delete(name);
  }

  finish(): void {
    if (this.unread.size > 0) throw new Error(`not known: ${[...this.unread].join(', ')}`);
  }

  private take(name: string): unknown {
    this.unread.delete(name);
    return this.body[name];
  }

  private resolved(value: unknown): string {
    const text = String(value);
    return text.startsWith('${') ? this.idOf(text) : text;
  }
}
