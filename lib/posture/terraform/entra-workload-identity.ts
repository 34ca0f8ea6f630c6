import { absent, isUnset, ref, type SetOf, unknown, type Val } from '../value';
import type { Block } from './block';
import { type Findings, type ResourceReader, reader } from './resource-reader';

/** Arguments that say how an application is shown, what its tokens hold, and where people are sent. */
const APPLICATION_LOOKS = `display_name description notes tags feature_tags logo_image marketing_url privacy_statement_url
  support_url terms_of_service_url template_id service_management_reference sign_in_audience prevent_duplicate_names
  identifier_uris group_membership_claims optional_claims api app_role web public_client single_page_application
  device_only_auth_enabled fallback_public_client_enabled oauth2_post_response_required`;

/** `azuread_application`: what it asks for, who owns it, and a password of its own. */
export const application = reader(APPLICATION_LOOKS, (body, found) => {
  const self = ref(body.resource.address, 'id', body.at());
  const passwords = body.blocks('password');
  for (const password of passwords.blocks) {
    for (const name of ['display_name', 'start_date', 'end_date']) password.text(name);
    found.add('workloadSecret', { holder: self });
  }
  if (passwords.open !== undefined)
    found.add('workloadSecret', { holder: unknown(passwords.open, body.at('password')) });
  addOwners(self, body, found);
  const requests = body.blocks('required_resource_access');
  for (const request of requests.blocks) addRequest(self, request, found);
  if (requests.open !== undefined) {
    const hidden = body.unreadable('required_resource_access', requests.open);
    addRequest(self, hidden, found);
  }
});

function addRequest(self: Val<string>, request: Block, found: Findings): void {
  const { blocks, open } = request.blocks('resource_access');
  const items = blocks.flatMap((access) => {
    const type = access.text('type');
    const id = access.text('id');
    return type.is === 'known' && type.value === 'Scope' ? [] : [id];
  });
  const at = request.at('resource_access');
  const roles: SetOf<string> = open === undefined ? { items, at } : { items, open, at };
  found.add('permissionRequest', { application: self, api: request.text('resource_app_id'), roles });
}

/** Unset, whoever makes it owns it. */
function addOwners(holder: Val<string>, body: Block, found: Findings): void {
  const owners = body.set('owners');
  if (!isUnset(owners)) found.add('workloadOwner', { holder, owners });
}

/** `azuread_application_owner`. */
export const applicationOwner = reader('', (body, found) => {
  found.add('workloadOwner', { holder: body.text('application_id'), owners: body.single('owner_object_id') });
});

/** `azuread_application_api_access`. */
export const apiAccess = reader('scope_ids', (body, found) => {
  found.add('permissionRequest', {
    application: body.text('application_id'),
    api: body.text('api_client_id'),
    roles: body.set('role_ids'),
  });
});

const CREDENTIAL_TIMES = 'display_name start_date end_date end_date_relative rotate_when_changed';

/** `azuread_application_password`, `azuread_service_principal_password`. */
export function secret(of: 'application_id' | 'service_principal_id'): ResourceReader {
  return reader(CREDENTIAL_TIMES, (body, found) => {
    found.add('workloadSecret', { holder: body.text(of) });
  });
}

/** `azuread_application_federated_identity_credential`. */
export const federatedCredential = reader('display_name description', (body, found) => {
  found.add('federatedCredential', {
    application: body.text('application_id'),
    issuer: body.text('issuer'),
    subject: body.text('subject'),
    audiences: body.set('audiences'),
  });
});

/** `azuread_application_flexible_federated_identity_credential`: an expression decides, which is not read. */
export const flexibleFederatedCredential = reader('display_name description', (body, found) => {
  const expression = body.text('claims_matching_expression');
  found.add('federatedCredential', {
    application: body.text('application_id'),
    issuer: body.text('issuer'),
    subject: expression.is === 'unknown' ? expression : unknown('notRead', expression.at),
    audiences: body.single('audience'),
  });
});

/** `azuread_service_principal`. */
export const servicePrincipal = reader(
  `account_enabled alternative_names app_role_assignment_required description login_url notes
   notification_email_addresses preferred_single_sign_on_mode tags use_existing feature_tags features
   saml_single_sign_on`,
  (body, found) => {
    found.add('servicePrincipal', { clientId: body.text('client_id'), objectId: absent(body.at()) });
    addOwners(ref(body.resource.address, 'id', body.at()), body, found);
  },
);

/** `data.azuread_service_principal`: what it is not asked by, it answers. */
export const servicePrincipalLookup = reader('display_name', (body, found) => {
  const answered = (value: Val<string>) => (value.is === 'absent' ? unknown('data', value.at) : value);
  found.add('servicePrincipal', {
    clientId: answered(body.text('client_id')),
    objectId: answered(body.text('object_id')),
  });
});

/** `azuread_app_role_assignment`. */
export const appRoleAssignment = reader('', (body, found) => {
  found.add('appRoleAssignment', {
    role: body.text('app_role_id'),
    principal: body.text('principal_object_id'),
    resource: body.text('resource_object_id'),
  });
});

/** `azuread_service_principal_delegated_permission_grant`: what it may do for people, or for one of them. */
export const delegatedGrant = reader('user_object_id', (body, found) => {
  found.add('delegatedGrant', {
    principal: body.text('service_principal_object_id'),
    resource: body.text('resource_service_principal_object_id'),
    scopes: body.set('claim_values'),
  });
});
