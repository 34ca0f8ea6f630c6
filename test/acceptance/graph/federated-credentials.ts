import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import type { JsonObject } from './json';
import { Query } from './query';
import { type Call, created, noContent, ok, type Resource, type Route } from './route';
import { type Fields, read, text, texts } from './shape';

const BASE = '/applications/{application}/federatedIdentityCredentials';
const FIELDS: Fields = { id: text, name: text, issuer: text, subject: text, description: text, audiences: texts };
const MOST_CREDENTIALS = 20;

/** The workloads elsewhere that may sign in as an application. */
export class FederatedCredentials implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const { federatedCredentials, applicationCredentials } = this.directory;
    return [
      { method: 'GET', path: BASE, handle: (call) => ok(Query.parse(call.search).list(this.of(call))) },
      { method: 'GET', path: `${BASE}/{id}`, handle: (call) => ok(this.one(call)) },
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call)) },
      {
        method: 'PATCH',
        path: `${BASE}/{id}`,
        handle: (call) => {
          const credential = this.one(call);
          const { id, name, ...changes } = read(call.body, FIELDS);
          if (name !== undefined && name !== credential.name) {
            throw GraphError.badDirectoryRequest("The 'name' of a federated credential cannot be changed.");
          }
          const updated = { ...credential, ...changes };
          this.check(call, updated);
          federatedCredentials.set(call.param('id'), updated);
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          this.one(call);
          applicationCredentials.remove(call.param('application'), call.param('id'));
          federatedCredentials.delete(call.param('id'));
          return noContent();
        },
      },
    ];
  }

  private of(call: Call): JsonObject[] {
    const { applications, applicationCredentials, federatedCredentials } = this.directory;
    found(applications, call.param('application'));
    return applicationCredentials.of(call.param('application')).map((id) => found(federatedCredentials, id));
  }

  private one(call: Call): JsonObject {
    const credential = this.of(call).find(({ id }) => id === call.param('id'));
    if (credential === undefined) throw GraphError.notFound(call.param('id'));
    return credential;
  }

  private create(call: Call): JsonObject {
    const credential = { description: null, ...read(call.body, FIELDS), id: this.directory.newId() };
    this.check(call, credential);
    if (this.of(call).length >= MOST_CREDENTIALS) {
      throw GraphError.badDirectoryRequest(`An application has at most ${MOST_CREDENTIALS} federated credentials.`);
    }
    this.directory.federatedCredentials.set(credential.id, credential);
    this.directory.applicationCredentials.add(call.param('application'), credential.id);
    return credential;
  }

  private check(call: Call, credential: JsonObject): void {
    for (const needed of ['name', 'issuer', 'subject', 'audiences']) {
      if (!credential[needed]) throw GraphError.badDirectoryRequest(`A value is required for '${needed}'.`);
    }
    for (const other of this.of(call)) {
      const same = other.issuer === credential.issuer && other.subject === credential.subject;
      if (other.id !== credential.id && (same || other.name === credential.name)) {
        throw new GraphError(409, 'Request_MultipleObjectsWithSameKeyValue', 'Such a credential exists already.');
      }
    }
  }
}
