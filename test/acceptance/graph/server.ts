import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CertificateAuthority } from './certificate';
import { GraphError } from './graph-error';
import type { Json, JsonObject } from './json';
import { accessToken, cloudMetadata } from './metadata';
import type { Tenant } from './tenant';
import { Throttle } from './throttle';

const TOKEN_PATH = /^\/([^/]+)\/oauth2\/v2\.0\/token$/;
const API_PATH = /^\/(?:v1\.0|beta)(\/.*)$/;
/** Graph takes four megabytes a request. */
const MOST_BYTES = 4 * 1024 * 1024;
const THROTTLED = '/identity/conditionalAccess/';

/** A request that the stand-in answered, in order of arrival. */
export interface Exchange {
  readonly method: string;
  /** Below the API version, without the query. */
  readonly path: string;
  readonly request: Json | undefined;
  readonly status: number;
  readonly response: JsonObject | undefined;
}

interface Reply {
  readonly status: number;
  readonly body?: JsonObject | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Microsoft Graph on the loopback address: metadata, log-in and the API of one tenant, over TLS with a certificate of
 * its own authority. Every exchange with the API is kept in `log`. It does not keep a process alive.
 */
export class GraphServer {
  /** Starts on a free port. `writesPerSecond`: Conditional Access writes beyond that are answered 429. */
  static async start(tenant: Tenant, writesPerSecond: number): Promise<GraphServer> {
    const authority = CertificateAuthority.create();
    const { certificate, privateKey } = authority.issueForLoopback();
    const server = createServer({ cert: certificate, key: privateKey });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    server.unref();
    const { port } = server.address() as AddressInfo;
    return new GraphServer(server, tenant, authority.certificate, port, writesPerSecond);
  }

  readonly log: Exchange[] = [];
  readonly baseAddress: string;
  private readonly throttle: Throttle;

  private constructor(
    private readonly server: Server,
    readonly tenant: Tenant,
    /** PEM of the authority that a client has to trust. */
    readonly authorityCertificate: string,
    readonly port: number,
    writesPerSecond: number,
  ) {
    this.baseAddress = `https://localhost:${port}`;
    this.throttle = new Throttle(writesPerSecond, tenant.directory.settings.clock);
    server.on('request', (request, response) => void this.serve(request, response));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await this.reply(request).catch((error: unknown) => this.failure(error));
    const headers: Record<string, string> = { 'Content-Type': 'application/json; charset=utf-8', ...reply.headers };
    response.writeHead(reply.status, headers);
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
  }

  private async reply(request: IncomingMessage): Promise<Reply> {
    const { method = 'GET', headers } = request;
    const text = await bodyOf(request);
    const { pathname, searchParams } = addressOf(request, this.baseAddress);
    if (method === 'GET' && pathname === '/metadata/endpoints') {
      return { status: 200, body: cloudMetadata(this.baseAddress) };
    }
    const tenantId = TOKEN_PATH.exec(pathname)?.[1];
    if (method === 'POST' && tenantId !== undefined) return this.logIn(tenantId, new URLSearchParams(text));
    const path = API_PATH.exec(pathname)?.[1];
    if (path === undefined) throw GraphError.notServed(method, pathname);
    if (!/^Bearer .+/.test(headers.authorization ?? '')) throw GraphError.unauthorized();
    return this.answer(method, path, searchParams, text === '' ? undefined : parse(text, headers['content-type']));
  }

  private answer(method: string, path: string, search: URLSearchParams, body: Json | undefined): Reply {
    let reply: Reply;
    try {
      if (method !== 'GET' && path.startsWith(THROTTLED) && !this.throttle.admit()) {
        throw GraphError.tooManyRequests(1);
      }
      reply = this.tenant.router.answer(method, path, search, body);
    } catch (error) {
      reply = this.failure(error);
    }
    this.log.push({ method, path, request: body, status: reply.status, response: reply.body });
    return reply;
  }

  private logIn(tenantId: string, form: URLSearchParams): Reply {
    const { tenantId: own, callerId, clock } = this.tenant.directory.settings;
    const clientId = form.get('client_id');
    if (tenantId !== own)
      return { status: 400, body: { error: 'invalid_request', error_description: 'No such tenant.' } };
    if (form.get('grant_type') !== 'client_credentials' || clientId === null || !form.get('client_secret')) {
      return {
        status: 400,
        body: { error: 'invalid_client', error_description: 'A client id and secret are needed.' },
      };
    }
    return { status: 200, body: accessToken({ tenantId, clientId, objectId: callerId }, this.baseAddress, clock()) };
  }

  private failure(error: unknown): Reply {
    const refusal =
      error instanceof GraphError ? error : new GraphError(500, 'InternalServerError', `The stand-in failed: ${error}`);
    const date = this.tenant.directory.now().slice(0, 19);
    return { status: refusal.status, headers: refusal.headers, body: refusal.body(date, randomUUID()) };
  }
}

/** The text of a request. What is beyond Graph's limit is read and thrown away, so that the answer arrives. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= MOST_BYTES) chunks.push(chunk as Buffer);
  }
  if (length > MOST_BYTES) throw GraphError.tooLarge(MOST_BYTES);
  return Buffer.concat(chunks).toString('utf8');
}

function addressOf({ url = '/' }: IncomingMessage, base: string): URL {
  try {
    // Only what follows the host is the request's own: '//other' is a path, not a host.
    return new URL(url.startsWith('/') ? `${base}${url}` : url);
  } catch {
    throw GraphError.badRequest('The address of the request is not valid.');
  }
}

function parse(text: string, contentType = ''): Json {
  if (!/^application\/json(?:\s*;|$)/i.test(contentType)) throw GraphError.unsupportedMediaType(contentType);
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw GraphError.badRequest('The request body is no JSON.');
  }
}
