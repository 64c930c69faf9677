// A local workspace with a clock and timers of its own, a page that listens, and the app's end in two forms.
import { once } from 'node:events';
import { App, type AppOptions, type Logger, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type ClientOptions, WebSocket } from 'ws';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../src/workspace/index.js';
import type { Message, PageEvent, ServerEvent } from '../../../src/workspace/protocol.js';

export const reading = 'C0READING01';
export const random = 'C0RANDOM001';
export const editors = 'C0EDITORS01';
export const direct = 'D0FOOTNOTE1';
export const me = 'U0READER001';
export const bot = 'U0FOOTNOTE1';
export const mina = 'U0MINA00001';

type Fields = Readonly<Record<string, unknown>>;

/** Time that only moves when a test says so. */
class Clock {
  #now = 1_700_000_000_000;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now = () => new Date(this.#now);

  later = (ms: number, run: () => void) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  };

  /** Moves on, running what falls due on the way, in order; what waits for a promise gets its turn in between. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await new Promise(setImmediate);
    }
    this.#now = end;
  }
}

/** Things that come in, and promises of those that were not there yet. */
class Inbox<T> {
  readonly all: T[] = [];
  #waiting: { readonly wanted: (item: T) => boolean; readonly resolve: (item: T) => void }[] = [];

  put(item: T): void {
    this.all.push(item);
    const ready = this.#waiting.filter(({ wanted }) => wanted(item));
    this.#waiting = this.#waiting.filter((each) => !ready.includes(each));
    for (const { resolve } of ready) resolve(item);
  }

  /** The first that is wanted, among those from `from` on. */
  find(wanted: (item: T) => boolean, from = 0): Promise<T> {
    const found = this.all.slice(from).find(wanted);
    return found === undefined
      ? new Promise((resolve) => this.#waiting.push({ wanted, resolve }))
      : Promise.resolve(found);
  }
}

export interface Page {
  readonly events: Inbox<ServerEvent>;
  send(event: PageEvent): void;
  /** The next event of a type, from now on. */
  next<K extends ServerEvent['type']>(
    type: K,
    wanted?: (event: Extract<ServerEvent, { type: K }>) => boolean,
  ): Promise<Extract<ServerEvent, { type: K }>>;
  /** The next message that is wanted, from now on. */
  message(wanted: (message: Message) => boolean): Promise<Message>;
  /** Ends when the server has heard all that was sent before. */
  settled(): Promise<void>;
}

export interface Opened {
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly page: Page;
  readonly web: WebClient;
  readonly log: string[];
  /** A Bolt app over Socket Mode, stopped at the end. */
  bolt(register: (app: App) => void, more?: AppOptions): Promise<App>;
  /** A bare Socket Mode connection that acknowledges only what it is told to. */
  connect(options?: ClientOptions): Promise<Bare>;
}

/** What each test opened, to be closed after it, also when it failed. */
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Refusals are what is tested here; nobody needs to read of them in the test's output. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

const everyEvent = [
  'app_mention',
  'app_home_opened',
  'member_joined_channel',
  'channel_left',
  'group_left',
  'message.channels',
  'message.groups',
  'message.im',
];

export async function open(options: Partial<WorkspaceOptions> = {}): Promise<Opened> {
  const clock = new Clock();
  const failures: unknown[] = [];
  const log: string[] = [];
  const workspace = await startWorkspace({
    host: '127.0.0.1',
    port: 0,
    now: clock.now,
    later: clock.later,
    botName: 'Footnote',
    commands: [{ command: '/footnote', description: 'Ask about the text', usageHint: '[question]' }],
    events: everyEvent,
    failed: (error) => void failures.push(error),
    log: (line) => void log.push(line),
    ...options,
  });
  ends.push(async () => {
    await workspace.close();
    expect(failures).toEqual([]);
  });
  const page = await openPage(workspace);
  return {
    workspace,
    clock,
    page,
    log,
    web: new WebClient(workspace.botToken, {
      slackApiUrl: workspace.apiUrl,
      logger: silent,
      retryConfig: { retries: 0 },
    }),
    async bolt(register, more = {}) {
      const app = new App({
        token: workspace.botToken,
        appToken: workspace.appToken,
        socketMode: true,
        logger: silent,
        clientOptions: { slackApiUrl: workspace.apiUrl },
        ...more,
      });
      register(app);
      await app.start();
      ends.push(() => app.stop());
      return app;
    },
    connect: (more) => connectBare(workspace, more),
  };
}

export async function openPage({ url }: Workspace): Promise<Page> {
  const { host, origin } = new URL(url);
  const socket = new WebSocket(`ws://${host}/page`, { origin });
  const events = new Inbox<ServerEvent>();
  socket.on('message', (data) => events.put(JSON.parse(String(data))));
  await events.find(({ type }) => type === 'state');
  const isOf =
    <K extends ServerEvent['type']>(type: K) =>
    (event: ServerEvent): event is Extract<ServerEvent, { type: K }> =>
      event.type === type;
  const page: Page = {
    events,
    send: (event) => socket.send(JSON.stringify(event)),
    async next(type, wanted = () => true) {
      const is = isOf(type);
      const found = await events.find((event) => is(event) && wanted(event), events.all.length);
      if (!is(found)) throw new Error(`not a ${type}`);
      return found;
    },
    async message(wanted) {
      const { message } = await page.next('message', (event) => wanted(event.message));
      return message;
    },
    async settled() {
      socket.ping();
      await once(socket, 'pong');
    },
  };
  return page;
}

export interface Envelope {
  readonly envelope_id: string;
  readonly type: string;
  /** None in a hello or goodbye, which nobody reads for one. */
  readonly payload: Fields & { readonly event?: Fields };
  readonly accepts_response_payload: boolean;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
  readonly reason?: string;
}

export interface Bare {
  readonly socket: WebSocket;
  readonly envelopes: Inbox<Envelope>;
  /** The next envelope of a type, from now on. */
  next(type: string, wanted?: (envelope: Envelope) => boolean): Promise<Envelope>;
  ack(envelope: Envelope, payload?: Fields): void;
}

async function connectBare({ apiUrl, appToken }: Workspace, options: ClientOptions = {}): Promise<Bare> {
  const answer = await fetch(`${apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${appToken}` },
  });
  const { url }: { url: string } = JSON.parse(await answer.text());
  const socket = new WebSocket(url, options);
  const envelopes = new Inbox<Envelope>();
  socket.on('message', (data) => envelopes.put(JSON.parse(String(data))));
  await once(socket, 'open');
  await envelopes.find(({ type }) => type === 'hello');
  return {
    socket,
    envelopes,
    next: (type, wanted = () => true) =>
      envelopes.find((envelope) => envelope.type === type && wanted(envelope), envelopes.all.length),
    ack: ({ envelope_id }, payload) =>
      socket.send(JSON.stringify({ envelope_id, ...(payload ? { payload } : {}) })),
  };
}

/** Slack's refusal of a call: its code, and the lines that say where. */
export async function refused(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (typeof error !== 'object' || error === null || !('data' in error))
    throw error ?? new Error('not refused');
  return error.data;
}

export const plain = (text: string) => ({ type: 'plain_text', text }) as const;
export const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;
export const buttons = (actionId: string) =>
  ({
    type: 'actions',
    block_id: 'row',
    elements: [{ type: 'button', text: plain('Press'), action_id: actionId, value: 'seven' }],
  }) as const;
