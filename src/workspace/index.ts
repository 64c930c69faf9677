// The local workspace: a Slack-compatible server on loopback and its page, for trying the app without a Slack account.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClockState, Shortcut } from './protocol.js';
import type { Surroundings } from './server/api/call.js';
import { Deliveries } from './server/deliveries.js';
import { requestListener } from './server/http.js';
import { ids } from './server/ids.js';
import type { Command } from './server/person/commands.js';
import { act } from './server/person/index.js';
import { type Later, SocketMode } from './server/socketMode.js';
import { Sockets } from './server/sockets.js';
import { Tickets } from './server/tickets.js';
import { World } from './server/world.js';

/** A clock that the page may move on. It belongs to who starts the workspace, and the app goes by it too. */
export interface MovableClock {
  /** How far it is ahead of this machine's, in milliseconds. */
  readonly aheadMs: () => number;
  readonly steps: ClockState['steps'];
  /** Moves on by a step; ends when what fell due on the way is done, with why it stayed where it was, if it did. */
  move(step: string): Promise<string | undefined>;
}

export interface WorkspaceOptions {
  /** Must be a loopback address. */
  readonly host: '127.0.0.1' | '::1' | 'localhost';
  /** 0 takes any free one. */
  readonly port: number;
  readonly now: () => Date;
  /** What moves `now` on; left out, the page shows no clock. */
  readonly clock?: MovableClock;
  /** The bot's name, as in the manifest. */
  readonly botName: string;
  readonly commands: readonly Command[];
  readonly shortcuts?: readonly Shortcut[];
  /** The events the app subscribes to, from its manifest. */
  readonly events: readonly string[];
  /** The bot's scopes, from its manifest; left out, calls are not held to any. */
  readonly scopes?: readonly string[];
  /** Runs something after so many milliseconds; returns how to call it off. */
  readonly later?: Later;
  /** Hears of each call that is refused, in one line. */
  readonly log?: (line: string) => void;
  /** Hears of what went wrong inside the workspace itself. */
  readonly failed?: (error: unknown) => void;
}

export interface Workspace {
  /** The page's address. */
  readonly url: string;
  /** For the app's `slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  /** Lets the app and the pages leave, and stops listening. */
  close(): Promise<void>;
}

/** A workspace that can't be opened as it was asked to; known by its code. */
class WorkspaceError extends Error {
  readonly code = 'host_not_loopback';
  override readonly name = 'WorkspaceError';
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

const timer: Later = (ms, run) => {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
};

/**
 * Opens the local workspace. It keeps nothing, and listens on loopback only.
 *
 * @throws an error with the code `host_not_loopback` for another host; the server's own error when it can't listen, with `code` `EADDRINUSE` when
 * the port is taken.
 * @example const { url } = await startWorkspace({ host: '127.0.0.1', port: 3000, … }); // open url in a browser
 */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { host, now, clock, commands, shortcuts = [], events, scopes, later = timer } = options;
  const { log = () => {}, failed = () => {} } = options;
  if (!loopback.has(host))
    throw new WorkspaceError(`The local workspace listens on loopback only, not on ${host}.`);
  const secret = randomBytes(12).toString('hex');
  const tokens = { bot: `xoxb-local-${secret}`, app: `xapp-local-${secret}` };
  const world = new World(now, options.botName);
  const tickets = new Tickets(() => world.milliseconds());
  const socketMode = new SocketMode(later, (connected) => world.setConnected(connected));
  let origin = '';
  const responseUrl = (ticket: string) => `${origin}/response/${ticket}`;
  const app = new Deliveries({ world, socket: socketMode, tickets, events, responseUrl });
  const surroundings = (): Surroundings => ({ world, app, tickets, origin });
  const clockState = ({ aheadMs, steps }: MovableClock): ClockState => ({ aheadMs: aheadMs(), steps });
  const moveClock = async (step: string) => {
    if (!clock) return;
    const why = await clock.move(step);
    if (why !== undefined) world.problem('clock', why);
    world.listener({ type: 'clock', clock: clockState(clock) });
  };
  const sockets = new Sockets({
    socketMode,
    act: (event) => (event.type === 'clock' ? moveClock(event.step) : act(surroundings(), commands, event)),
    failed,
    state: () => {
      const home = world.homes.get(ids.me);
      return {
        type: 'state',
        me: ids.me,
        users: world.users,
        channels: world.shownChannels(),
        messages: world.shownMessages(),
        commands: commands.map(({ command, description, usageHint }) => ({
          command,
          description,
          usageHint,
        })),
        shortcuts,
        botUserId: ids.botUser,
        connected: world.connected,
        modals: world.modals,
        ...(home ? { home } : {}),
        ...(clock ? { clock: clockState(clock) } : {}),
      };
    },
  });
  world.listener = (event) => sockets.tell(event);
  const connect = () => `${origin.replace('http', 'ws')}/link/?ticket=${sockets.ticket()}&app_id=${ids.app}`;
  const server = createServer(requestListener({ surroundings, tokens, scopes, connect, log, failed }));
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  server.on('error', failed);
  const { port } = server.address() as AddressInfo;
  origin = `http://${host === '::1' ? '[::1]' : host}:${port}`;
  return {
    url: `${origin}/`,
    apiUrl: `${origin}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
