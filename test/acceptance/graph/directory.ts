import { randomUUID } from 'node:crypto';
import { GraphError } from './graph-error';
import type { JsonObject } from './json';
import { Links } from './links';
import type { Policy } from './policy';
import type { Clock } from './throttle';

export interface DirectorySettings {
  readonly tenantId: string;
  /** The service principal that the pipeline signs in as. */
  readonly callerId: string;
  readonly clock: Clock;
  /** While security defaults are on, Graph lets no Conditional Access policy be switched on. */
  readonly securityDefaults?: boolean;
}

/** The state of one tenant. Resources read and write it; nothing else is kept between two requests. */
export class Directory {
  readonly users = new Map<string, JsonObject>();
  readonly groups = new Map<string, JsonObject>();
  readonly servicePrincipals = new Map<string, JsonObject>();
  readonly administrativeUnits = new Map<string, JsonObject>();
  readonly domains: JsonObject[] = [];
  readonly roleTemplates = new Map<string, JsonObject>();
  readonly directoryRoles = new Map<string, JsonObject>();
  readonly roleAssignments = new Map<string, JsonObject>();
  readonly namedLocations = new Map<string, JsonObject>();
  readonly authenticationStrengths = new Map<string, JsonObject>();
  readonly policies = new Map<string, Policy>();
  readonly roleEligibilityRequests = new Map<string, JsonObject>();
  readonly roleEligibilitySchedules = new Map<string, JsonObject>();
  readonly groupScheduleRequests = {
    assignment: new Map<string, JsonObject>(),
    eligibility: new Map<string, JsonObject>(),
  };
  readonly groupSchedules = { assignment: new Map<string, JsonObject>(), eligibility: new Map<string, JsonObject>() };
  readonly groupRolePolicies = new Map<string, JsonObject>();
  readonly applications = new Map<string, JsonObject>();
  readonly federatedCredentials = new Map<string, JsonObject>();
  readonly appRoleAssignments = new Map<string, JsonObject>();
  readonly accessPackageCatalogs = new Map<string, JsonObject>();
  readonly accessPackageResources = new Map<string, JsonObject>();
  readonly accessPackages = new Map<string, JsonObject>();
  readonly accessPackageRoleScopes = new Map<string, JsonObject>();
  readonly accessPackagePolicies = new Map<string, JsonObject>();

  readonly groupMembers = new Links();
  readonly groupOwners = new Links();
  readonly unitMembers = new Links();
  readonly applicationOwners = new Links();
  readonly principalOwners = new Links();
  readonly applicationCredentials = new Links();
  readonly catalogResources = new Links();
  readonly packageRoleScopes = new Links();

  constructor(readonly settings: DirectorySettings) {}

  newId(): string {
    return randomUUID();
  }

  now(): string {
    return new Date(this.settings.clock()).toISOString();
  }

  /** Who asks, as Graph names the author of a request. */
  caller(): JsonObject {
    return { user: { id: this.settings.callerId, displayName: null } };
  }

  /** Anything that can be a member, an owner or a principal, with the type that the provider needs to see on it. */
  subject(id: string): JsonObject | undefined {
    const kinds = [
      ['user', this.users],
      ['group', this.groups],
      ['servicePrincipal', this.servicePrincipals],
      ['administrativeUnit', this.administrativeUnits],
    ] as const;
    for (const [kind, objects] of kinds) {
      const found = objects.get(id);
      if (found !== undefined) return { '@odata.type': `#microsoft.graph.${kind}`, ...found };
    }
    return undefined;
  }

  /** The subjects of a list of ids; one that has gone in the meantime is not in it. */
  subjects(ids: Iterable<string>): JsonObject[] {
    return [...ids].map((id) => this.subject(id)).filter((found) => found !== undefined);
  }

  /** The subject that a reference such as `https://graph…/v1.0/directoryObjects/{id}` names. */
  referred(reference: string): string {
    const id = reference.split('/').at(-1) ?? '';
    if (this.subject(id) === undefined) throw GraphError.notFound(id);
    return id;
  }

  hasApplication(clientId: string): boolean {
    return [...this.servicePrincipals.values()].some((principal) => principal.appId === clientId);
  }

  /** Takes a subject out of all that held it. */
  forget(id: string): void {
    const holders = [this.groupMembers, this.groupOwners, this.unitMembers, this.applicationOwners];
    for (const links of [...holders, this.principalOwners]) links.forget(id);
  }
}

/** The object of an id in one of the directory's lists, or the 404 that Graph answers. */
export function found<T>(objects: ReadonlyMap<string, T>, id: string): T {
  const object = objects.get(id);
  if (object === undefined) throw GraphError.notFound(id);
  return object;
}
