// The two kinds of WebSocket on one port: the app's Socket Mode connections and the page.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PageEvent, ServerEvent } from '../protocol.js';
import { ids } from './ids.js';
import { readPageEvent } from './pageEvent.js';
import { isLocal } from './request.js';
import { mostConnections, type SocketMode } from './socketMode.js';

export interface SocketsOptions {
  readonly socketMode: SocketMode;
  /** What a page that opens is told first. */
  readonly state: () => ServerEvent;
  readonly act: (event: PageEvent) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

const largestMessage = 1_000_000;
/** Addresses that were handed out and never used are forgotten, the oldest first. */
const mostTickets = 100;
/** How long a connection may take to close by itself, in milliseconds. */
const leaveWithinMs = 500;

/** All sockets that are open. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  readonly #pages = new Set<WebSocket>();
  readonly #tickets = new Set<string>();
  readonly #options: SocketsOptions;

  constructor(options: SocketsOptions) {
    this.#options = options;
  }

  /** A ticket for one Socket Mode connection. */
  ticket(): string {
    const ticket = randomBytes(12).toString('hex');
    this.#tickets.add(ticket);
    const [oldest] = this.#tickets;
    if (this.#tickets.size > mostTickets && oldest !== undefined) this.#tickets.delete(oldest);
    return ticket;
  }

  /** Tells every open page. */
  tell(event: ServerEvent): void {
    const text = JSON.stringify(event);
    for (const page of this.#pages) page.send(text);
  }

  /** Takes a request to open a WebSocket, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Whoever leaves before the handshake ends must not end the process.
    socket.on('error', () => socket.destroy());
    const door = this.#door(request);
    if (typeof door === 'string') refuse(socket, door);
    else this.#server.handleUpgrade(request, socket, head, door);
  }

  /** Tells everyone that this end goes away; who doesn't leave in half a second is cut off. */
  async close(): Promise<void> {
    const { socketMode } = this.#options;
    const pages = [...this.#pages].map((page) => {
      page.close(1001);
      return once(page, 'close');
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, leaveWithinMs);
    });
    await Promise.race([Promise.all([socketMode.close(), ...pages]), late]);
    clearTimeout(timer);
    socketMode.terminate();
    for (const page of this.#pages) page.terminate();
    this.#server.close();
  }

  /** Who takes the socket, or the status it is refused with. */
  #door(request: IncomingMessage): string | ((open: WebSocket) => void) {
    const { socketMode } = this.#options;
    if (!isLocal(request)) return '403 Forbidden';
    const path = request.url ?? '/';
    if (!URL.canParse(path, 'http://127.0.0.1')) return '400 Bad Request';
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    if (pathname === '/page') return (page) => this.#opened(page);
    if (!/^\/link\/?$/.test(pathname)) return '404 Not Found';
    if (!this.#tickets.delete(searchParams.get('ticket') ?? '')) return '401 Unauthorized';
    if (socketMode.connections >= mostConnections) return '429 Too Many Requests';
    return (connection) => socketMode.accept(connection, ids.app);
  }

  #opened(page: WebSocket): void {
    this.#pages.add(page);
    page.on('close', () => this.#pages.delete(page));
    page.on('error', () => page.terminate());
    page.on('message', (data) => {
      const event = readPageEvent(String(data));
      if (event) this.#options.act(event).catch(this.#options.failed);
    });
    page.send(JSON.stringify(this.#options.state()));
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\n\r\n`);
}
