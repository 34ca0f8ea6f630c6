import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject } from '../graph/json';
import { furnish } from '../graph/preexisting';
import { GraphServer } from '../graph/server';
import { Tenant } from '../graph/tenant';
import type { Stack } from './stack';

const WRITES_PER_SECOND = 1;
const TENANT_ID = '11111111-2222-3333-4444-555555555555';
const CALLER_ID = '99999999-0000-0000-0000-0000000000aa';
const ROLE_TEMPLATES = join(__dirname, '..', 'data', 'role-templates.json');

/** Graph for one stack: the tenant that the stack is for, with what the stack takes for granted and nothing else. */
export async function startGraph(stack: Stack): Promise<GraphServer> {
  const tenantIds = stack.providerBlocks('azuread').map((block) => block.tenant_id);
  const tenant = new Tenant({
    tenantId: tenantIds.find((id): id is string => typeof id === 'string') ?? TENANT_ID,
    callerId: deployerOf(stack) ?? CALLER_ID,
    clock: Date.now,
  });
  tenant.seed.roleTemplates(JSON.parse(readFileSync(ROLE_TEMPLATES, 'utf8')) as { id: string; displayName: string }[]);
  tenant.seed.domain('contoso.onmicrosoft.com', { initial: true, default: true });
  furnish(tenant, stack.json);
  return GraphServer.start(tenant, WRITES_PER_SECOND);
}

/** What sends the provider to the stand-in. `folder` receives the certificate that it has to trust. */
export function environmentOf(graph: GraphServer, folder: string): Record<string, string> {
  const authority = join(folder, 'graph-authority.pem');
  writeFileSync(authority, graph.authorityCertificate);
  const { tenantId, callerId } = graph.tenant.directory.settings;
  return {
    ARM_METADATA_HOSTNAME: `localhost:${graph.port}`,
    SSL_CERT_FILE: authority,
    ARM_TENANT_ID: tenantId,
    ARM_CLIENT_ID: callerId,
    ARM_CLIENT_SECRET: 'acceptance',
    ARM_USE_CLI: 'false',
  };
}

/** The provider signs in with a client secret, whatever way the stack names. */
export function azureadOverride(stack: Stack): JsonObject {
  const blocks = stack.providerBlocks('azuread').map((block): JsonObject => {
    const alias: JsonObject = typeof block.alias === 'string' ? { alias: block.alias } : {};
    return { ...alias, use_cli: false, use_msi: false, use_oidc: false };
  });
  return blocks.length === 0 ? {} : { provider: { azuread: blocks } };
}

/** The service principal that the stack's facts declare as its deployer. */
function deployerOf(stack: Stack): string | undefined {
  const file = join(stack.directory, 'tenant-guard.json');
  const facts: Json = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : null;
  const declaration = isObject(facts) ? facts.declaration : undefined;
  const deployer = isObject(declaration) ? declaration.deployer : undefined;
  const id = isObject(deployer) ? deployer.servicePrincipal : undefined;
  return typeof id === 'string' ? id : undefined;
}
