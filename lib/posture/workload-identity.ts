import type { SetOf, Val } from './value';

/** A service principal that is made here or looked up. An unset client id is that of nothing here. */
export interface ServicePrincipal {
  readonly clientId: Val<string>;
  /** What it is looked up by; unset for one that is made here. */
  readonly objectId: Val<string>;
}

/** An application permission that is granted: `role` by its id. */
export interface AppRoleAssignment {
  readonly role: Val<string>;
  readonly principal: Val<string>;
  readonly resource: Val<string>;
}

/** Application permissions that an application asks for; an administrator who consents grants them. */
export interface PermissionRequest {
  readonly application: Val<string>;
  /** Client id of the service that has the permissions. */
  readonly api: Val<string>;
  readonly roles: SetOf<string>;
}

/** A password of an application or a service principal. */
export interface WorkloadSecret {
  readonly holder: Val<string>;
}

/** Tokens of another issuer that an application takes instead of a secret. */
export interface FederatedCredential {
  readonly application: Val<string>;
  readonly issuer: Val<string>;
  /** Unknown where an expression decides whose tokens are taken. */
  readonly subject: Val<string>;
  readonly audiences: SetOf<string>;
}

/** Permissions that a service principal has on behalf of people, by their names. */
export interface DelegatedGrant {
  readonly principal: Val<string>;
  readonly resource: Val<string>;
  readonly scopes: SetOf<string>;
}

/** Who owns an application or a service principal, and so can give it a password. */
export interface WorkloadOwner {
  readonly holder: Val<string>;
  readonly owners: SetOf<string>;
}
