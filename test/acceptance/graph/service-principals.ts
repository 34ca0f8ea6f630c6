import { type Directory, found } from './directory';
import { Query } from './query';
import { ok, type Resource, type Route } from './route';

/** Service principals are looked up by object id, client id or name. */
export class ServicePrincipals implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    return [
      {
        method: 'GET',
        path: '/servicePrincipals',
        handle: (call) => ok(Query.parse(call.search).list(this.directory.servicePrincipals.values())),
      },
      {
        method: 'GET',
        path: '/servicePrincipals/{id}',
        handle: (call) => {
          const principal = found(this.directory.servicePrincipals, call.param('id'));
          return ok(Query.parse(call.search).select(principal));
        },
      },
    ];
  }
}
