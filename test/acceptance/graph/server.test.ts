import { GraphClient } from './client';
import { isObject, type JsonObject, textAt } from './json';
import { policyRequest } from './policy-request';
import { recordedTenant, TENANT_ID } from './recorded-tenant';
import { GraphServer } from './server';

const POLICIES = '/v1.0/identity/conditionalAccess/policies';

describe('the Graph server', () => {
  let now = Date.UTC(2026, 10, 22, 12);
  let server: GraphServer;
  let client: GraphClient;

  beforeEach(async () => {
    server = await GraphServer.start(
      recordedTenant(() => now),
      2,
    );
    client = new GraphClient(server.baseAddress, server.authorityCertificate);
  });

  afterEach(async () => {
    client.close();
    await server.stop();
  });

  it('listens on the loopback address, on a port that was free', async () => {
    const other = await GraphServer.start(
      recordedTenant(() => now),
      1,
    );
    expect(other.port).not.toBe(server.port);
    expect(server.baseAddress).toBe(`https://localhost:${server.port}`);
    await other.stop();
  });

  it('names itself as every endpoint of its cloud', async () => {
    const { status, body } = await client.send('GET', '/metadata/endpoints?api-version=2022-09-01');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'AzureCloud',
      microsoftGraphResourceId: server.baseAddress,
      resourceManager: server.baseAddress,
      authentication: { loginEndpoint: server.baseAddress, identityProvider: 'AAD' },
    });
  });

  it('gives a token whose claims name the caller and the tenant', async () => {
    const { status, body } = await client.logIn(TENANT_ID);
    const parts = (isObject(body) ? (textAt(body, 'access_token') ?? '') : '').split('.');
    const claims = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString()) as JsonObject;
    expect(status).toBe(200);
    expect(parts).toHaveLength(3);
    expect(claims).toMatchObject({
      oid: '99999999-0000-0000-0000-0000000000aa',
      tid: TENANT_ID,
      appid: 'client',
      aud: server.baseAddress,
      exp: now / 1000 + 3600,
    });
  });

  it('knows one tenant', async () => {
    expect((await client.logIn('66666666-0000-0000-0000-000000000001')).status).toBe(400);
  });

  it('answers nobody who has not logged in', async () => {
    expect((await client.send('GET', '/v1.0/users')).status).toBe(401);
    await client.logIn(TENANT_ID);
    expect((await client.send('GET', '/v1.0/users')).status).toBe(200);
  });

  it('answers 501, not 404, where it has nothing to serve', async () => {
    await client.logIn(TENANT_ID);
    expect((await client.send('GET', '/v1.0/devices')).status).toBe(501);
    expect((await client.send('GET', '/v1.0/users/0f0f')).status).toBe(404);
  });

  it('refuses a query option that it does not know', async () => {
    await client.logIn(TENANT_ID);
    expect((await client.send('GET', '/v1.0/users?%24orderby=displayName')).status).toBe(400);
    expect((await client.send('GET', '/v1.0/users?%24filter=endswith%28mail%2C%27x%27%29')).status).toBe(400);
  });

  it('finds by equality without regard to case, and by what a text starts with', async () => {
    await client.logIn(TENANT_ID);
    const names = async (filter: string) => {
      const { body } = await client.send('GET', `/v1.0/users?${new URLSearchParams({ $filter: filter })}`);
      const users = isObject(body) && Array.isArray(body.value) ? body.value : [];
      return users.filter(isObject).map((user) => user.displayName);
    };
    expect(await names("userPrincipalName eq 'BreakGlass1@contoso.onmicrosoft.com'")).toEqual(['Break glass 1']);
    expect(await names("startswith(displayName, 'Break')")).toEqual(['Break glass 1', 'Break glass 2']);
    expect(await names("startswith(displayName, 'Break') and userType eq 'Guest'")).toEqual([]);
  });

  it('turns away Conditional Access writes beyond its limit, and reads never', async () => {
    await client.logIn(TENANT_ID);
    const create = async () => (await client.send('POST', POLICIES, policyRequest())).status;
    expect([await create(), await create(), await create()]).toEqual([201, 201, 429]);
    expect((await client.send('GET', POLICIES)).status).toBe(200);
    const turnedAway = await client.send('POST', POLICIES, policyRequest());
    expect(turnedAway.headers['retry-after']).toBe('1');
    expect(server.tenant.directory.policies.size).toBe(2);
    now += 1000;
    expect(await create()).toBe(201);
  });

  it('keeps a log of what was asked and answered', async () => {
    await client.logIn(TENANT_ID);
    await client.send('POST', POLICIES, policyRequest({ state: 'on' }));
    await client.send('GET', `${POLICIES}?%24select=id`);
    expect(server.log.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'POST /identity/conditionalAccess/policies 400',
      'GET /identity/conditionalAccess/policies 200',
    ]);
  });
});
