// What the app is told: the events it subscribed to, and interactions that wait for its acknowledgement.
import type { Channel } from '../protocol.js';
import { ids, type StoredMessage } from './ids.js';
import type { Json } from './json.js';
import { messageJson } from './messageJson.js';
import { channelType, eventPayload, type Ways } from './payloads.js';
import type { Acknowledgement, SocketMode } from './socketMode.js';
import type { ResponseTarget, Tickets } from './tickets.js';
import type { World } from './world.js';

export interface DeliveriesOptions {
  readonly world: World;
  readonly socket: SocketMode;
  readonly tickets: Tickets;
  /** The events the app subscribes to, from its manifest, such as `app_mention` and `message.im`. */
  readonly events: readonly string[];
  /** The whole address of a response URL, by the last part of its path. */
  readonly responseUrl: (ticket: string) => string;
}

/** Turns what happens in the workspace into Slack's payloads. An app hears only of conversations its bot is in. */
export class Deliveries {
  readonly #options: DeliveriesOptions;

  constructor(options: DeliveriesOptions) {
    this.#options = options;
  }

  /** An event, if the app subscribes to it; `type` is what stands in the manifest when that isn't the event's own. */
  event(event: Json, type = String(event.type)): void {
    const { world, socket, events } = this.#options;
    if (events.includes(type)) socket.event(eventPayload(world, event));
  }

  /**
   * A message was posted: by a person, or by the app itself, which hears of its own messages too. One that mentions the
   * bot in a channel is told twice, as `app_mention` and as `message`.
   */
  posted(message: StoredMessage): void {
    const { world } = this.#options;
    const event = { ...messageJson(world, message), event_ts: message.ts };
    this.#message(message.channel, event);
    this.#mentioned(message);
  }

  /** A message was edited. Slack sends the mention in it again, marked as edited. */
  changed(before: StoredMessage, after: StoredMessage): void {
    const { world } = this.#options;
    this.#hidden(after.channel, {
      subtype: 'message_changed',
      message: messageJson(world, after),
      previous_message: messageJson(world, before),
    });
    this.#mentioned(after);
  }

  deleted(message: StoredMessage): void {
    this.#hidden(message.channel, {
      subtype: 'message_deleted',
      deleted_ts: message.ts,
      previous_message: messageJson(this.#options.world, message),
    });
  }

  /** The bot is now in a channel: the join is told, and the line that says so. */
  joined(channel: Channel, notice: StoredMessage): void {
    const { inviter } = notice;
    this.event({
      type: 'member_joined_channel',
      user: ids.botUser,
      channel: channel.id,
      channel_type: channel.kind === 'channel' ? 'C' : 'G',
      team: ids.team,
      ...(inviter ? { inviter } : {}),
      event_ts: notice.ts,
    });
    this.posted(notice);
  }

  /** The bot was removed from a channel. */
  left(channel: Channel): void {
    const type = channel.kind === 'channel' ? 'channel_left' : 'group_left';
    this.event({ type, channel: channel.id, actor_id: ids.me, event_ts: this.#options.world.nextTs() });
  }

  /** Sends an interaction or command and waits for its acknowledgement. */
  request(type: 'slash_commands' | 'interactive', payload: Json): Promise<Acknowledgement> {
    return this.#options.socket.request(type, payload);
  }

  trigger(): string {
    return this.#options.tickets.trigger();
  }

  responseUrl(target: ResponseTarget): string {
    const { tickets, responseUrl } = this.#options;
    return responseUrl(tickets.response(target));
  }

  ways(target: ResponseTarget): Ways {
    return { triggerId: this.trigger(), responseUrl: this.responseUrl(target) };
  }

  #mentioned(message: StoredMessage): void {
    const { world } = this.#options;
    const channel = this.#heard(message.channel);
    const wanted = message.userId !== ids.botUser && message.text.includes(`<@${ids.botUser}>`);
    if (!wanted || !channel || channel.kind === 'im') return;
    const json = { ...messageJson(world, message), type: 'app_mention' };
    this.event({ ...json, channel: channel.id, event_ts: message.ts });
  }

  #hidden(channel: string, fields: Json): void {
    const ts = this.#options.world.nextTs();
    this.#message(channel, { type: 'message', ...fields, hidden: true, ts, event_ts: ts });
  }

  #message(id: string, event: Json): void {
    const channel = this.#heard(id);
    if (!channel) return;
    const type = channelType(channel);
    const subscription = type === 'im' ? 'message.im' : `message.${type}s`;
    this.event({ ...event, channel: id, channel_type: type }, subscription);
  }

  /** The channel, if the bot is in it. */
  #heard(id: string): Channel | undefined {
    const channel = this.#options.world.channels.get(id);
    return channel?.members.includes(ids.botUser) ? channel : undefined;
  }
}
