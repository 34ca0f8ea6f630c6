import { connect } from 'node:tls';
import { GraphClient, type Reply } from './client';
import { LOCATIONS, POLICIES } from './direct-request';
import { policyRequest } from './policy-request';
import { PRIVILEGED, recordedTenant, TENANT_ID } from './recorded-tenant';
import { GraphServer } from './server';

const JSON_TYPE = 'application/json';
/** Every address that takes a body. */
const WRITES: [string, string][] = [
  ['POST', `/v1.0${POLICIES}`],
  ['POST', `/v1.0${LOCATIONS}`],
  ['POST', '/v1.0/policies/authenticationStrengthPolicies'],
  ['POST', '/beta/groups'],
  ['POST', `/beta/groups/${PRIVILEGED}/members/$ref`],
  ['PATCH', `/beta/groups/${PRIVILEGED}`],
  ['POST', '/v1.0/directory/administrativeUnits'],
  ['POST', '/v1.0/directoryRoles'],
  ['POST', '/v1.0/roleManagement/directory/roleAssignments'],
  ['POST', '/v1.0/roleManagement/directory/roleEligibilityScheduleRequests'],
  ['POST', '/v1.0/identityGovernance/privilegedAccess/group/assignmentScheduleRequests'],
  ['POST', '/v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleRequests'],
  ['POST', '/v1.0/applications'],
  ['POST', '/v1.0/servicePrincipals'],
  ['POST', '/beta/identityGovernance/entitlementManagement/accessPackageCatalogs'],
  ['POST', '/beta/identityGovernance/entitlementManagement/accessPackageResourceRequests'],
  ['POST', '/beta/identityGovernance/entitlementManagement/accessPackages'],
  ['POST', '/beta/identityGovernance/entitlementManagement/accessPackageAssignmentPolicies'],
];
const DEEP = 50_000;
const BODIES: [string, string][] = [
  ['no body', ''],
  ['a text', '"policy"'],
  ['a number', '1'],
  ['a list', '[{}]'],
  ['null', 'null'],
  ['an empty object', '{}'],
  ['half an object', '{"displayName": "x"'],
  ['properties of every object', '{"constructor": {}, "toString": 1}'],
  ['a prototype', '{"__proto__": {"displayName": "x"}}'],
  ['a list that is deeper than a stack', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['a name that is an object', '{"displayName": {"a": [1]}, "conditions": [], "ipRanges": {}}'],
];

describe('the Graph stand-in under hostile input', () => {
  let server: GraphServer;
  let client: GraphClient;

  beforeAll(async () => {
    server = await GraphServer.start(recordedTenant(Date.now), 1000);
    client = new GraphClient(server.baseAddress, server.authorityCertificate);
    await client.logIn(TENANT_ID);
  });

  afterAll(async () => {
    client.close();
    await server.stop();
  });

  function expectRefusal({ status, body, headers }: Reply, statuses: readonly number[]): void {
    expect(statuses).toContain(status);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      error: {
        code: expect.stringMatching(/./),
        message: expect.stringMatching(/./),
        innerError: { date: expect.stringMatching(/^\d{4}-/), 'request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    });
  }

  async function expectAlive(): Promise<void> {
    expect((await client.send('GET', '/v1.0/users')).status).toBe(200);
  }

  describe.each(WRITES)('%s %s', (method, path) => {
    it.each(BODIES)('refuses %s', async (_name, text) => {
      const { policies, groups } = server.tenant.directory;
      const before = [policies.size, groups.size];
      const statuses = method === 'PATCH' && text === '{}' ? [204] : [400, 404];
      const reply = await client.sendText(method, path, text, JSON_TYPE);
      if (reply.status === 204) expect(statuses).toEqual([204]);
      else expectRefusal(reply, statuses);
      expect([policies.size, groups.size]).toEqual(before);
      await expectAlive();
    });
  });

  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['application/jsonp'], ['']])(
    "refuses a body of the content type '%s'",
    async (contentType) => {
      const text = JSON.stringify(policyRequest());
      expectRefusal(await client.sendText('POST', `/v1.0${POLICIES}`, text, contentType), [415]);
      expect(server.tenant.directory.policies.size).toBe(0);
    },
  );

  it.each([
    ['an address outside of the API', 'GET', '/', 501],
    ['an address of another version', 'GET', '/v2.0/users', 501],
    ['an address that looks like a host', 'GET', '//graph.example/v1.0/users', 501],
    ['an address above its own', 'GET', '/v1.0/../../etc/passwd', 501],
    ['a resource that is not served', 'GET', '/v1.0/devices', 501],
    ['a method that is not served', 'PUT', `/v1.0${POLICIES}`, 501],
    ['a segment that is wrongly encoded', 'GET', '/v1.0/users/%E0%A4%A', 400],
    ['an id that is a path', 'GET', '/v1.0/users/..%2F..%2Fgroups', 404],
    ['an id that every object has', 'GET', '/v1.0/users/__proto__', 404],
    ['an id of great length', 'GET', `/v1.0/users/${'a'.repeat(10_000)}`, 404],
    ['a filter that is none', 'GET', `/v1.0/users?%24filter=${"'".repeat(5_000)}`, 400],
    ['an option that is not served', 'GET', '/v1.0/users?%24top=1', 400],
    ['an expansion that is not served', 'GET', '/v1.0/users?%24expand=%2A', 400],
  ])('answers %s', async (_name, method, path, status) => {
    expectRefusal(await client.send(method, path), [status]);
    await expectAlive();
  });

  it('takes a body up to the limit, and refuses a greater one', async () => {
    const of = (bytes: number) => `{"displayName":"${'x'.repeat(bytes - 18)}"}`;
    const limit = 4 * 1024 * 1024;
    expectRefusal(await client.sendText('POST', `/v1.0${POLICIES}`, of(limit), JSON_TYPE), [400]);
    expectRefusal(await client.sendText('POST', `/v1.0${POLICIES}`, of(limit + 1), JSON_TYPE), [413]);
    expectRefusal(await client.sendText('POST', `/v1.0${POLICIES}`, of(4 * limit), JSON_TYPE), [413]);
    await expectAlive();
  });

  it.each([
    ['that is no HTTP', 'HELLO\r\n\r\n'],
    [
      'that ends in the middle of a body',
      `POST /v1.0${POLICIES} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a`,
    ],
    ['with an address that is none', 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('survives a connection %s', async (_name, text) => {
    await new Promise<void>((resolve) => {
      const socket = connect({ port: server.port, host: '127.0.0.1', ca: server.authorityCertificate }, () => {
        socket.write(text);
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve());
    });
    await expectAlive();
  });
});
