import { hasBlock, type Truth } from './truth';
import type { Arguments, Written, WrittenBlocks, WrittenList, WrittenSelection } from './written';

/** A block of guests and external users. */
export interface WrittenGuests {
  readonly types: WrittenList;
  /** Whether `external_tenants` is written. */
  readonly tenants: Truth;
  readonly membership: Written<string>;
  readonly members: WrittenList;
}

/** The session controls as arguments, each by itself. */
export interface WrittenSession {
  readonly applicationEnforcedRestrictions: Written<boolean>;
  readonly cloudAppSecurity: Written<string>;
  readonly resilienceDefaultsDisabled: Written<boolean>;
  readonly persistentBrowser: Written<string>;
  readonly frequency: Written<string>;
  readonly period: Written<string>;
  readonly interval: Written<string>;
  readonly authenticationType: Written<string>;
}

/** Blocks that need not be there, and that Microsoft Graph does not keep empty. */
export type OptionalBlock = 'locations' | 'platforms' | 'devices' | 'clientApplications' | 'grant' | 'session';

/** A Conditional Access policy as it is written, rather than what it means: what {@link policyForm} judges. */
export interface WrittenPolicy {
  readonly state: Written<string>;
  readonly users: WrittenSelection;
  readonly groups: WrittenSelection;
  readonly roles: WrittenSelection;
  readonly guests: {
    readonly included: WrittenBlocks<WrittenGuests>;
    readonly excluded: WrittenBlocks<WrittenGuests>;
  };
  readonly servicePrincipals: WrittenSelection;
  readonly servicePrincipalFilter: Truth;
  readonly applications: WrittenSelection;
  readonly applicationFilter: Truth;
  readonly userActions: WrittenList;
  readonly clientAppTypes: WrittenList;
  readonly platforms: WrittenSelection;
  readonly locations: WrittenSelection;
  readonly transferMethods: WrittenList;
  readonly deviceFilter: { readonly mode: Written<string>; readonly rule: Written<string> };
  readonly signInRisk: WrittenList;
  readonly userRisk: WrittenList;
  readonly servicePrincipalRisk: WrittenList;
  readonly insiderRisk: Written<string>;
  readonly grant: {
    readonly operator: Written<string>;
    readonly builtIn: WrittenList;
    readonly strength: Written<string>;
    readonly termsOfUse: WrittenList;
    readonly custom: WrittenList;
  };
  readonly session: WrittenSession;
  /** Whether each block is written, whatever stands in it. */
  readonly blocks: Readonly<Record<OptionalBlock, Truth>>;
}

/** Reads the arguments of an `azuread_conditional_access_policy`. */
export function writtenPolicy(policy: Arguments): WrittenPolicy {
  const conditions = policy.block('conditions');
  const users = conditions.block('users');
  const clients = conditions.block('client_applications');
  const applications = conditions.block('applications');
  const filter = conditions.block('devices').block('filter');
  const grant = policy.block('grant_controls');
  return {
    state: policy.text('state'),
    users: selection(users, 'users'),
    groups: selection(users, 'groups'),
    roles: selection(users, 'roles'),
    guests: {
      included: guests(users, 'included_guests_or_external_users'),
      excluded: guests(users, 'excluded_guests_or_external_users'),
    },
    servicePrincipals: selection(clients, 'service_principals'),
    servicePrincipalFilter: hasBlock(clients.blocks('filter')),
    applications: selection(applications, 'applications'),
    applicationFilter: hasBlock(applications.blocks('filter')),
    userActions: applications.set('included_user_actions'),
    clientAppTypes: conditions.set('client_app_types'),
    platforms: selection(conditions.block('platforms'), 'platforms'),
    locations: selection(conditions.block('locations'), 'locations'),
    transferMethods: conditions.set('authentication_flow_transfer_methods'),
    deviceFilter: { mode: filter.text('mode'), rule: filter.text('rule') },
    signInRisk: conditions.set('sign_in_risk_levels'),
    userRisk: conditions.set('user_risk_levels'),
    servicePrincipalRisk: conditions.set('service_principal_risk_levels'),
    insiderRisk: conditions.text('insider_risk_levels'),
    grant: {
      operator: grant.text('operator'),
      builtIn: grant.set('built_in_controls'),
      strength: grant.text('authentication_strength_policy_id'),
      termsOfUse: grant.set('terms_of_use'),
      custom: grant.set('custom_authentication_factors'),
    },
    session: session(policy.block('session_controls')),
    blocks: {
      locations: hasBlock(conditions.blocks('locations')),
      platforms: hasBlock(conditions.blocks('platforms')),
      devices: hasBlock(conditions.blocks('devices')),
      clientApplications: hasBlock(conditions.blocks('client_applications')),
      grant: hasBlock(policy.blocks('grant_controls')),
      session: hasBlock(policy.blocks('session_controls')),
    },
  };
}

function selection(block: Arguments, name: string): WrittenSelection {
  return { included: block.set(`included_${name}`), excluded: block.set(`excluded_${name}`) };
}

function guests(users: Arguments, name: string): WrittenBlocks<WrittenGuests> {
  const { blocks, open } = users.blocks(name);
  const read = blocks.map((block) => {
    const tenants = block.block('external_tenants');
    return {
      types: block.set('guest_or_external_user_types'),
      tenants: hasBlock(block.blocks('external_tenants')),
      membership: tenants.text('membership_kind'),
      members: tenants.set('members'),
    };
  });
  return open === undefined ? { blocks: read } : { blocks: read, open };
}

function session(block: Arguments): WrittenSession {
  return {
    applicationEnforcedRestrictions: block.flag('application_enforced_restrictions_enabled'),
    cloudAppSecurity: block.text('cloud_app_security_policy'),
    resilienceDefaultsDisabled: block.flag('disable_resilience_defaults'),
    persistentBrowser: block.text('persistent_browser_mode'),
    frequency: block.text('sign_in_frequency'),
    period: block.text('sign_in_frequency_period'),
    interval: block.text('sign_in_frequency_interval'),
    authenticationType: block.text('sign_in_frequency_authentication_type'),
  };
}
