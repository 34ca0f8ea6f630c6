import { absent, type Entity, type Val } from '../../lib/posture';
import { at, entity, refTo, setAt, type Text, type Texts, textAt } from './posture-builder';

/** The service principal of an application that is made here. */
export function servicePrincipal(name: string, clientId: Text = refTo(`azuread_application.${name}`, 'client_id')) {
  const address = `azuread_service_principal.${name}`;
  return entity('servicePrincipal', address, undefined, {
    clientId: textAt(clientId, at(address, '/client_id')),
    objectId: absent(at(address)),
  });
}

export function principalLookup(name: string, objectId: Text, clientId?: Text): Entity<'servicePrincipal'> {
  const address = `data.azuread_service_principal.${name}`;
  return entity('servicePrincipal', address, undefined, {
    clientId: textAt(clientId, at(address, '/client_id')),
    objectId: textAt(objectId, at(address, '/object_id')),
  });
}

export function secret(name: string, holder: Text): Entity<'workloadSecret'> {
  const address = `azuread_application_password.${name}`;
  return entity('workloadSecret', address, undefined, { holder: textAt(holder, at(address, '/application_id')) });
}

export function appRole(name: string, role: Text, principal: Text): Entity<'appRoleAssignment'> {
  const address = `azuread_app_role_assignment.${name}`;
  return entity('appRoleAssignment', address, undefined, {
    role: textAt(role, at(address, '/app_role_id')),
    principal: textAt(principal, at(address, '/principal_object_id')),
    resource: textAt('graph', at(address, '/resource_object_id')),
  });
}

export function permissionRequest(application: Val<string>, roles: Texts): Entity<'permissionRequest'> {
  const address = 'azuread_application_api_access.a';
  return entity('permissionRequest', address, undefined, {
    application,
    api: textAt('graph', at(address, '/api_client_id')),
    roles: setAt(roles, at(address, '/role_ids')),
  });
}

export function delegatedGrant(principal: Text, scopes: Texts): Entity<'delegatedGrant'> {
  const address = 'azuread_service_principal_delegated_permission_grant.g';
  return entity('delegatedGrant', address, undefined, {
    principal: textAt(principal, at(address, '/service_principal_object_id')),
    resource: textAt('graph', at(address, '/resource_service_principal_object_id')),
    scopes: setAt(scopes, at(address, '/claim_values')),
  });
}

export function owner(name: string, holder: Text, owners: Texts): Entity<'workloadOwner'> {
  const address = `azuread_application.${name}`;
  return entity('workloadOwner', address, undefined, {
    holder: textAt(holder, at(address)),
    owners: setAt(owners, at(address, '/owners')),
  });
}

export interface CredentialSpec {
  readonly issuer?: Text;
  readonly subject?: Text;
  readonly audiences?: Texts;
}

/** A credential for one environment of one repository, unless the spec says otherwise. */
export function federated(name: string, application: Text, spec: CredentialSpec = {}): Entity<'federatedCredential'> {
  const address = `azuread_application_federated_identity_credential.${name}`;
  return entity('federatedCredential', address, undefined, {
    application: textAt(application, at(address, '/application_id')),
    issuer: textAt(spec.issuer ?? 'https://token.actions.githubusercontent.com', at(address, '/issuer')),
    subject: textAt(spec.subject ?? 'repo:contoso/tenants:environment:production', at(address, '/subject')),
    audiences: setAt(spec.audiences ?? ['api://AzureADTokenExchange'], at(address, '/audiences')),
  });
}
