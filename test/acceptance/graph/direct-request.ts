import { GraphError } from './graph-error';
import type { Json, JsonObject } from './json';
import { policyRequest } from './policy-request';
import type { Tenant } from './tenant';

export const POLICIES = '/identity/conditionalAccess/policies';
export const LOCATIONS = '/identity/conditionalAccess/namedLocations';
/** An id that no object of the recorded tenant has. */
export const NOBODY = '0f0f0f0f-0000-0000-0000-000000000001';

export interface DirectAnswer {
  readonly status: number;
  readonly body?: JsonObject;
  /** Why it was refused, if it was. */
  readonly message?: string;
}

/** Asks a tenant without a server in between. */
export function send(tenant: Tenant, method: string, path: string, body?: Json): DirectAnswer {
  try {
    return tenant.router.answer(method, path, new URLSearchParams(), body);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { status: error.status, message: error.message };
  }
}

/** Makes the plain policy with changes laid over it. */
export function createPolicy(tenant: Tenant, changes: JsonObject): DirectAnswer {
  return send(tenant, 'POST', POLICIES, policyRequest(changes));
}
