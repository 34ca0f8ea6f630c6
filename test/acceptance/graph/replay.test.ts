import { GraphClient, type Reply } from './client';
import { isObject, type Json } from './json';
import { recordedTenant, TENANT_ID } from './recorded-tenant';
import { readRecording } from './recording';
import { GraphServer } from './server';

const RECORDED_ADDRESS = /https:\/\/localhost:\d+/g;
/** Who the recording names as author of access packages: the one who signs in. */
const RECORDED_AUTHOR = '99999999-0000-0000-0000-000000000001';
/** Where the tenant, and not a request, brings forth ids: their listing is the first that is heard of them. */
const BROUGHT_FORTH = /roleManagementPolicyAssignments|accessPackageResources\?|expand=accessPackageResourceRoleScopes/;
/** Ids that were there before the recording: ours are the same. */
const SEEDED = /^[0-9a-f]{8}-0000-0000-0000-[0-9a-f]{12}$/;
const ID_KEYS = ['id', 'appId', 'targetScheduleId', 'policyId'];
/** What every answer has of its own. A schedule's beginning is the moment of its request. */
const TIMES = [
  ...['createdDateTime', 'completedDateTime', 'modifiedDateTime', 'lastModifiedDateTime', 'startDateTime'],
  ...['addedOn', 'date', 'request-id'],
];

const cases = readRecording();

/** Which id of ours stands for which id of the recording. */
class Ids {
  private readonly ours = new Map<string, string>();

  constructor(author: string) {
    this.ours.set(RECORDED_AUTHOR, author);
  }

  /** Takes note of the ids at the same places of both answers. The first that is heard of an id stands. */
  learn(recorded: Json | undefined, given: Json | undefined): void {
    if (Array.isArray(recorded) && Array.isArray(given)) {
      for (const [position, item] of recorded.entries()) this.learn(item, given[position]);
    }
    if (!isObject(recorded) || !isObject(given)) return;
    for (const [key, value] of Object.entries(recorded)) {
      const own = given[key];
      if (!ID_KEYS.includes(key) || typeof value !== 'string' || typeof own !== 'string') this.learn(value, own);
      else if (!SEEDED.test(value) && !this.ours.has(value)) this.ours.set(value, own);
    }
  }

  /** The text with our ids in place of the recorded ones. */
  translate(text: string): string {
    let translated = text;
    for (const [recorded, own] of this.ours) translated = translated.replaceAll(recorded, own);
    return translated;
  }
}

function timeless(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => timeless(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, TIMES.includes(key) ? '(any)' : (timeless(item) ?? null)]),
  );
}

describe('the Graph stand-in answers what was recorded', () => {
  let now = Date.UTC(2026, 10, 22, 12);
  let server: GraphServer;
  let client: GraphClient;

  beforeEach(async () => {
    server = await GraphServer.start(
      recordedTenant(() => now),
      1,
    );
    client = new GraphClient(server.baseAddress, server.authorityCertificate);
    await client.logIn(TENANT_ID);
  });

  afterEach(async () => {
    client.close();
    await server.stop();
  });

  it.each([...cases.keys()])('%s', async (name) => {
    const ids = new Ids(server.tenant.directory.settings.callerId);
    for (const exchange of cases.get(name) ?? []) {
      // The provider comes back after the second that it was told to wait; a request that was turned away came early.
      if (exchange.method !== 'GET' && exchange.status !== 429) now += 1000;
      const path = ids.translate(exchange.path);
      const request = ids.translate(JSON.stringify(exchange.request)).replace(RECORDED_ADDRESS, server.baseAddress);
      const reply: Reply = await client.send(exchange.method, path, JSON.parse(request) as Json);
      if (reply.status === 201 || BROUGHT_FORTH.test(exchange.path)) ids.learn(exchange.response, reply.body);
      const expected = JSON.parse(ids.translate(JSON.stringify(exchange.response))) as Json;
      const where = `${exchange.step} ${exchange.method} ${path}`;
      expect({ where, status: reply.status, body: timeless(reply.body ?? null) }).toEqual({
        where,
        status: exchange.status,
        body: timeless(expected),
      });
      if (exchange.status === 429) expect(reply.headers['retry-after']).toBe('1');
    }
  });

  it('covers every recorded case: none is left out', () => {
    expect(cases.size).toBe(42);
    expect([...cases.values()].flat()).toHaveLength(865);
  });
});
