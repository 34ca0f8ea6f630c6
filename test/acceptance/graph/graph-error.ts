import type { JsonObject } from './json';

/** A request that Graph refuses: the status and the words that its answer carries. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  static badRequest(message: string): GraphError {
    return new GraphError(400, 'BadRequest', message);
  }

  /** What the directory itself answers (groups, users, roles), in distinction from Conditional Access. */
  static badDirectoryRequest(message: string): GraphError {
    return new GraphError(400, 'Request_BadRequest', message);
  }

  static unauthorized(): GraphError {
    return new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
  }

  static notFound(what: string): GraphError {
    return new GraphError(
      404,
      'Request_ResourceNotFound',
      `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }

  static notServed(method: string, path: string): GraphError {
    return new GraphError(501, 'NotServed', `The stand-in does not serve ${method} ${path}`);
  }

  static tooManyRequests(retryAfterSeconds: number): GraphError {
    return new GraphError(429, 'TooManyRequests', 'Too many requests.', { 'Retry-After': String(retryAfterSeconds) });
  }

  /** A write whose body is not said to be JSON. */
  static unsupportedMediaType(given: string): GraphError {
    return new GraphError(415, 'UnsupportedMediaType', `The content type '${given}' is not supported.`);
  }

  static tooLarge(bytes: number): GraphError {
    return new GraphError(413, 'RequestEntityTooLarge', `A request body holds at most ${bytes} bytes.`);
  }

  body(date: string, requestId: string): JsonObject {
    const innerError = { date, 'request-id': requestId };
    return { error: { code: this.code, message: this.message, innerError } };
  }
}
