import { POLICIES, send } from './direct-request';
import { isObject, type JsonObject } from './json';
import { planDiff } from './plan-diff';
import { policyRequest } from './policy-request';
import { WORKLOAD } from './recorded-tenant';
import { isEmpty } from './shape';
import type { Tenant } from './tenant';

/** The blocks of a policy's conditions that the provider sends as null where nothing in them is set. */
export const BLOCKS: readonly string[] = [
  'locations',
  'platforms',
  'devices',
  'clientApplications',
  'authenticationFlows',
];

/** What a plan shows for an object of a tenant whose configuration is this one. */
export function diffOf(tenant: Tenant, configured: JsonObject, path: string): string[] {
  const { status, body } = send(tenant, 'GET', path);
  if (body === undefined) throw new Error(`GET ${path} was answered ${status}`);
  return planDiff(configured, body);
}

/** Applies the plain policy with changes laid over it: its path, and what the next plan shows. */
export function applyPolicy(tenant: Tenant, changes: JsonObject): { readonly path: string; readonly diff: string[] } {
  const configured = policyRequest(changes);
  const { message, body } = send(tenant, 'POST', POLICIES, asSent(configured));
  if (body === undefined) throw new Error(`The policy was refused: ${message}`);
  const path = `${POLICIES}/${String(body.id)}`;
  return { path, diff: diffOf(tenant, configured, path) };
}

export interface Update {
  /** Why the update was refused, if it was. */
  readonly refused: string | undefined;
  /** What the tenant holds after it, refused or not. */
  readonly stored: JsonObject;
  /** What the next plan shows, refused or not. */
  readonly diff: string[];
}

/** Applies a policy, then the same policy as configured anew. */
export function updatePolicy(tenant: Tenant, first: JsonObject, second: JsonObject): Update {
  const { path } = applyPolicy(tenant, first);
  const configured = policyRequest(second);
  const { message } = send(tenant, 'PATCH', path, asSent(configured));
  const stored = send(tenant, 'GET', path).body ?? {};
  return { refused: message, stored, diff: planDiff(configured, stored) };
}

/** The conditions of a policy for a service principal. */
export function workload(): JsonObject {
  const clientApplications = { includeServicePrincipals: [WORKLOAD] };
  return { conditions: { users: { includeUsers: ['None'] }, clientApplications } };
}

/** A sign-in frequency of four hours, with changes. */
export function frequency(changes: JsonObject = {}): JsonObject {
  const interval = { frequencyInterval: 'timeBased', isEnabled: true, type: 'hours', value: 4 };
  return { signInFrequency: { authenticationType: 'primaryAndSecondaryAuthentication', ...interval, ...changes } };
}

export const BROWSER: JsonObject = { persistentBrowser: { isEnabled: true, mode: 'never' } };

export function asSent(configured: JsonObject): JsonObject {
  const sent = structuredClone(configured);
  const conditions = isObject(sent.conditions) ? sent.conditions : {};
  for (const block of BLOCKS) {
    const value = conditions[block];
    if (isObject(value) && isEmpty(value)) conditions[block] = null;
  }
  return sent;
}
