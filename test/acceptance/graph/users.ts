import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import type { JsonObject } from './json';
import { Query } from './query';
import { ok, type Resource, type Route } from './route';

/** Users are read, never written: the provider looks accounts up by id or user principal name. */
export class Users implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    return [
      {
        method: 'GET',
        path: '/users',
        handle: (call) => ok(Query.parse(call.search).list(this.directory.users.values())),
      },
      {
        method: 'GET',
        path: '/users/{id}',
        handle: (call) => ok(Query.parse(call.search).select(this.user(call.param('id')))),
      },
      {
        method: 'GET',
        path: '/users/{id}/manager',
        handle: (call) => {
          this.user(call.param('id'));
          throw GraphError.notFound('manager'); // no user here has one: Graph answers that with 404
        },
      },
    ];
  }

  private user(idOrName: string): JsonObject {
    const named = [...this.directory.users.values()].find((user) => user.userPrincipalName === idOrName);
    return named ?? found(this.directory.users, idOrName);
  }
}
