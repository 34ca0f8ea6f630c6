import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject } from './json';
import { GUEST_TYPES, type Guests, POLICY, type Policy, TRANSFER_METHODS } from './policy';
import { checkPolicy } from './policy-rules';
import { Query } from './query';
import { created, noContent, ok, type Resource, type Route } from './route';
import { complete, merge, read } from './shape';

const BASE = '/identity/conditionalAccess/policies';
const MOST_POLICIES = 195;

/**
 * Conditional Access policies. An update merges: a property that it leaves out keeps its old value, which is what makes
 * the provider's updates leave things behind. Answers are normalised as Graph normalises them.
 */
export class ConditionalAccessPolicies implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const policies = this.directory.policies;
    return [
      {
        method: 'GET',
        path: BASE,
        handle: (call) => ok(Query.parse(call.search).list([...policies.values()].map((policy) => this.shown(policy)))),
      },
      { method: 'GET', path: `${BASE}/{id}`, handle: (call) => ok(this.shown(found(policies, call.param('id')))) },
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call.body)) },
      {
        method: 'PATCH',
        path: `${BASE}/{id}`,
        handle: (call) => {
          this.update(call.param('id'), call.body);
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          found(policies, call.param('id'));
          policies.delete(call.param('id'));
          return noContent();
        },
      },
    ];
  }

  private create(body: Json | undefined): JsonObject {
    if (this.directory.policies.size >= MOST_POLICIES) {
      throw GraphError.badRequest(`A tenant holds at most ${MOST_POLICIES} Conditional Access policies.`);
    }
    const at = this.directory.now();
    const id = this.directory.newId();
    return this.store({ id, templateId: null, createdDateTime: at, modifiedDateTime: at }, read(body, POLICY));
  }

  private update(id: string, body: Json | undefined): void {
    const stored = found(this.directory.policies, id) as unknown as JsonObject;
    const { templateId = null, createdDateTime = null } = stored;
    const own = { id, templateId, createdDateTime, modifiedDateTime: this.directory.now() };
    this.store(own, merge(stored, read(body, POLICY), POLICY));
  }

  private store(own: JsonObject, given: JsonObject): JsonObject {
    const policy = { ...own, ...complete(given, POLICY) } as unknown as Policy;
    checkPolicy(policy, given, this.directory);
    normalise(policy);
    this.directory.policies.set(policy.id, policy);
    return this.shown(policy);
  }

  /** The policy as Graph answers it: the strength written out, external tenants with their type. */
  private shown(policy: Policy): JsonObject {
    const answer = structuredClone(policy) as unknown as JsonObject;
    const strength = policy.grantControls?.authenticationStrength;
    if (isObject(answer.grantControls) && strength) {
      answer.grantControls.authenticationStrength = this.directory.authenticationStrengths.get(strength.id) ?? null;
    }
    const users = isObject(answer.conditions) ? answer.conditions.users : undefined;
    for (const key of ['includeGuestsOrExternalUsers', 'excludeGuestsOrExternalUsers']) {
      const guests = isObject(users) ? users[key] : undefined;
      if (isObject(guests) && isObject(guests.externalTenants)) guests.externalTenants = typed(guests.externalTenants);
    }
    return answer;
  }
}

function typed({ membershipKind = null, members = null }: JsonObject): JsonObject {
  return membershipKind === 'all'
    ? { '@odata.type': '#microsoft.graph.conditionalAccessAllExternalTenants', membershipKind }
    : { '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants', membershipKind, members };
}

/** Graph's own rewriting; each of these is a permanent diff for whoever writes it otherwise. */
function normalise({ conditions, grantControls }: Policy): void {
  const { users, authenticationFlows } = conditions;
  for (const guests of [users.includeGuestsOrExternalUsers, users.excludeGuestsOrExternalUsers]) {
    if (guests !== null) guests.guestOrExternalUserTypes = inOrder(typesOf(guests), GUEST_TYPES);
  }
  if (authenticationFlows !== null) {
    authenticationFlows.transferMethods = inOrder(authenticationFlows.transferMethods.split(','), TRANSFER_METHODS);
  }
  if (grantControls !== null) {
    const { builtInControls, customAuthenticationFactors, termsOfUse, authenticationStrength } = grantControls;
    const others = customAuthenticationFactors.length + termsOfUse.length + (authenticationStrength === null ? 0 : 1);
    if (builtInControls.length + others === 1) grantControls.operator = 'OR';
  }
}

function typesOf(guests: Guests): string[] {
  return guests.guestOrExternalUserTypes?.split(',') ?? [];
}

function inOrder(given: readonly string[], order: readonly string[]): string {
  return order.filter((item) => given.includes(item)).join(',');
}
