import { setTimeout as pause } from 'node:timers/promises';
import { GraphClient, type Reply } from './client';
import { POLICIES as POLICY_PATH } from './direct-request';
import { isObject, type Json, type JsonObject, stringsOf } from './json';
import { policyRequest } from './policy-request';
import { FIRST_USER, recordedTenant, SECOND_USER, TENANT_ID, WORKLOAD } from './recorded-tenant';
import { GraphServer } from './server';

const POLICIES = `/v1.0${POLICY_PATH}`;
const WRITES_PER_SECOND = 25;
const EACH = 20;
const MEMBERS = [FIRST_USER, SECOND_USER, WORKLOAD];

describe('two applies side by side', () => {
  let server: GraphServer;
  let applies: readonly [GraphClient, GraphClient];
  let ticking: NodeJS.Timeout;

  beforeEach(async () => {
    // Time stands still within a request: what it stores bears the moment in which it was let in.
    let now = Date.now();
    ticking = setInterval(() => {
      now = Date.now();
    }, 5);
    server = await GraphServer.start(
      recordedTenant(() => now),
      WRITES_PER_SECOND,
    );
    applies = [newClient(), newClient()];
    await Promise.all(applies.map((client) => client.logIn(TENANT_ID)));
  });

  afterEach(async () => {
    clearInterval(ticking);
    for (const client of applies) client.close();
    await server.stop();
  });

  /** One TLS connection a request, as the provider has it. */
  function newClient(): GraphClient {
    return new GraphClient(server.baseAddress, server.authorityCertificate, false);
  }

  /** The same work for both applies, all of it at once: what is resolved is in the order of the work. */
  function atOnce<T>(work: (client: GraphClient, name: string) => Promise<T>): Promise<T[]> {
    const jobs = applies.flatMap((client, side) =>
      Array.from({ length: EACH }, (_, position) => work(client, `${side}-${position}`)),
    );
    return Promise.all(jobs);
  }

  /** Comes back when it was told to, as the provider does. */
  async function persist(client: GraphClient, method: string, path: string, body?: Json): Promise<Reply> {
    const reply = await client.send(method, path, body);
    if (reply.status !== 429) return reply;
    expect(reply.headers['retry-after']).toBe('1');
    await pause(1000 * Number(reply.headers['retry-after']));
    return persist(client, method, path, body);
  }

  function idOf({ body }: Reply): string {
    return isObject(body) ? String(body.id) : '';
  }

  async function listed(path: string): Promise<JsonObject[]> {
    const { body } = await applies[0].send('GET', path);
    return isObject(body) && Array.isArray(body.value) ? body.value.filter(isObject) : [];
  }

  function group(displayName: string): JsonObject {
    return { displayName, mailEnabled: false, mailNickname: displayName, securityEnabled: true };
  }

  it('get every policy in, each with an id of its own, no faster than the tenant lets them', async () => {
    const replies = await atOnce((client, displayName) =>
      persist(client, 'POST', POLICIES, policyRequest({ displayName })),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 201));
    const ids = replies.map(idOf);
    expect(new Set(ids).size).toBe(2 * EACH);
    const held = await listed(POLICIES);
    expect(held.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(server.log.some(({ status }) => status === 429)).toBe(true);
    const times = held.map(({ createdDateTime }) => Date.parse(String(createdDateTime))).sort((a, b) => a - b);
    const gaps = times.slice(WRITES_PER_SECOND).map((time, position) => time - (times[position] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  });

  it('change and delete their own policies, and leave the others alone', async () => {
    const { directory } = server.tenant;
    const ids = Array.from({ length: 2 * EACH }, (_, position) => {
      const body = policyRequest({ displayName: `${position}` });
      return String(server.tenant.router.answer('POST', POLICY_PATH, new URLSearchParams(), body).body?.id);
    });
    const statuses = await Promise.all(
      ids.map(async (id, position) => {
        const client = applies[position < EACH ? 0 : 1];
        const path = `${POLICIES}/${id}`;
        const state = 'enabledForReportingButNotEnforced';
        const body = policyRequest({ displayName: `changed ${position}`, state });
        const reply = position % 2 === 0 ? persist(client, 'PATCH', path, body) : persist(client, 'DELETE', path);
        return (await reply).status;
      }),
    );
    expect(statuses).toEqual(ids.map(() => 204));
    const expected = ids.flatMap((id, position) => (position % 2 === 0 ? [[id, `changed ${position}`]] : []));
    expect([...directory.policies.values()].map(({ id, displayName }) => [id, displayName])).toEqual(expected);
  });

  it('lose no member of a group that both fill, and take out none but those that they mean to', async () => {
    const users = Array.from({ length: 2 * EACH }, (_, position) => {
      const id = server.tenant.directory.newId();
      server.tenant.seed.user(id, `user${position}@contoso.com`, `User ${position}`);
      return id;
    });
    const id = idOf(await applies[0].send('POST', '/beta/groups', group('shared')));
    const members = `/beta/groups/${id}/members`;
    const reference = (user: string) => ({ '@odata.id': `${server.baseAddress}/v1.0/directoryObjects/${user}` });
    const side = (position: number) => applies[position % 2 === 0 ? 0 : 1];
    const added = await Promise.all(
      users.map((user, position) => side(position).send('POST', `${members}/$ref`, reference(user))),
    );
    expect(added.map(({ status }) => status)).toEqual(users.map(() => 204));
    expect((await listed(members)).map((member) => member.id).sort()).toEqual([...users].sort());
    const [going, staying] = [users.slice(EACH), users.slice(0, EACH)];
    await Promise.all(going.map((user, at) => side(at).send('DELETE', `${members}/${user}/$ref`)));
    expect((await listed(members)).map((member) => member.id).sort()).toEqual([...staying].sort());
  });

  it('each fill groups of their own: every group holds its owner and its members', async () => {
    const owner = server.tenant.directory.settings.callerId;
    const bind = (id: string) => `${server.baseAddress}/v1.0/directoryObjects/${id}`;
    const ids = await atOnce(async (client, name) => {
      const body = { ...group(name), 'owners@odata.bind': [bind(owner)] };
      const id = idOf(await client.send('POST', '/beta/groups', body));
      await client.send('PATCH', `/beta/groups/${id}`, { displayName: `TERRAFORM_UPDATE_${name}` });
      const adding = MEMBERS.map((user) =>
        client.send('POST', `/beta/groups/${id}/members/$ref`, { '@odata.id': bind(user) }),
      );
      const renaming = client.send('PATCH', `/beta/groups/${id}`, { displayName: name });
      await Promise.all([...adding, renaming]);
      return [id, name] as const;
    });
    const { groups, groupMembers, groupOwners } = server.tenant.directory;
    expect(new Set(ids.map(([id]) => id)).size).toBe(2 * EACH);
    for (const [id, name] of ids) {
      expect(groups.get(id)?.displayName).toBe(name);
      expect([...groupMembers.of(id)].sort()).toEqual([...MEMBERS].sort());
      expect(groupOwners.of(id)).toEqual([owner]);
    }
  });

  it('that want the same get it once: one makes it, one deletes it, and the others are told', async () => {
    const roleTemplateId = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
    const activated = await atOnce((client) => client.send('POST', '/v1.0/directoryRoles', { roleTemplateId }));
    const count = (replies: readonly Reply[], wanted: number) =>
      replies.filter(({ status }) => status === wanted).length;
    expect([count(activated, 201), count(activated, 400)]).toEqual([1, 2 * EACH - 1]);
    const path = `/beta/groups/${idOf(await applies[1].send('POST', '/beta/groups', group('once')))}`;
    const deleted = await atOnce((client) => client.send('DELETE', path));
    expect([count(deleted, 204), count(deleted, 404)]).toEqual([1, 2 * EACH - 1]);
  });

  it('have every exchange in the log, with the answer that was given', async () => {
    const replies = await atOnce((client, displayName) =>
      client.send('POST', '/v1.0/policies/authenticationStrengthPolicies', {
        displayName,
        allowedCombinations: ['fido2'],
      }),
    );
    const logged = server.log.map(({ request, response, status }) => {
      const name = isObject(request) ? request.displayName : undefined;
      return `${status} ${String(name)} ${String(response?.id)}`;
    });
    const given = replies.map(({ status, body }) => {
      const { displayName, id, allowedCombinations } = isObject(body) ? body : {};
      expect(stringsOf(allowedCombinations)).toEqual(['fido2']);
      return `${status} ${String(displayName)} ${String(id)}`;
    });
    expect(logged.sort()).toEqual(given.sort());
  });
});
