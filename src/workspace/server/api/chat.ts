// chat.*: posting, changing and deleting messages, checked as Slack checks them.
import type { Channel } from '../../protocol.js';
import { ids, type StoredMessage } from '../ids.js';
import { messageJson } from '../messageJson.js';
import { ApiError, type Call, flag, json, type Method, type Methods, required, text } from './call.js';
import { contentOf, metadataOf, threadOf } from './content.js';

/** Slack: `chat.update` takes a text of at most 4,000 characters. */
const longestUpdate = 4_000;

/** A conversation by its id, a public channel by `#name`, or the bot's direct message with a person by theirs. */
function targetOf({ world, args }: Call): Channel {
  const wanted = required(args, 'channel');
  const named = [...world.channels.values()].find(
    ({ kind, name }) => kind === 'channel' && name === wanted.replace(/^#/, ''),
  );
  const channel = world.channels.get(wanted) ?? named ?? world.directMessage(wanted);
  if (!channel) throw new ApiError('channel_not_found');
  return channel;
}

/** One that the bot is in; a private one that it isn't in doesn't exist for it. */
function joined(channel: Channel): Channel {
  if (channel.members.includes(ids.botUser)) return channel;
  throw new ApiError(channel.kind === 'channel' ? 'not_in_channel' : 'channel_not_found');
}

function own({ world, args }: Call, channel: Channel, code: string): StoredMessage {
  const message = world.message(channel.id, required(args, 'ts'));
  if (!message || message.ephemeralFor) throw new ApiError('message_not_found');
  if (message.userId !== ids.botUser || message.subtype === 'channel_join') throw new ApiError(code);
  return message;
}

const postMessage: Method = (call) => {
  const { world, app, args, method } = call;
  const channel = joined(targetOf(call));
  const content = { ...contentOf(world, args), ...metadataOf(args) };
  const { threadTs } = threadOf(world, channel.id, args, method);
  const message = world.add({
    channel: channel.id,
    userId: ids.botUser,
    ...content,
    ...(threadTs ? { threadTs } : {}),
    ...(threadTs && flag(args.reply_broadcast) ? { subtype: 'thread_broadcast' } : {}),
  });
  app.posted(message);
  return { channel: channel.id, ts: message.ts, message: messageJson(world, message) };
};

const postEphemeral: Method = (call) => {
  const { world, args, method } = call;
  const channel = joined(targetOf(call));
  const user = required(args, 'user');
  if (!world.user(user)) throw new ApiError('user_not_found');
  if (!channel.members.includes(user)) throw new ApiError('user_not_in_channel');
  const message = world.add({
    channel: channel.id,
    userId: ids.botUser,
    ephemeralFor: user,
    ...contentOf(world, args),
    ...threadOf(world, channel.id, args, method),
  });
  return { message_ts: message.ts };
};

/** Slack: blocks that aren't given are kept; an empty list removes them. */
const update: Method = (call) => {
  const { world, app, args } = call;
  const channel = targetOf(call);
  const before = own(call, channel, 'cant_update_message');
  if ((text(args, 'text') ?? '').length > longestUpdate) throw new ApiError('msg_too_long');
  const content = contentOf(world, args);
  const { blocks: old, ...rest } = before;
  const keeps = json(args, 'blocks', 'invalid_blocks_format') === undefined && old && !content.blocks;
  const after = world.change({
    ...rest,
    ...(keeps ? { blocks: old } : {}),
    ...content,
    ...metadataOf(args),
    edited: true,
    editedTs: world.nextTs(),
  });
  app.changed(before, after);
  return { channel: channel.id, ts: after.ts, text: after.text, message: messageJson(world, after) };
};

const remove: Method = (call) => {
  const channel = targetOf(call);
  const message = own(call, channel, 'cant_delete_message');
  call.world.remove(message);
  call.app.deleted(message);
  return { channel: channel.id, ts: message.ts };
};

const getPermalink: Method = (call) => {
  const channel = targetOf(call);
  const message = call.world.message(channel.id, required(call.args, 'message_ts'));
  if (!message || message.ephemeralFor) throw new ApiError('message_not_found');
  const { ts, threadTs } = message;
  const thread = threadTs ? `?thread_ts=${threadTs}&cid=${channel.id}` : '';
  const permalink = `${call.origin}/archives/${channel.id}/p${ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink };
};

export const chat: Methods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
