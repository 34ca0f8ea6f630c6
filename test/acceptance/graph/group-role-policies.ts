import type { Directory } from './directory';
import { GraphError } from './graph-error';
import { untouchedRules } from './group-role-rules';
import { isObject, type Json, type JsonObject, textAt } from './json';
import { Query } from './query';
import { noContent, ok, type Resource, type Route } from './route';
import { anything, type Fields, read, text } from './shape';
import { checkSubjects } from './subject-set';

const POLICIES = '/policies/roleManagementPolicies';
const ASSIGNMENTS = '/policies/roleManagementPolicyAssignments';
const FIELDS: Fields = { id: text, lastModifiedBy: anything, rules: anything, scopeId: text, scopeType: text };
const DURATION = /^P(?:\d+D|T(?=\d)(?:\d+H)?(?:\d+M)?)$/;

/**
 * The rules by which a group's member and owner roles are held: every group has both policies from the start. An update
 * changes the rules that it names, property by property, and gives the policy another id.
 */
export class GroupRolePolicies implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    return [
      {
        method: 'GET',
        path: ASSIGNMENTS,
        handle: (call) => {
          const filter = call.search.get('$filter') ?? '';
          if (!filter.includes("scopeType eq 'Group'") || !filter.includes('scopeId eq ')) {
            throw GraphError.badRequest("A filter on 'scopeId' and 'scopeType' is needed.");
          }
          return ok(Query.parse(call.search).list(this.assignments()));
        },
      },
      {
        method: 'GET',
        path: `${POLICIES}/{id}`,
        handle: (call) => {
          const { rules = [], ...policy } = this.policy(call.param('id')).policy;
          const { expanded } = Query.parse(call.search, '*');
          return ok(expanded ? { ...policy, rules, effectiveRules: rules } : policy);
        },
      },
      {
        method: 'PATCH',
        path: `${POLICIES}/{id}`,
        handle: (call) => {
          this.update(call.param('id'), call.body);
          return noContent();
        },
      },
    ];
  }

  private assignments(): JsonObject[] {
    return [...this.directory.groups.keys()].flatMap((scopeId) =>
      ['member', 'owner'].map((roleDefinitionId) => {
        const policyId = String(this.policyOf(scopeId, roleDefinitionId).id);
        return { id: `${policyId}_${roleDefinitionId}`, policyId, scopeId, scopeType: 'Group', roleDefinitionId };
      }),
    );
  }

  private policyOf(scopeId: string, role: string): JsonObject {
    const key = `${scopeId}_${role}`;
    const held = this.directory.groupRolePolicies.get(key);
    if (held !== undefined) return held;
    const policy: JsonObject = {
      id: `Group_${scopeId}_${this.directory.newId()}`,
      displayName: 'Group',
      description: 'Group',
      isOrganizationDefault: false,
      scopeId,
      scopeType: 'Group',
      lastModifiedDateTime: null,
      lastModifiedBy: { displayName: null, id: null },
      rules: untouchedRules(),
    };
    this.directory.groupRolePolicies.set(key, policy);
    return policy;
  }

  private policy(id: string): { readonly key: string; readonly policy: JsonObject } {
    for (const [key, policy] of this.directory.groupRolePolicies) {
      if (policy.id === id && this.directory.groups.has(String(policy.scopeId))) return { key, policy };
    }
    throw GraphError.notFound(id);
  }

  private update(id: string, body: Json | undefined): void {
    const { key, policy } = this.policy(id);
    const { rules } = read(body, FIELDS);
    const changes = new Map<string, JsonObject>();
    for (const rule of Array.isArray(rules) ? rules : []) {
      if (isObject(rule)) changes.set(textAt(rule, 'id') ?? '', rule);
    }
    const held = Array.isArray(policy.rules) ? policy.rules.filter(isObject) : [];
    for (const name of changes.keys()) {
      if (!held.some((rule) => rule.id === name)) throw invalidRule(`There is no rule '${name}'.`);
    }
    const changed = held.map((rule) => laidOver(rule, changes.get(String(rule.id)) ?? {}));
    for (const rule of changed) this.check(rule);
    this.directory.groupRolePolicies.set(key, {
      ...policy,
      id: `Group_${policy.scopeId}_${this.directory.newId()}`,
      lastModifiedDateTime: this.directory.now(),
      rules: changed,
    });
  }

  private check(rule: JsonObject): void {
    const { maximumDuration, setting } = rule;
    if (maximumDuration !== undefined && !DURATION.test(String(maximumDuration))) {
      throw invalidRule(`'${maximumDuration}' is no duration.`);
    }
    if (!isObject(setting)) return;
    const stages = (Array.isArray(setting.approvalStages) ? setting.approvalStages : []).filter(isObject);
    const approvers = stages.flatMap((stage) => stage.primaryApprovers ?? []);
    checkSubjects(approvers, this.directory);
    if (setting.isApprovalRequired === true && approvers.length === 0) {
      throw invalidRule('An approval needs at least one approver.');
    }
  }
}

/** Objects property by property; lists and all else as a whole. */
function laidOver(stored: JsonObject, given: JsonObject): JsonObject {
  const result = { ...stored };
  for (const [key, value] of Object.entries(given)) {
    const old = stored[key];
    result[key] = isObject(old) && isObject(value) ? laidOver(old, value) : value;
  }
  return result;
}

function invalidRule(message: string): GraphError {
  return new GraphError(400, 'InvalidPolicyRule', message);
}
