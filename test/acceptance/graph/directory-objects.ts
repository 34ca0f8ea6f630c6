import type { Directory } from './directory';
import { GraphError } from './graph-error';
import { Query } from './query';
import { ok, type Resource, type Route } from './route';

/** Look-ups that do not know what kind of object an id is, and the tenant's domains. */
export class DirectoryObjects implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    return [
      {
        method: 'GET',
        path: '/directoryObjects/{id}',
        handle: (call) => {
          const subject = this.directory.subject(call.param('id'));
          if (subject === undefined) throw GraphError.notFound(call.param('id'));
          return ok(subject);
        },
      },
      {
        method: 'GET',
        path: '/domains',
        handle: (call) => ok(Query.parse(call.search).list(this.directory.domains)),
      },
    ];
  }
}
