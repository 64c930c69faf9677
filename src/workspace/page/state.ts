// What the page knows, and how each event of the server changes it.
import type {
  Channel,
  ClockState,
  Message,
  ServerEvent,
  Shortcut,
  SlashCommand,
  User,
  View,
} from '../protocol.js';

/** What the main pane shows: a conversation, or the app's Home. */
type Place = { readonly kind: 'channel'; readonly id: string } | { readonly kind: 'home' };

interface Problem {
  readonly method: string;
  readonly error: string;
  readonly detail: string;
}

export interface State {
  /** False until the server has told its state, and while the socket is lost. */
  readonly online: boolean;
  readonly loaded: boolean;
  readonly me: string;
  readonly botUserId: string;
  readonly connected: boolean;
  readonly users: ReadonlyMap<string, User>;
  readonly channels: readonly Channel[];
  /** In order of their ts. */
  readonly messages: readonly Message[];
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly Shortcut[];
  readonly home: View | undefined;
  /** The workspace's clock, where it can be moved. */
  readonly clock: ClockState | undefined;
  readonly modals: readonly View[];
  /** By `statusKey`. */
  readonly statuses: ReadonlyMap<string, string>;
  readonly prompts: ReadonlyMap<string, Extract<ServerEvent, { type: 'prompts' }>>;
  readonly problems: readonly Problem[];
  readonly place: Place;
  /** The thread that is open beside the conversation. */
  readonly thread: string | undefined;
  readonly unread: ReadonlySet<string>;
  /** The newest message by somebody else, to be read out by a screen reader. */
  readonly news: Message | undefined;
  /** The message of one's own that is being changed, in the pane where that was begun. */
  readonly editing: Editing | undefined;
  /** On a narrow page the sidebar stands behind a button. */
  readonly sidebarOpen: boolean;
}

interface Editing {
  readonly ts: string;
  readonly inThread: boolean;
}

export type Action =
  | { readonly type: 'server'; readonly event: ServerEvent }
  | { readonly type: 'offline' }
  | { readonly type: 'go'; readonly place: Place }
  | { readonly type: 'thread'; readonly ts: string | undefined }
  | { readonly type: 'editing'; readonly editing: Editing | undefined }
  | { readonly type: 'sidebar'; readonly open: boolean };

export const empty: State = {
  online: false,
  loaded: false,
  me: '',
  botUserId: '',
  connected: false,
  users: new Map(),
  channels: [],
  messages: [],
  commands: [],
  shortcuts: [],
  home: undefined,
  clock: undefined,
  modals: [],
  statuses: new Map(),
  prompts: new Map(),
  problems: [],
  place: { kind: 'home' },
  thread: undefined,
  unread: new Set(),
  news: undefined,
  editing: undefined,
  sidebarOpen: false,
};

/** Problems that are kept for the developer strip. */
const mostProblems = 50;

/** The next state; the same inputs give the same one. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'server':
      return hear(state, action.event);
    case 'offline':
      return { ...state, online: false, connected: false };
    case 'go': {
      const unread = new Set(state.unread);
      if (action.place.kind === 'channel') unread.delete(action.place.id);
      const { place } = action;
      return { ...state, place, thread: undefined, editing: undefined, unread, sidebarOpen: false };
    }
    case 'thread':
      return { ...state, thread: action.ts, editing: state.editing?.inThread ? undefined : state.editing };
    case 'editing':
      return { ...state, editing: action.editing };
    case 'sidebar':
      return { ...state, sidebarOpen: action.open };
  }
}

function hear(state: State, event: ServerEvent): State {
  switch (event.type) {
    case 'state': {
      const first = event.channels[0];
      const here = state.place;
      const place: Place =
        state.loaded && (here.kind === 'home' || event.channels.some(({ id }) => id === here.id))
          ? here
          : first
            ? { kind: 'channel', id: first.id }
            : { kind: 'home' };
      return {
        ...state,
        online: true,
        loaded: true,
        me: event.me,
        botUserId: event.botUserId,
        connected: event.connected,
        users: new Map(event.users.map((user) => [user.id, user])),
        channels: event.channels,
        messages: sorted(event.messages),
        commands: event.commands,
        shortcuts: event.shortcuts ?? [],
        home: event.home,
        clock: event.clock,
        modals: event.modals,
        // What the app was doing when the line was lost is not known any more.
        statuses: new Map(),
        place,
      };
    }
    case 'message':
      return hearMessage(state, event.message);
    case 'message_deleted': {
      const messages = state.messages.filter(
        ({ channel, ts }) => channel !== event.channel || ts !== event.ts,
      );
      return { ...state, messages, thread: state.thread === event.ts ? undefined : state.thread };
    }
    case 'channel': {
      const known = state.channels.some(({ id }) => id === event.channel.id);
      const channels = known
        ? state.channels.map((channel) => (channel.id === event.channel.id ? event.channel : channel))
        : [...state.channels, event.channel];
      return { ...state, channels };
    }
    case 'home':
      return { ...state, home: event.view };
    case 'modals':
      return { ...state, modals: event.views };
    case 'clock':
      return { ...state, clock: event.clock };
    case 'connected':
      return { ...state, connected: event.connected };
    case 'status': {
      const statuses = new Map(state.statuses);
      const key = statusKey(event.channel, event.threadTs);
      if (event.status === '') statuses.delete(key);
      else statuses.set(key, event.status);
      return { ...state, statuses };
    }
    case 'prompts':
      return { ...state, prompts: new Map(state.prompts).set(event.channel, event) };
    case 'problem': {
      const { method, error, detail } = event;
      return { ...state, problems: [...state.problems, { method, error, detail }].slice(-mostProblems) };
    }
  }
}

function hearMessage(state: State, message: Message): State {
  if (state.messages.some((each) => isSame(each, message)))
    return { ...state, messages: state.messages.map((each) => (isSame(each, message) ? message : each)) };
  const mine = message.userId === state.me;
  const away = state.place.kind !== 'channel' || state.place.id !== message.channel;
  const unread = away && !mine && message.ephemeralFor === undefined;
  return {
    ...state,
    messages: sorted([...state.messages, message]),
    statuses: message.userId === state.botUserId ? withoutStatus(state.statuses, message) : state.statuses,
    unread: unread ? new Set([...state.unread, message.channel]) : state.unread,
    news: mine ? state.news : message,
  };
}

/** Slack: a status ends by itself when the app posts; a post outside threads ends all of its conversation. */
function withoutStatus(statuses: ReadonlyMap<string, string>, { channel, threadTs }: Message) {
  const ended = threadTs === undefined ? statusKey(channel, '') : statusKey(channel, threadTs);
  return new Map(
    [...statuses].filter(([key]) => !(threadTs === undefined ? key.startsWith(ended) : key === ended)),
  );
}

/** Names a thread's status in `State.statuses`. */
export function statusKey(channel: string, threadTs: string): string {
  return `${channel} ${threadTs}`;
}

/** The messages of a conversation's main line; replies stand in their threads. */
export function mainLine({ messages }: State, channel: string): Message[] {
  return messages.filter(
    (message) =>
      message.channel === channel &&
      (message.threadTs === undefined || message.subtype === 'thread_broadcast'),
  );
}

/** A thread's messages, the one that began it first. */
export function threadLine({ messages }: State, channel: string, ts: string): Message[] {
  return messages.filter(
    (message) => message.channel === channel && (message.ts === ts || message.threadTs === ts),
  );
}

/** The newest of one's own messages in a conversation's main line, or in a thread. */
export function lastOwn(state: State, channel: string, threadTs?: string): Message | undefined {
  const line = threadTs === undefined ? mainLine(state, channel) : threadLine(state, channel, threadTs);
  return line.findLast((message) => isOwn(state, message));
}

/** Whether the person at the page wrote a message and so may change it; `channel_join` and its kin are Slack's own. */
export function isOwn({ me }: State, { userId, subtype, ephemeralFor }: Message): boolean {
  return userId === me && subtype === undefined && ephemeralFor === undefined;
}

function isSame(a: Message, b: Message): boolean {
  return a.channel === b.channel && a.ts === b.ts;
}

function sorted(messages: readonly Message[]): Message[] {
  return [...messages].sort((a, b) => Number(a.ts) - Number(b.ts));
}
