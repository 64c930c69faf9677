// HTTP mode's door: reads Slack's requests, refuses what isn't from Slack, and hands the rest to Bolt.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { type App, type Receiver, type ReceiverEvent, verifySlackRequest } from '@slack/bolt';
import type { Log } from './logger.js';

/** What answers `/slack/install` and `/slack/oauth_redirect`. */
export interface Installing {
  install(request: IncomingMessage, response: ServerResponse): Promise<void>;
  redirect(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** What is served besides Slack's paths; a text, whatever it says. */
export interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Answers a request that isn't Slack's; `undefined` when it has nothing there. */
export type Beside = (request: IncomingMessage) => Promise<Page | undefined>;

export interface HttpReceiverOptions {
  readonly signingSecret: string;
  readonly port: number;
  readonly host?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  readonly installing?: Installing;
  readonly beside?: Beside;
}

export interface HttpReceiver extends Receiver {
  /** The port it listens on; `undefined` before it does. */
  readonly port: number | undefined;
  /** Whether it listens. */
  isOpen(): boolean;
}

/** Slack's requests are far smaller; Bolt's own limit is 4 MB. */
const MOST_BYTES = 1024 * 1024;
/** After a refusal so much more is read and thrown away, so that the sender gets to see the refusal. */
const MOST_DISCARDED_BYTES = 4 * MOST_BYTES;
const FIVE_MINUTES_MS = 5 * 60 * 1000;
/** Longer than a balancer keeps an idle connection (a minute is usual), so that it never sends into a closing one. */
const KEEP_ALIVE_MS = 75_000;

class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 405 | 413 | 503,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A receiver over node:http, because Bolt's own takes a future timestamp, can't be given a clock, and lets a signed
 * body of `null` become an unhandled rejection.
 */
export function httpReceiver(options: HttpReceiverOptions): HttpReceiver {
  const { signingSecret, now, log, installing, beside } = options;
  let app: App | undefined;
  let server: Server | undefined;
  let stopping = false;

  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = readBody(await readBytes(request), request, signingSecret, now());
    if (body.ssl_check === '1') return reply(response, 200);
    if (body.type === 'url_verification') return reply(response, 200, { challenge: String(body.challenge) });
    if (stopping || !app) throw new Refusal(503, 'stopping');
    const event: ReceiverEvent = {
      body,
      ack: async (answer?: unknown) => reply(response, 200, answer),
      ...retryOf(request),
    };
    await app.processEvent(event);
    // Nobody took it: Slack shows that, or delivers it again.
    if (!response.headersSent) reply(response, 503);
  };

  const route = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/slack/events') {
      if (request.method !== 'POST') throw new Refusal(405, 'only POST');
      return receive(request, response);
    }
    if (installing && request.method === 'GET') {
      if (path === '/slack/install') return installing.install(request, response);
      if (path === '/slack/oauth_redirect') return installing.redirect(request, response);
    }
    const page = await beside?.(request);
    if (page) return showPage(response, page);
    throw new Refusal(404, 'no such path');
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      await route(request, response);
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500;
      if (error instanceof Refusal) log.line('warn', 'refused a request', { status, why: error.message });
      else log.line('error', 'a request failed', { error });
      if (!response.headersSent) {
        response.setHeader('connection', 'close');
        reply(response, status);
      }
      discard(request);
    }
  };

  return {
    get port() {
      const address = server?.address();
      return isAddress(address) ? address.port : undefined;
    },
    isOpen: () => server?.listening ?? false,
    init(bolt) {
      app = bolt;
    },
    start() {
      stopping = false;
      const created = createServer(
        { requestTimeout: 10_000, headersTimeout: 10_000, keepAliveTimeout: KEEP_ALIVE_MS },
        (request, response) => {
          void serve(request, response);
        },
      );
      server = created;
      return new Promise((resolve, reject) => {
        created.once('error', reject);
        created.listen({ port: options.port, ...(options.host ? { host: options.host } : {}) }, () => {
          created.off('error', reject);
          created.on('error', (error) => log.line('error', 'the server failed', { error }));
          resolve(created);
        });
      });
    },
    stop() {
      stopping = true;
      const closing = server;
      return new Promise<void>((resolve) => {
        if (!closing?.listening) return resolve();
        closing.close(() => resolve());
        closing.closeIdleConnections();
      });
    },
  };
}

function isAddress(address: AddressInfo | string | null | undefined): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

/** Sends a page; to `HEAD`, Node leaves the body out by itself. */
export function showPage(response: ServerResponse, { status, contentType, body }: Page): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
}

function reply(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return;
  if (body === undefined || body === '') {
    response.writeHead(status).end();
  } else if (typeof body === 'string') {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
  } else {
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
  }
}

/** Reads at most `MOST_BYTES`, and nothing at all where the length is announced as more. */
function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () => reject(new Refusal(413, 'body too large'));
    if (Number(request.headers['content-length']) > MOST_BYTES) return tooLarge();
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) return void chunks.push(chunk);
      request.off('data', take);
      tooLarge();
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(new Refusal(400, 'the sender went away')));
    request.once('aborted', () => reject(new Refusal(400, 'the sender went away')));
  });
}

function discard(request: IncomingMessage): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_DISCARDED_BYTES) request.destroy();
  });
  request.resume();
}

/** Verifies (Slack: signing secret, timestamp within five minutes), then parses. */
function readBody(bytes: Buffer, request: IncomingMessage, signingSecret: string, nowMs: number) {
  const text = bytes.toString('utf8');
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const form = isForm ? parse(text) : undefined;
  // Slack's check of the certificate isn't signed; nothing else of such a request is looked at.
  if (form?.ssl_check === '1') return { ssl_check: '1' };
  verify(text, request, signingSecret, nowMs);
  if (form && typeof form.payload !== 'string') return { ...form };
  return asRecord(form ? String(form.payload) : text);
}

function verify(body: string, { headers }: IncomingMessage, signingSecret: string, nowMs: number): void {
  const signature = headers['x-slack-signature'];
  const timestamp = Number(headers['x-slack-request-timestamp']);
  if (typeof signature !== 'string' || !Number.isInteger(timestamp)) throw new Refusal(401, 'not signed');
  if (Math.abs(nowMs - timestamp * 1000) > FIVE_MINUTES_MS)
    throw new Refusal(401, 'timestamp not within 5 minutes');
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
      nowMilliseconds: nowMs,
    });
  } catch {
    throw new Refusal(401, 'wrong signature');
  }
}

function asRecord(json: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new Refusal(400, 'not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, 'not an object');
  return { ...value };
}

/** Slack: `x-slack-retry-num` and `x-slack-retry-reason` on a repeated delivery. */
function retryOf({ headers }: IncomingMessage): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const retryNum = Number.parseInt(String(headers['x-slack-retry-num']), 10);
  const reason = headers['x-slack-retry-reason'];
  return Number.isNaN(retryNum)
    ? {}
    : { retryNum, ...(typeof reason === 'string' ? { retryReason: reason } : {}) };
}
