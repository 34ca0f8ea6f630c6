import { writtenPolicy } from '../../values';
import type { ConditionalAccessPolicy, GuestScope } from '../conditional-access';
import { absent, known, type SetOf, type UnknownReason, unknown, type Val } from '../value';
import { asWritten } from './as-written';
import type { Block } from './block';
import { sessionControls } from './entra-session-controls';
import { reader } from './resource-reader';

type Selection = ConditionalAccessPolicy['users'];

/** `azuread_conditional_access_policy`. */
export const conditionalAccessPolicy = reader('display_name', (body, found) => {
  const conditions = body.block('conditions');
  const users = conditions.block('users');
  const applications = conditions.block('applications');
  const clients = conditions.block('client_applications');
  const platforms = conditions.block('platforms');
  const locations = conditions.block('locations');
  const grant = body.block('grant_controls');
  found.add('conditionalAccessPolicy', {
    state: body.text('state'),
    users: selection(users, 'users'),
    groups: selection(users, 'groups'),
    roles: selection(users, 'roles'),
    guests: {
      included: guestScope(users.block('included_guests_or_external_users')),
      excluded: guestScope(users.block('excluded_guests_or_external_users')),
    },
    servicePrincipals: filtered(clients, selection(clients, 'service_principals')),
    agents: { included: none(clients), excluded: none(clients), risk: none(conditions) },
    applications: filtered(applications, selection(applications, 'applications')),
    userActions: applications.set('included_user_actions'),
    clientAppTypes: conditions.set('client_app_types'),
    platforms: selection(platforms, 'platforms'),
    locations: selection(locations, 'locations'),
    transferMethods: conditions.set('authentication_flow_transfer_methods'),
    deviceFilter: deviceFilter(conditions.block('devices')),
    signInRisk: conditions.set('sign_in_risk_levels'),
    userRisk: conditions.set('user_risk_levels'),
    servicePrincipalRisk: conditions.set('service_principal_risk_levels'),
    insiderRisk: conditions.single('insider_risk_levels'),
    grant: {
      operator: grant.text('operator'),
      builtIn: grant.set('built_in_controls'),
      strength: grant.text('authentication_strength_policy_id'),
      termsOfUse: grant.set('terms_of_use'),
      custom: grant.set('custom_authentication_factors'),
    },
    session: sessionControls(body.block('session_controls')),
  });
  found.add('writtenPolicy', asWritten(body, writtenPolicy));
});

function selection(block: Block, name: string): Selection {
  return { included: block.set(`included_${name}`), excluded: block.set(`excluded_${name}`) };
}

/** What the provider has no argument for. */
function none(block: Block): SetOf<string> {
  return { items: [], at: block.at() };
}

/** A filter by attributes selects things that are not named: the selection may hold less and more than is seen. */
function filtered(block: Block, { included, excluded }: Selection): Selection {
  const { blocks, open } = block.blocks('filter');
  const why = open ?? (blocks.length > 0 ? 'notRead' : undefined);
  if (why === undefined) return { included, excluded };
  const opened = (set: SetOf<string>): SetOf<string> => ({ ...set, open: set.open ?? why });
  return { included: opened(included), excluded: opened(excluded) };
}

function guestScope(block: Block): Val<GuestScope> {
  const types = texts(block.set('guest_or_external_user_types'));
  const tenants = block.block('external_tenants');
  const kind = tenants.text('membership_kind');
  const members = texts(tenants.set('members'));
  if (typeof types === 'string') return unknown(types, block.at());
  if (typeof members === 'string') return unknown(members, block.at());
  if (!block.present) return absent(block.at());
  if (kind.is === 'absent' && !tenants.present) return known({ types, tenants: 'all' }, block.at());
  const text = kind.is === 'known' ? kind.value : undefined;
  if (text === 'all') return known({ types, tenants: 'all' }, block.at());
  if (text === 'enumerated') return known({ types, tenants: members }, block.at());
  return unknown(kind.is === 'unknown' ? kind.why : 'notRead', block.at());
}

function deviceFilter(devices: Block): ConditionalAccessPolicy['deviceFilter'] {
  const filter = devices.block('filter');
  const mode = filter.text('mode');
  const rule = filter.text('rule');
  if (mode.is === 'known' && rule.is === 'known') return known({ mode: mode.value, rule: rule.value }, filter.at());
  if (mode.is === 'absent' && rule.is === 'absent' && !filter.present) return absent(filter.at());
  const why = [mode, rule].find((value) => value.is === 'unknown');
  return unknown(why?.is === 'unknown' ? why.why : 'notRead', filter.at());
}

/** The literal texts of a set, or why it has others. */
function texts(set: SetOf<string>): readonly string[] | UnknownReason {
  if (set.open !== undefined) return set.open;
  const values = set.items.flatMap((item) => (item.is === 'known' ? [item.value] : []));
  if (values.length === set.items.length) return values;
  const hidden = set.items.find((item) => item.is === 'unknown');
  return hidden?.is === 'unknown' ? hidden.why : 'computed';
}
