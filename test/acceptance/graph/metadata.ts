import type { JsonObject } from './json';

export interface Caller {
  readonly tenantId: string;
  readonly clientId: string;
  readonly objectId: string;
}

/**
 * What a client reads first from a cloud that it knows by host name only: every endpoint, here all of them the
 * stand-in's own. The names with a suffix are never called; the provider only needs them to be there.
 */
export function cloudMetadata(baseAddress: string): JsonObject {
  const suffix = 'localhost';
  return {
    name: 'AzureCloud',
    portal: baseAddress,
    resourceManager: baseAddress,
    microsoftGraphResourceId: baseAddress,
    graph: baseAddress,
    graphAudience: baseAddress,
    authentication: {
      loginEndpoint: baseAddress,
      audiences: [baseAddress],
      tenant: 'common',
      identityProvider: 'AAD',
    },
    batch: baseAddress,
    media: baseAddress,
    vmImageAliasDoc: baseAddress,
    sqlManagement: baseAddress,
    activeDirectoryDataLake: baseAddress,
    appInsightsResourceId: baseAddress,
    appInsightsTelemetryChannelResourceId: baseAddress,
    attestationResourceId: baseAddress,
    synapseAnalyticsResourceId: baseAddress,
    logAnalyticsResourceId: baseAddress,
    ossrDbmsResourceId: baseAddress,
    suffixes: {
      acrLoginServer: suffix,
      attestationEndpoint: suffix,
      azureDataLakeAnalyticsCatalogAndJob: suffix,
      azureDataLakeStoreFileSystem: suffix,
      azureFrontDoorEndpointSuffix: suffix,
      keyVaultDns: suffix,
      mariadbServerEndpoint: suffix,
      mhsmDns: suffix,
      mysqlServerEndpoint: suffix,
      postgresqlServerEndpoint: suffix,
      sqlServerHostname: suffix,
      storage: suffix,
      storageSyncEndpointSuffix: suffix,
      synapseAnalytics: suffix,
    },
  };
}

/** A token that nobody signed: the provider reads its claims and never checks it. `now` is in milliseconds. */
export function accessToken(caller: Caller, audience: string, now: number): JsonObject {
  const issued = Math.floor(now / 1000);
  const lifetime = 3600;
  const claims = {
    aud: audience,
    iss: `${audience}/${caller.tenantId}/`,
    iat: issued,
    nbf: issued,
    exp: issued + lifetime,
    appid: caller.clientId,
    idtyp: 'app',
    oid: caller.objectId,
    sub: caller.objectId,
    tid: caller.tenantId,
    roles: [
      'Group.ReadWrite.All',
      'Policy.Read.All',
      'Policy.ReadWrite.ConditionalAccess',
      'RoleManagement.ReadWrite.Directory',
    ],
    ver: '1.0',
  };
  const token = [{ alg: 'none', typ: 'JWT' }, claims, {}].map((part) => encode(part)).join('.');
  return { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: token };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
