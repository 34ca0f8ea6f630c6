import { Agent, request } from 'node:https';
import { isObject, type Json, textAt } from './json';

const JSON_TYPE = 'application/json; charset=utf-8';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Json | undefined;
}

/** Speaks to the stand-in as the provider does: over TLS that it verifies, with a token that it asked for. */
export class GraphClient {
  private readonly agent: Agent;
  private token: string | undefined;

  /** `keepAlive`: whether requests share connections; the provider opens one for each. */
  constructor(
    private readonly baseAddress: string,
    authorityCertificate: string,
    keepAlive = true,
  ) {
    this.agent = new Agent({ ca: authorityCertificate, keepAlive });
  }

  async logIn(tenantId: string): Promise<Reply> {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'client', client_secret: 'any' });
    const reply = await this.exchange('POST', `/${tenantId}/oauth2/v2.0/token`, form.toString());
    this.token = isObject(reply.body) ? textAt(reply.body, 'access_token') : undefined;
    return reply;
  }

  /** `path` as the provider sends it: with the API version, the query encoded. */
  async send(method: string, path: string, body: Json = null): Promise<Reply> {
    return this.exchange(method, path, body === null ? '' : JSON.stringify(body));
  }

  /** Sends a body that need be neither JSON nor said to be. */
  async sendText(method: string, path: string, text: string, contentType: string): Promise<Reply> {
    return this.exchange(method, path, text, contentType);
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange(method: string, path: string, text: string, contentType = JSON_TYPE): Promise<Reply> {
    const headers: Record<string, string> = { 'Content-Type': contentType };
    if (this.token !== undefined) headers.Authorization = `Bearer ${this.token}`;
    return new Promise((resolve, reject) => {
      const sent = request(`${this.baseAddress}${path}`, { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          const parsed = answer === '' ? undefined : (JSON.parse(answer) as Json);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }
}
