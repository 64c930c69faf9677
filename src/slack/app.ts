// The Bolt app: every delivery is recorded before it is acknowledged, known ones are not answered twice, and a stop
// waits for what is in hand.
import { App, type Authorize, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Desk } from './desk.js';
import { handleFailures } from './failure.js';
import { lookForLeftOpen } from './leftOpen.js';
import { registerListeners } from './listeners/index.js';
import { readReceived } from './received.js';

/** Which bot a workspace has; Bolt asks before every delivery. */
export interface SlackAppOptions {
  readonly receiver: Receiver;
  readonly authorize: Authorize<boolean>;
  /** The bot's user id where there is one workspace; with several, each delivery says it. */
  readonly botUserId?: string;
  readonly desk: Desk;
  /** Resolves after so many milliseconds, or when the signal says that nobody waits any more. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface SlackApp {
  start(): Promise<void>;
  /** Takes nothing new and finishes what is in hand; returns how many were not finished in time. */
  stop(withinMs: number): Promise<number>;
  /** Deliveries being worked on. */
  inHand(): number;
}

/** Bolt's app with the inbox in front: Bolt acknowledges events before any middleware could record them. */
class InboxApp extends App {
  readonly #working = new Set<Promise<void>>();
  #stopping = false;
  readonly #desk: Desk;
  readonly #botUserId: string | undefined;

  constructor({ receiver, authorize, botUserId, desk }: SlackAppOptions) {
    // Options of the Web API client are set neither here nor on the receiver's shared ones: see web.ts.
    super({ receiver, authorize, logger: desk.log, convoStore: false, extendedErrorHandler: true });
    this.#desk = desk;
    this.#botUserId = botUserId;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    // Not acknowledged, so that Slack delivers it again, to whoever runs then.
    if (this.#stopping) return;
    await this.hold(this.#receive(event));
  }

  /** Work that a stop waits for. */
  async hold(work: Promise<void>): Promise<void> {
    this.#working.add(work);
    try {
      await work;
    } finally {
      this.#working.delete(work);
    }
  }

  async #receive(event: ReceiverEvent): Promise<void> {
    const { inbox, log, words } = this.#desk;
    const received = readReceived(event.body, this.#botUserId);
    if (!received) return super.processEvent(event);
    const recording = await inbox.record(received);
    if (recording === 'duplicate') return event.ack();
    if (recording === 'full') {
      log.line('warn', 'the inbox is full', { kind: received.kind });
      // Slack delivers events again when they aren't acknowledged, but not commands.
      if (received.kind === 'command')
        await event.ack({ response_type: 'ephemeral', text: words.notices.busy });
      return;
    }
    try {
      await super.processEvent(event);
    } finally {
      await inbox.close(received.key);
    }
  }

  refuseNew(): void {
    this.#stopping = true;
  }

  get working(): ReadonlySet<Promise<void>> {
    return this.#working;
  }
}

/** Builds the app around a receiver (Socket Mode or HTTP) and registers everything it listens to. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const app = new InboxApp(options);
  registerListeners(app, options.desk);
  handleFailures(app, options.desk);
  const ending = new AbortController();
  let looking: Promise<void> | undefined;
  return {
    async start() {
      await options.receiver.start();
      looking = lookForLeftOpen({ ...options, hold: (work) => app.hold(work), signal: ending.signal });
    },
    async stop(withinMs) {
      app.refuseNew();
      ending.abort();
      const closed = options.receiver.stop();
      const enough = new AbortController();
      const finished = Promise.allSettled([...app.working, closed, looking]);
      await Promise.race([finished, options.sleep(withinMs, enough.signal)]);
      enough.abort();
      return app.working.size;
    },
    inHand: () => app.working.size,
  };
}
