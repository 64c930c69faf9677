// conversations.history and .replies: what was written.
import type { Channel } from '../../protocol.js';
import { ids, type StoredMessage } from '../ids.js';
import type { Json } from '../json.js';
import { messageJson } from '../messageJson.js';
import { ApiError, type Call, flag, type Method, type Methods, required, text } from './call.js';
import { knownChannel } from './conversations.js';
import { pageOf } from './paging.js';

function readable(call: Call): Channel {
  const channel = knownChannel(call);
  if (!channel.members.includes(ids.botUser)) throw new ApiError('not_in_channel');
  return channel;
}

/** A bound in time; the message at the bound itself only counts with `inclusive`. */
function bound(args: Json, name: 'oldest' | 'latest', otherwise: number): number {
  const value = text(args, name);
  if (value === undefined || value === 'now') return otherwise;
  const seconds = Number(value);
  if (!Number.isFinite(seconds) || seconds < 0) throw new ApiError(`invalid_ts_${name}`);
  return seconds;
}

function between(args: Json): (message: StoredMessage) => boolean {
  const oldest = bound(args, 'oldest', 0);
  const latest = bound(args, 'latest', Number.POSITIVE_INFINITY);
  const inclusive = flag(args.inclusive);
  return ({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  };
}

/** Metadata is only told on request (`include_all_metadata`). */
function written({ world, args }: Call, message: StoredMessage): Json {
  const { metadata, ...rest } = messageJson(world, message);
  return metadata !== undefined && flag(args.include_all_metadata) ? { ...rest, metadata } : rest;
}

/** Newest first; replies stand in their threads. */
const history: Method = (call) => {
  const channel = readable(call);
  const isWanted = between(call.args);
  const messages = call.world.messages.filter(
    (message) =>
      message.channel === channel.id &&
      !message.ephemeralFor &&
      (!message.threadTs || message.subtype === 'thread_broadcast') &&
      isWanted(message),
  );
  const { items, hasMore, fields } = pageOf(messages.toReversed(), call.args);
  return {
    messages: items.map((message) => written(call, message)),
    has_more: hasMore,
    pin_count: 0,
    ...(hasMore ? fields : {}),
  };
};

/** Oldest first; the thread's first message always begins. */
const replies: Method = (call) => {
  const channel = readable(call);
  const ts = required(call.args, 'ts');
  const message = call.world.message(channel.id, ts);
  if (!message || message.ephemeralFor) throw new ApiError('thread_not_found');
  const [root, ...answers] = call.world.thread(channel.id, message.threadTs ?? ts);
  const isWanted = between(call.args);
  const wanted = [...(root ? [root] : []), ...answers.filter(isWanted)];
  const { items, hasMore, fields } = pageOf(wanted, call.args);
  return {
    messages: items.map((each) => written(call, each)),
    has_more: hasMore,
    ...(hasMore ? fields : {}),
  };
};

export const histories: Methods = { 'conversations.history': history, 'conversations.replies': replies };
