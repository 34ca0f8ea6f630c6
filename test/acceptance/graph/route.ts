import { found } from './directory';
import { GraphError } from './graph-error';
import type { Json, JsonObject } from './json';
import { Query } from './query';

/** A request as a resource sees it. */
export interface Call {
  /** The value of a `{name}` of the route's path. */
  param(name: string): string;
  readonly search: URLSearchParams;
  readonly body: Json | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body?: JsonObject;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path below the API version, with `{name}` for one segment: `/groups/{id}/members/$ref`. */
  readonly path: string;
  handle(call: Call): Answer;
}

/** One kind of resource: the routes that it serves. */
export interface Resource {
  routes(): readonly Route[];
}

export function ok(body: JsonObject): Answer {
  return { status: 200, body };
}

export function created(body: JsonObject): Answer {
  return { status: 201, body };
}

export function noContent(): Answer {
  return { status: 204 };
}

/** Listing objects and reading one of them by its id. */
export function readRoutes(path: string, objects: ReadonlyMap<string, JsonObject>): Route[] {
  return [
    { method: 'GET', path, handle: (call) => ok(Query.parse(call.search).list(objects.values())) },
    {
      method: 'GET',
      path: `${path}/{id}`,
      handle: (call) => ok(Query.parse(call.search).select(found(objects, call.param('id')))),
    },
  ];
}

/** Finds the route of a request. A path that nothing serves answers 501, so that a gap never looks like an absence. */
export class Router {
  private readonly routes: readonly { route: Route; segments: readonly string[] }[];

  constructor(resources: readonly Resource[]) {
    const routes = resources.flatMap((resource) => resource.routes());
    this.routes = routes.map((route) => ({ route, segments: route.path.split('/') }));
  }

  answer(method: string, path: string, search: URLSearchParams, body: Json | undefined): Answer {
    const segments = path.split('/').map(decoded);
    for (const { route, segments: pattern } of this.routes) {
      if (route.method !== method || pattern.length !== segments.length) continue;
      const params = match(pattern, segments);
      if (params !== undefined) return route.handle({ param: (name) => params.get(name) ?? '', search, body });
    }
    throw GraphError.notServed(method, path);
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw GraphError.badRequest(`The path segment '${segment}' is not encoded as it should be.`);
  }
}

function match(pattern: readonly string[], segments: readonly string[]): Map<string, string> | undefined {
  const params = new Map<string, string>();
  for (const [position, expected] of pattern.entries()) {
    const given = segments[position] ?? '';
    if (expected.startsWith('{')) params.set(expected.slice(1, -1), given);
    else if (expected !== given) return undefined;
  }
  return params;
}
