// The local workspace's state: people, channels, messages and views. All in memory, gone when it stops.
import type { Channel, Message, ServerEvent, User } from '../protocol.js';
import { ids, type StoredMessage, type StoredView } from './ids.js';
import { seedChannels, seedMessages, seedUsers } from './seed.js';

/** The state and its few mutations; each tells the listener what the page has to know. */
export class World {
  readonly users: readonly User[];
  readonly channels = new Map<string, Channel>();
  readonly messages: StoredMessage[] = [];
  /** Each person's Home, by user id. */
  readonly homes = new Map<string, StoredView>();
  /** The stack of views that is open, the topmost last. */
  modals: readonly StoredView[] = [];
  connected = false;
  /** Hears what the page has to know. */
  listener: (event: ServerEvent) => void = () => {};
  readonly startedAt: number;
  readonly #now: () => Date;
  #lastMicros = 0;
  #serial = 0;

  constructor(now: () => Date, botName: string) {
    this.#now = now;
    this.startedAt = this.seconds();
    this.users = seedUsers(botName);
    for (const channel of seedChannels(botName)) this.channels.set(channel.id, channel);
    for (const { minutesAgo, replies = [], ...message } of seedMessages(botName)) {
      const at = (minutes: number) => this.#ts(now().getTime() - minutes * 60_000);
      const root = {
        ...message,
        ts: at(minutesAgo),
        ...(replies.length > 0 && { replyCount: replies.length }),
      };
      this.messages.push(root);
      replies.forEach((reply, i) => {
        const ts = at(minutesAgo - 1 - i);
        this.messages.push({ channel: root.channel, threadTs: root.ts, ...reply, ts });
      });
    }
  }

  milliseconds(): number {
    return this.#now().getTime();
  }

  seconds(): number {
    return Math.floor(this.milliseconds() / 1000);
  }

  /** A timestamp of Slack's form, unique and never going back, even when the clock does. */
  nextTs(): string {
    return this.#ts(this.milliseconds());
  }

  /** An id of Slack's form, unique in this run. */
  nextId(prefix: string): string {
    this.#serial += 1;
    return `${prefix}0${this.#serial.toString(36).toUpperCase().padStart(9, '0')}`;
  }

  user(id: string): User | undefined {
    return this.users.find((user) => user.id === id);
  }

  /** The bot's direct message with a person, opened when there is none yet; `undefined` for who isn't a person. */
  directMessage(userId: string): Channel | undefined {
    const person = this.user(userId);
    if (!person || person.isBot) return undefined;
    const open = [...this.channels.values()].find(
      ({ kind, members }) => kind === 'im' && members.includes(userId) && members.includes(ids.botUser),
    );
    if (open) return open;
    const channel: Channel = {
      id: this.nextId('D'),
      name: person.name,
      kind: 'im',
      topic: '',
      members: [userId, ids.botUser],
      userId: ids.botUser,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  message(channel: string, ts: string): StoredMessage | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** A thread's messages, its first one included, in order; private ones left out. */
  thread(channel: string, ts: string): StoredMessage[] {
    return this.messages.filter(
      (message) =>
        message.channel === channel &&
        !message.ephemeralFor &&
        (message.ts === ts || message.threadTs === ts),
    );
  }

  add(message: Omit<StoredMessage, 'ts'>): StoredMessage {
    const stored = { ...message, ts: this.nextTs() };
    this.messages.push(stored);
    this.#show(stored);
    if (stored.threadTs && !stored.ephemeralFor) this.#recount(stored.channel, stored.threadTs);
    return stored;
  }

  /** Puts a message in the place of the one with its channel and ts. */
  change(changed: StoredMessage): StoredMessage {
    const at = this.messages.findIndex(({ channel, ts }) => channel === changed.channel && ts === changed.ts);
    if (at >= 0) this.messages[at] = changed;
    this.#show(changed);
    return changed;
  }

  /** Removes a message; the first one of a thread stays as "This message was deleted", as in Slack. */
  remove({ channel, ts, threadTs, replyCount }: StoredMessage): void {
    if (this.thread(channel, ts).length > 1) {
      const text = 'This message was deleted.';
      const grave = { channel, ts, userId: ids.slackbot, subtype: 'tombstone', text };
      this.change({ ...grave, ...(replyCount ? { replyCount } : {}) });
      return;
    }
    const at = this.messages.findIndex((message) => message.channel === channel && message.ts === ts);
    if (at >= 0) this.messages.splice(at, 1);
    this.listener({ type: 'message_deleted', channel, ts });
    if (threadTs) this.#recount(channel, threadTs);
  }

  setMembers(channel: Channel, members: readonly string[]): Channel {
    const changed = { ...channel, members };
    this.channels.set(channel.id, changed);
    this.listener({ type: 'channel', channel: changed });
    return changed;
  }

  setModals(modals: readonly StoredView[]): void {
    this.modals = modals;
    this.listener({ type: 'modals', views: modals });
  }

  setHome(userId: string, home: StoredView): void {
    this.homes.set(userId, home);
    if (userId === ids.me) this.listener({ type: 'home', view: home });
  }

  setConnected(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    this.listener({ type: 'connected', connected });
  }

  /** Tells the page of something Slack would have refused or shown as an error. */
  problem(method: string, error: string, detail: unknown = ''): void {
    const text = typeof detail === 'string' ? detail : JSON.stringify(detail);
    this.listener({ type: 'problem', method, error, detail: text.slice(0, 2000) });
  }

  /** The channels that the person at the page sees. */
  shownChannels(): Channel[] {
    return [...this.channels.values()].filter(isShown);
  }

  /** What the page shows of all messages; a private one is gone once the page is loaded anew, as in Slack. */
  shownMessages(): Message[] {
    return this.messages
      .filter((message) => message.ephemeralFor === undefined && this.#isSeen(message))
      .map(shown);
  }

  #show(message: StoredMessage): void {
    if (this.#isSeen(message)) this.listener({ type: 'message', message: shown(message) });
  }

  #isSeen({ channel: id, ephemeralFor = ids.me }: StoredMessage): boolean {
    const channel = this.channels.get(id);
    return ephemeralFor === ids.me && channel !== undefined && isShown(channel);
  }

  #recount(channel: string, ts: string): void {
    const root = this.message(channel, ts);
    if (root) this.change({ ...root, replyCount: this.thread(channel, ts).length - 1 });
  }

  #ts(milliseconds: number): string {
    const micros = Math.max(milliseconds * 1000, this.#lastMicros + 1);
    this.#lastMicros = micros;
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }
}

function isShown({ kind, members }: Channel): boolean {
  return kind === 'channel' || members.includes(ids.me);
}

function shown(message: StoredMessage): Message {
  const { metadata: _metadata, clientMsgId: _id, editedTs: _at, inviter: _who, ...rest } = message;
  return rest;
}
