import { LOCATIONS, POLICIES, send } from './direct-request';
import { isObject, type Json, type JsonObject, stringsOf } from './json';
import { planDiff } from './plan-diff';
import { providerRequest } from './provider-request';
import type { Tenant } from './tenant';

const TYPES = {
  azuread_group: '/groups',
  azuread_named_location: LOCATIONS,
  azuread_authentication_strength_policy: '/policies/authenticationStrengthPolicies',
  azuread_conditional_access_policy: POLICIES,
} as const;
type Type = keyof typeof TYPES;

interface Resource {
  readonly type: Type;
  readonly body: JsonObject;
  /** What `replace_triggered_by` looks at. */
  readonly trigger: string;
}

interface Held extends Resource {
  readonly path: string;
}

/**
 * A synthesized stack in the stand-in, written there as Terraform and the provider write it: in the order of references, an
 * update in place where the address stays and what `replace_triggered_by` names does, too, else a new one before the old one
 * goes. Of the stack the Conditional Access policies are, and what they refer to.
 */
export class AppliedStack {
  private readonly held = new Map<string, Held>();
  private writes: string[] = [];

  constructor(private readonly tenant: Tenant) {}

  /** Applies the stack: what is written, as `PATCH azuread_….address`. */
  apply(stack: JsonObject): readonly string[] {
    const wanted = inOrder(resourcesOf(stack));
    this.writes = [];
    for (const [address, resource] of wanted) this.put(address, resource, stack);
    for (const address of [...this.held.keys()].reverse()) if (!wanted.has(address)) this.remove(address);
    return this.writes;
  }

  /** Removes all of it, what refers to others first. */
  destroy(): readonly string[] {
    this.writes = [];
    for (const address of [...this.held.keys()].reverse()) this.remove(address);
    return this.writes;
  }

  /** What the next plan shows of the policies, by address. */
  drift(stack: JsonObject): readonly string[] {
    return [...this.held].flatMap(([address, { type, body, path }]) => {
      if (type !== 'azuread_conditional_access_policy') return [];
      const request = this.requestOf(type, body, stack);
      return planDiff(request, send(this.tenant, 'GET', path).body ?? {}).map((argument) => `${address} ${argument}`);
    });
  }

  private put(address: string, resource: Resource, stack: JsonObject): void {
    const { type, body, trigger } = resource;
    const old = this.held.get(address);
    if (old !== undefined && old.trigger === trigger) {
      if (JSON.stringify(old.body) === JSON.stringify(body)) return;
      this.write('PATCH', address, old.path, this.requestOf(type, body, stack));
      this.held.set(address, { ...resource, path: old.path });
      return;
    }
    const id = this.write('POST', address, TYPES[type], this.requestOf(type, body, stack))?.id;
    this.held.set(address, { ...resource, path: `${TYPES[type]}/${String(id)}` });
    if (old !== undefined) this.write('DELETE', address, old.path);
  }

  private remove(address: string): void {
    const held = this.held.get(address);
    if (held === undefined) return;
    if (isObject(held.body.ip)) {
      send(this.tenant, 'PATCH', held.path, { '@odata.type': '#microsoft.graph.ipNamedLocation', isTrusted: false });
    }
    this.write('DELETE', address, held.path);
    this.held.delete(address);
  }

  private write(method: string, address: string, path: string, request?: Json): JsonObject | undefined {
    const { status, message, body } = send(this.tenant, method, path, request);
    if (status >= 300) throw new Error(`${method} ${address} is refused: ${message}`);
    this.writes.push(`${method} ${address}`);
    return body;
  }

  private requestOf(type: Type, body: JsonObject, stack: JsonObject): JsonObject {
    const displayName = String(body.display_name);
    if (type === 'azuread_group') {
      const isAssignableToRole = body.assignable_to_role === true;
      return { displayName, isAssignableToRole, mailEnabled: false, mailNickname: 'group', securityEnabled: true };
    }
    if (type === 'azuread_named_location') return locationRequest(displayName, body);
    if (type === 'azuread_authentication_strength_policy') {
      return { displayName, description: '', allowedCombinations: stringsOf(body.allowed_combinations) };
    }
    return providerRequest(body, (expression) => this.idOf(expression, stack));
  }

  /** What an expression comes to: the id of what was made, or of the account that is looked up. */
  private idOf(expression: string, stack: JsonObject): string {
    const [, data, type = '', name = ''] = /^\$\{(data\.)?(\w+)\.([\w-]+)\.\w+\}$/.exec(expression) ?? [];
    const made = this.held.get(`${type}.${name}`)?.path.split('/').at(-1);
    if (data === undefined && made !== undefined) return made;
    const looked = blockOf(stack.data, type, name)?.user_principal_name;
    const user = [...this.tenant.directory.users.values()].find(
      ({ userPrincipalName }) => userPrincipalName === looked,
    );
    if (user === undefined) throw new Error(`${expression} stands for nothing that is there`);
    return String(user.id);
  }
}

function locationRequest(displayName: string, body: JsonObject): JsonObject {
  const { ip, country } = body;
  if (isObject(country)) {
    return {
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      displayName,
      countriesAndRegions: stringsOf(country.countries_and_regions),
      includeUnknownCountriesAndRegions: country.include_unknown_countries_and_regions === true,
    };
  }
  if (!isObject(ip)) throw new Error(`the location ${displayName} is of no kind`);
  return {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName,
    isTrusted: ip.trusted === true,
    ipRanges: stringsOf(ip.ip_ranges).map((cidrAddress) => ({ cidrAddress })),
  };
}

function resourcesOf(stack: JsonObject): ReadonlyMap<string, Resource> {
  const resources = Object.keys(TYPES).flatMap((type) => {
    const byName = isObject(stack.resource) ? stack.resource[type] : undefined;
    return Object.entries(isObject(byName) ? byName : {}).map(([name, body]): [string, Resource] => {
      const lifecycle = isObject(body) && isObject(body.lifecycle) ? body.lifecycle : {};
      const trigger = stringsOf(lifecycle.replace_triggered_by).map((address) => {
        const [kind = '', id = ''] = address.split('.');
        return JSON.stringify(blockOf(stack.resource, kind, id)?.input);
      });
      return [`${type}.${name}`, { type: type as Type, body: isObject(body) ? body : {}, trigger: trigger.join() }];
    });
  });
  return new Map(resources);
}

function blockOf(byType: Json | undefined, type: string, name: string): JsonObject | undefined {
  const byName = isObject(byType) ? byType[type] : undefined;
  const block = isObject(byName) ? byName[name] : undefined;
  return isObject(block) ? block : undefined;
}

/** The resources, each after those that it refers to or depends on. */
function inOrder(resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, Resource> {
  const ordered = new Map<string, Resource>();
  const place = (address: string) => {
    const resource = resources.get(address);
    if (resource === undefined || ordered.has(address)) return;
    for (const [referred] of JSON.stringify(resource.body).matchAll(/azuread_\w+\.[\w-]+/g)) {
      if (referred !== address) place(referred);
    }
    ordered.set(address, resource);
  };
  for (const address of resources.keys()) place(address);
  return ordered;
}
