// What Slack delivered → the question in it, if it holds one: recognised the same however often it comes.
import { z } from 'zod';
import { mentions, typedText } from './text.js';

interface Common {
  /** The same for every delivery of the same question. */
  readonly key: string;
  readonly teamId: string;
  readonly channel: string;
}

/** A message to the bot: a mention, or anything in a direct message. */
export interface AskedMessage extends Common {
  readonly kind: 'message';
  readonly userId: string;
  readonly ts: string;
  /** Set when it was written in a thread. */
  readonly threadTs?: string;
  readonly isDirect: boolean;
  /** As typed; empty after a bare mention. */
  readonly text: string;
}

export interface AskedCommand extends Common {
  readonly kind: 'command';
  /** `/footnote`, with its stroke. */
  readonly command: string;
  readonly userId: string;
  readonly text: string;
  readonly responseUrl: string;
}

/** The bot itself was added to a channel. */
interface Joined extends Common {
  readonly kind: 'joined';
}

export type Received = AskedMessage | AskedCommand | Joined;

const authorization = z.object({
  team_id: z.string().nullish(),
  user_id: z.string().nullish(),
  is_bot: z.boolean().nullish(),
});
const envelope = z.object({
  team_id: z.string().nullish(),
  authorizations: z.array(authorization).nullish(),
  event: z.object({ type: z.string() }).loose(),
});
const messageEvent = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: z.string(),
  channel_type: z.string().nullish(),
  user: z.string().nullish(),
  text: z.string().nullish(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
  subtype: z.string().nullish(),
  hidden: z.boolean().nullish(),
  bot_id: z.string().nullish(),
  bot_profile: z.unknown().optional(),
  edited: z.unknown().optional(),
});
const joinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: z.string(),
  channel: z.string(),
  event_ts: z.string(),
});
const command = z.object({
  command: z.string(),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  channel_id: z.string(),
  user_id: z.string(),
  text: z.string().optional(),
  response_url: z.string(),
  trigger_id: z.string(),
});

/** Subtypes that a person writes; every other one is an edit, a deletion, a join or a machine. */
const WRITTEN = new Set(['file_share', 'thread_broadcast', 'me_message']);

/**
 * Reads a delivery of Slack's: a question, the bot's joining of a channel, or `undefined` for all the rest (bots,
 * edits, deletions, other people's talk, clicks).
 *
 * Messages are known by channel and ts, not by event id: a mention also arrives as a message event, and sometimes a
 * second time under a new event id. Commands are known by their trigger id.
 *
 * @param ownBotUserId the bot's user id where the delivery itself doesn't say it.
 */
export function readReceived(body: unknown, ownBotUserId?: string): Received | undefined {
  const asCommand = command.safeParse(body);
  if (asCommand.success) return readCommand(asCommand.data);
  const outer = envelope.safeParse(body);
  if (!outer.success) return undefined;
  const { authorizations, event } = outer.data;
  const ours = authorizations?.find((item) => item.is_bot);
  const teamId = authorizations?.[0]?.team_id ?? outer.data.team_id ?? '';
  const botUserId = ours?.user_id ?? ownBotUserId;
  const message = messageEvent.safeParse(event);
  if (message.success) return readMessage(message.data, teamId, botUserId);
  const joined = joinedEvent.safeParse(event);
  if (!joined.success || joined.data.user !== botUserId) return undefined;
  const { channel, event_ts: ts } = joined.data;
  return { kind: 'joined', key: `joined:${teamId}:${channel}:${ts}`, teamId, channel };
}

function readMessage(
  event: z.output<typeof messageEvent>,
  teamId: string,
  botUserId: string | undefined,
): AskedMessage | undefined {
  const { channel, user, ts, subtype } = event;
  const text = event.text ?? '';
  const byMachine = event.bot_id || event.bot_profile || !user || user === botUserId || user === 'USLACKBOT';
  const notWritten = event.hidden || event.edited || (subtype && !WRITTEN.has(subtype));
  if (byMachine || notWritten) return undefined;
  const isDirect = event.channel_type === 'im' || (!event.channel_type && channel.startsWith('D'));
  const isMention = event.type === 'app_mention' || (botUserId !== undefined && mentions(text, botUserId));
  if (!isDirect && !isMention) return undefined;
  return {
    kind: 'message',
    key: `message:${teamId}:${channel}:${ts}`,
    teamId,
    channel,
    userId: user,
    ts,
    ...(event.thread_ts ? { threadTs: event.thread_ts } : {}),
    isDirect,
    text: typedText(text, botUserId),
  };
}

function readCommand(body: z.output<typeof command>): AskedCommand {
  const teamId = body.team_id ?? body.enterprise_id ?? '';
  return {
    kind: 'command',
    command: body.command,
    key: `command:${teamId}:${body.trigger_id}`,
    teamId,
    channel: body.channel_id,
    userId: body.user_id,
    text: typedText(body.text ?? ''),
    responseUrl: body.response_url,
  };
}
