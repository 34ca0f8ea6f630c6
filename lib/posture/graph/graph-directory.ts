import type { Configuration, Identity, Resource } from '../terraform/configuration';
import { isJsonObject, type JsonObject, own, step } from '../terraform/json-object';
import { Settled, verbatim } from '../terraform/settled';
import { unknownTerm } from '../terraform/term';
import type { GraphEntity, GraphExport } from './graph-export';
import { type GraphReferences, isUnset } from './graph-policy';
import { UnreadableExport } from './unreadable-export';

/** With `$expand=members` Microsoft Graph answers no more than these, and does not say that there are more. */
const MOST_EXPANDED = 20;
/** What is there is not made anew by anybody who would have to do it in the right order. */
export const NOBODY_REPLACES = { create_before_destroy: true };
const NOT_EXPORTED = new Settled(unknownTerm('notRead'));

/** The objects of an export that policies refer to, as the provider would configure or look them up. */
export class GraphDirectory implements GraphReferences {
  readonly resources: Resource[] = [];
  readonly identities = new Map<string, Identity>();
  private readonly users = new Map<string, GraphEntity>();

  constructor(private readonly exported: GraphExport) {
    for (const user of exported.of('users') ?? []) {
      this.users.set(user.id, user);
      this.identities.set(user.id, { address: `users/${user.id}`, attribute: 'object_id' });
    }
    for (const location of exported.of('namedLocations') ?? []) this.addLocation(location);
    for (const strength of exported.of('authenticationStrengths') ?? []) this.addStrength(strength);
    for (const policy of exported.of('policies') ?? []) this.addStrengthOf(policy);
    for (const group of exported.of('groups') ?? []) this.addGroup(group);
    for (const user of this.users.values()) this.addLookup(`users/${user.id}`, [user], nameOf(user.json));
    this.addAssignments();
  }

  of(id: string): string | Settled {
    const identity = this.identities.get(id.toLowerCase());
    return identity === undefined ? verbatim(id) : new Settled({ is: 'ref', ...identity });
  }

  strength(id: string): string | Settled {
    const path = strengthPath(id.toLowerCase());
    const identity = this.identities.get(path);
    return identity === undefined ? path : new Settled({ is: 'ref', ...identity });
  }

  private add(type: string, address: string, body: JsonObject, more: Partial<Resource> = {}): void {
    // Nobody wrote these arguments, so there is none that could be passed over.
    const made = { mode: 'managed', type, address, written: {}, ...more } as const;
    this.resources.push({ ...made, body: { ...body, lifecycle: NOBODY_REPLACES } });
  }

  private addLocation({ id, json, file, pointer }: GraphEntity): void {
    const address = `namedLocations/${id}`;
    const countries = own(json, 'countriesAndRegions');
    const ranges = own(json, 'ipRanges');
    const trusted = own(json, 'isTrusted') === true;
    const body = Array.isArray(countries)
      ? {
          country: {
            countries_and_regions: countries,
            include_unknown_countries_and_regions: own(json, 'includeUnknownCountriesAndRegions') === true,
          },
        }
      : { ip: { ip_ranges: ranges === undefined ? NOT_EXPORTED : cidrsIn(ranges, file, pointer), trusted } };
    this.add('azuread_named_location', address, { ...body, object_id: id }, nameOf(json));
    this.identities.set(id, { address, attribute: 'object_id' });
  }

  private addStrength({ id, json }: GraphEntity): void {
    const combinations = own(json, 'allowedCombinations');
    const path = strengthPath(id);
    if (own(json, 'policyType') === 'builtIn' || !Array.isArray(combinations) || this.identities.has(path)) return;
    const address = `authenticationStrengthPolicies/${id}`;
    const body = { allowed_combinations: combinations, id: path };
    this.add('azuread_authentication_strength_policy', address, body, nameOf(json));
    this.identities.set(path, { address, attribute: 'id' });
  }

  /** A policy holds the strength that it asks for, as a whole. */
  private addStrengthOf({ json, file, pointer }: GraphEntity): void {
    const grant = own(json, 'grantControls');
    const strength = isJsonObject(grant) ? own(grant, 'authenticationStrength') : undefined;
    const id = isJsonObject(strength) ? own(strength, 'id') : undefined;
    if (isJsonObject(strength) && typeof id === 'string') {
      this.addStrength({
        id: id.toLowerCase(),
        json: strength,
        file,
        pointer: `${pointer}/grantControls/authenticationStrength`,
      });
    }
  }

  private addGroup({ id, json, file, pointer }: GraphEntity): void {
    const address = `groups/${id}`;
    const members = this.idsIn(own(json, 'members'));
    const owners = this.idsIn(own(json, 'owners'));
    const types = own(json, 'groupTypes');
    const named = nameOf(json);
    const dynamic = Array.isArray(types) && types.includes('DynamicMembership');
    const body = {
      object_id: id,
      security_enabled: own(json, 'securityEnabled') === true,
      assignable_to_role: own(json, 'isAssignableToRole') === true,
      members: members === undefined ? NOT_EXPORTED : members.map((id) => this.of(id)),
      owners: owners === undefined ? NOT_EXPORTED : owners.map((id) => this.of(id)),
      ...(dynamic
        ? { dynamic_membership: { enabled: true, rule: wordsAt(json, 'membershipRule', file, pointer) } }
        : {}),
    };
    this.identities.set(id, { address, attribute: 'object_id' });
    this.add('azuread_group', address, body, named);
    const answer = { assignable_to_role: body.assignable_to_role, members };
    this.add('azuread_group', address, { object_id: id }, { ...named, mode: 'data', answer });
    const people = (members ?? []).flatMap((member) => this.users.get(member) ?? []);
    if (members !== undefined && people.length === members.length && people.length > 0) {
      this.addLookup(`groups/${id}/members`, people, named);
    }
  }

  /** Users as somebody would have looked them up by name, and the answer. */
  private addLookup(address: string, users: readonly GraphEntity[], named: Partial<Resource>): void {
    const body = {
      user_principal_names: users.map(({ json, file, pointer }) => wordsAt(json, 'userPrincipalName', file, pointer)),
    };
    const answer = {
      object_ids: users.map(({ id }) => id),
      users: users.map(({ json }) => ({
        account_enabled: own(json, 'accountEnabled') === true,
        onpremises_immutable_id: isCloudOnly(json) ? '' : 'synchronized, or not exported',
      })),
    };
    this.add('azuread_users', address, body, { ...named, mode: 'data', answer });
  }

  private addAssignments(): void {
    const assignments = this.exported.of('roleAssignments');
    if (assignments === undefined || this.exported.cut.has('roleAssignments')) {
      const body = { role_id: NOT_EXPORTED, principal_object_id: NOT_EXPORTED };
      this.add('azuread_directory_role_assignment', 'roleManagement/directory/roleAssignments', body);
    }
    for (const { id, json, file, pointer } of assignments ?? []) {
      const text = (name: string) => textAt(json, name, file, pointer);
      const scope = own(json, 'directoryScopeId');
      const app = own(json, 'appScopeId');
      this.add('azuread_directory_role_assignment', `roleAssignments/${id}`, {
        role_id: text('roleDefinitionId').toLowerCase(),
        principal_object_id: this.of(text('principalId')),
        ...(typeof scope === 'string' ? { directory_scope_id: verbatim(scope) } : {}),
        ...(typeof app === 'string' && app !== '' ? { app_scope_id: verbatim(app) } : {}),
      });
    }
  }

  /** The ids of expanded objects; `undefined` where they were not expanded, or perhaps not all of them. */
  private idsIn(expanded: unknown): readonly string[] | undefined {
    if (!Array.isArray(expanded) || expanded.length >= MOST_EXPANDED) return undefined;
    const ids = expanded.map((object) => (isJsonObject(object) ? own(object, 'id') : undefined));
    return ids.every((id) => typeof id === 'string') ? ids.map((id) => id.toLowerCase()) : undefined;
  }
}

/** Everything that a reader may ask a configuration for, of an export. */
export function configurationOf(
  directory: GraphDirectory,
  resources: readonly Resource[],
  scope: { readonly name: string; readonly tenantId?: string },
): Configuration {
  const all = [...directory.resources, ...resources].sort((a, b) =>
    a.address < b.address ? -1 : a.address > b.address ? 1 : 0,
  );
  return {
    stack: scope.name,
    from: 'graph',
    resources: all,
    byAddress: new Map(all.map((resource) => [resource.address, resource])),
    locals: new Map(),
    providers: new Map([['azuread', [scope.tenantId === undefined ? {} : { tenant_id: scope.tenantId }]]]),
    providerSources: new Map(),
    others: [],
    identities: directory.identities,
  };
}

function strengthPath(id: string): string {
  return `/policies/authenticationStrengthPolicies/${id}`;
}

function nameOf(json: JsonObject): Partial<Resource> {
  const name = own(json, 'displayName');
  return typeof name === 'string' && name !== '' ? { construct: name } : {};
}

/** An account that no other directory writes; where the properties that say so were not exported it is not known to be. */
function isCloudOnly(user: JsonObject): boolean {
  const exported = Object.hasOwn(user, 'onPremisesImmutableId') || Object.hasOwn(user, 'onPremisesSyncEnabled');
  return exported && isUnset(own(user, 'onPremisesImmutableId')) && isUnset(own(user, 'onPremisesSyncEnabled'));
}

function cidrsIn(ranges: unknown, file: string, pointer: string): readonly string[] {
  const at = step(pointer, 'ipRanges');
  const cidrs = Array.isArray(ranges)
    ? ranges.map((range) => (isJsonObject(range) ? own(range, 'cidrAddress') : undefined))
    : [undefined];
  if (cidrs.every((cidr) => typeof cidr === 'string')) return cidrs;
  throw new UnreadableExport(file, at, 'these are no ranges', ranges, 'each has a cidrAddress');
}

/** A text of the directory that may be missing. */
function wordsAt(json: JsonObject, name: string, file: string, pointer: string): Settled | string {
  const value = own(json, name) ?? '';
  if (typeof value === 'string') return verbatim(value);
  throw new UnreadableExport(
    file,
    step(pointer, name),
    'this is no text',
    value,
    'it must be a text, null or left out',
  );
}

function textAt(json: JsonObject, name: string, file: string, pointer: string): string {
  const value = own(json, name);
  if (typeof value === 'string') return value;
  throw new UnreadableExport(file, step(pointer, name), 'this is not an id', value, 'it must be a text');
}
