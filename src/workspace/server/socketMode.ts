// Slack's end of Socket Mode: hands payloads to one of the app's connections and takes its acknowledgements.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { WebSocket } from 'ws';
import { parseJson, record } from './json.js';

type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** How long Slack waits for an acknowledgement, in milliseconds. */
const ackWithinMs = 3_000;
/** When an event that wasn't acknowledged is sent again: at once, after 1 minute, after 5 (Slack's Events API). */
const retryAfterMs = [0, 60_000, 300_000] as const;
const pingEveryMs = 10_000;
/** A connection that answered none of so many pings is gone. */
const missedPings = 3;
/** Slack: at most 10 connections an app. */
export const mostConnections = 10;

/** Runs something after so many milliseconds; returns how to call it off. Tests bring their own. */
export type Later = (ms: number, run: () => void) => () => void;

/** Whether an envelope was acknowledged in time, and with what. */
export type Acknowledgement =
  | { readonly acknowledged: true; readonly payload: unknown }
  | { readonly acknowledged: false };

const unheard: Acknowledgement = { acknowledged: false };

interface Waiting {
  readonly socket: WebSocket;
  readonly settle: (outcome: Acknowledgement) => void;
}

/** The app's connections and the envelopes under way. */
export class SocketMode {
  readonly #sockets: WebSocket[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #later: Later;
  readonly #onConnected: (connected: boolean) => void;
  readonly #timers = new Set<() => void>();
  #turn = 0;
  #closed = false;

  constructor(later: Later, onConnected: (connected: boolean) => void) {
    this.#later = later;
    this.#onConnected = onConnected;
  }

  get connections(): number {
    return this.#sockets.length;
  }

  /** Takes a new connection of the app and greets it. */
  accept(socket: WebSocket, appId: string): void {
    this.#sockets.push(socket);
    const stopPinging = this.#ping(socket);
    socket.on('message', (data) => this.#received(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      stopPinging();
      this.#sockets.splice(this.#sockets.indexOf(socket), 1);
      for (const waiting of this.#waiting.values()) if (waiting.socket === socket) waiting.settle(unheard);
      this.#onConnected(this.#sockets.length > 0);
    });
    send(socket, {
      type: 'hello',
      num_connections: this.#sockets.length,
      debug_info: { host: 'local-workspace', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: appId },
    });
    this.#onConnected(true);
  }

  /** Sends an event; sent again on Slack's schedule until it is acknowledged. */
  event(payload: object): void {
    const attempt = async (number: number): Promise<void> => {
      const retry = { retry_attempt: number, retry_reason: number === 0 ? '' : 'timeout' };
      const { acknowledged } = await this.#send('events_api', payload, retry);
      const after = retryAfterMs[number];
      if (!acknowledged && after !== undefined && !this.#closed)
        this.#in(after, () => void attempt(number + 1));
    };
    void attempt(0);
  }

  /** Sends a command or interaction, once; whether it was acknowledged in time, and with what. */
  request(type: 'slash_commands' | 'interactive', payload: object): Promise<Acknowledgement> {
    return this.#send(type, payload, {});
  }

  /** Tells the app that this end goes away, so that it leaves cleanly; ends when every connection is closed. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    for (const { settle } of this.#waiting.values()) settle(unheard);
    const goodbye = {
      type: 'disconnect',
      reason: 'refresh_requested',
      debug_info: { host: 'local-workspace' },
    };
    const left = this.#sockets.map((socket) => {
      send(socket, goodbye);
      socket.close(1001);
      return once(socket, 'close');
    });
    await Promise.all(left);
  }

  /** Ends the connections that did not leave by themselves. */
  terminate(): void {
    for (const socket of [...this.#sockets]) socket.terminate();
  }

  #send(type: EnvelopeType, payload: object, more: object): Promise<Acknowledgement> {
    const socket = this.#sockets[this.#turn++ % Math.max(1, this.#sockets.length)];
    if (!socket || this.#closed) return Promise.resolve(unheard);
    const envelopeId = randomUUID();
    return new Promise((resolve) => {
      const settle = (outcome: Acknowledgement) => {
        this.#waiting.delete(envelopeId);
        cancel();
        resolve(outcome);
      };
      const cancel = this.#in(ackWithinMs, () => settle(unheard));
      this.#waiting.set(envelopeId, { socket, settle });
      send(socket, {
        envelope_id: envelopeId,
        payload,
        type,
        // An event's acknowledgement is only that.
        accepts_response_payload: type !== 'events_api',
        ...more,
      });
    });
  }

  #received(data: string): void {
    const message = record(parseJson(data));
    const waiting = this.#waiting.get(String(message.envelope_id));
    waiting?.settle({ acknowledged: true, payload: message.payload });
  }

  /** Pings a connection until it is gone, as Slack does; returns how to stop. */
  #ping(socket: WebSocket): () => void {
    let missed = 0;
    socket.on('pong', () => {
      missed = 0;
    });
    const again = (): (() => void) =>
      this.#in(pingEveryMs, () => {
        if (missed >= missedPings) return socket.terminate();
        missed += 1;
        if (socket.readyState === socket.OPEN) socket.ping();
        cancel = again();
      });
    let cancel = again();
    return () => cancel();
  }

  #in(ms: number, run: () => void): () => void {
    const cancel = this.#later(ms, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
    return () => {
      this.#timers.delete(cancel);
      cancel();
    };
  }
}

function send(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}
