// Socket Mode needs no port of its own; where one is set, this answers the checks on it, and nothing else.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Beside, showPage } from '../slack/httpReceiver.js';
import type { Log } from '../slack/logger.js';

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface OperationsServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly host?: string;
  readonly answer: Beside;
  readonly log: Log;
}

/** @throws what listening throws: the port is in use, or isn't allowed. */
export async function serveOperations(options: OperationsServerOptions): Promise<OperationsServer> {
  const { answer, log } = options;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    // Nothing that is asked here has a body.
    request.resume();
    answer(request)
      .then((page) => showPage(response, page ?? NOTHING))
      .catch((error: unknown) => {
        log.line('error', 'a check could not be answered', { error });
        if (!response.headersSent) showPage(response, FAILED);
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port, ...(options.host ? { host: options.host } : {}) }, () => {
      server.off('error', reject);
      server.on('error', (error) => log.line('error', 'the server of the checks failed', { error }));
      resolve();
    });
  });
  return {
    port: portOf(server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const NOTHING = { status: 404, contentType: 'text/plain; charset=utf-8', body: 'no such path' } as const;
const FAILED = { status: 500, contentType: 'text/plain; charset=utf-8', body: 'failed' } as const;

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
