// The one HTTP server: the Web API, the response URLs and the page's files.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ApiError, type Surroundings } from './api/call.js';
import { callApi, type Tokens } from './api/index.js';
import type { Json } from './json.js';
import { pageFile } from './pageFiles.js';
import { isLocal, readArguments, readBody, tokenOf } from './request.js';
import { respond } from './responses.js';

export interface HttpOptions {
  /** Once the server listens, its own address is known. */
  readonly surroundings: () => Surroundings;
  readonly tokens: Tokens;
  readonly scopes: readonly string[] | undefined;
  /** The address of a new Socket Mode connection, good once. */
  readonly connect: () => string;
  /** Hears of each refusal, in one line. */
  readonly log: (line: string) => void;
  readonly failed: (error: unknown) => void;
}

/** Answers every request; what goes wrong inside is told to `failed` and answered with 500. */
export function requestListener(options: HttpOptions): RequestListener {
  return (request, response) => {
    handle(options, request, response).catch((error: unknown) => {
      options.failed(error);
      if (!response.headersSent) send(response, 500, { ok: false, error: 'internal_error' });
    });
  };
}

async function handle(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocal(request)) return send(response, 403, { ok: false, error: 'loopback_only' });
  const path = request.url ?? '/';
  if (!URL.canParse(path, 'http://127.0.0.1'))
    return send(response, 400, { ok: false, error: 'bad_request' });
  const url = new URL(path, 'http://127.0.0.1');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (url.pathname.startsWith('/api/') && (isRead || request.method === 'POST'))
    return webApi(options, request, response, url);
  if (url.pathname.startsWith('/response/') && request.method === 'POST')
    return responseUrl(options, request, response, url);
  if (!isRead) return send(response, 405, { ok: false, error: 'method_not_allowed' });
  const file = await pageFile(url.pathname);
  if (!file) return send(response, 404, { ok: false, error: 'not_found' });
  response.writeHead(200, file.headers).end(file.body);
}

async function webApi(
  options: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { surroundings, tokens, scopes, connect, log } = options;
  const method = url.pathname.slice('/api/'.length);
  const around = surroundings();
  const answer = (result: Json) => {
    if (result.ok === false) {
      log(`${method}: ${String(result.error)}`);
      around.world.problem(
        method.slice(0, 100),
        String(result.error),
        result.response_metadata ?? result.needed,
      );
    }
    if (scopes) response.setHeader('x-oauth-scopes', scopes.join(','));
    return send(response, 200, result);
  };
  const body = await readBody(request);
  if (body === undefined) return send(response, 413, { ok: false, error: 'request_too_large' });
  const args = readArguments(body, request.headers['content-type'] ?? '', url.searchParams);
  if (typeof args === 'string') return answer({ ok: false, error: args });
  return answer(callApi({ ...around, method, args, tokens, scopes, connect, token: tokenOf(request, args) }));
}

async function responseUrl(
  { surroundings, log }: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const around = surroundings();
  const refuse = (status: number, error: string, detail?: unknown) => {
    log(`response_url: ${error}`);
    around.world.problem('response_url', error, detail);
    return send(response, status, { ok: false, error });
  };
  const body = await readBody(request);
  if (body === undefined) return refuse(413, 'request_too_large');
  const args = readArguments(body, 'application/json', new URLSearchParams());
  if (typeof args === 'string') return refuse(400, 'invalid_payload');
  const target = around.tickets.useResponse(url.pathname.slice('/response/'.length));
  if (typeof target === 'string') return refuse(404, target);
  try {
    respond(around, target, args);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refuse(400, error.code, error.more.response_metadata);
  }
  return send(response, 200, { ok: true });
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
