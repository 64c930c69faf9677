// A message as the Web API returns it and events carry it (after the samples in Slack's Java SDK, and its docs).
import { ids, type StoredMessage } from './ids.js';
import type { Json } from './json.js';
import { richText } from './richText.js';
import type { World } from './world.js';

export function messageJson(world: World, message: StoredMessage): Json {
  const { userId, subtype, threadTs, metadata, reactions = [] } = message;
  return {
    type: 'message',
    ...(subtype ? { subtype } : {}),
    user: userId,
    ...(message.clientMsgId ? { client_msg_id: message.clientMsgId } : {}),
    ...(userId === ids.botUser && !isJoin(subtype) ? byBot(world) : {}),
    ...(message.inviter ? { inviter: message.inviter } : {}),
    text: message.text,
    ts: message.ts,
    team: ids.team,
    ...blocksOf(message),
    ...(metadata ? { metadata } : {}),
    ...(message.editedTs ? { edited: { user: userId, ts: message.editedTs } } : {}),
    ...(threadTs
      ? { thread_ts: threadTs, parent_user_id: world.message(message.channel, threadTs)?.userId }
      : {}),
    ...(subtype === 'thread_broadcast' && threadTs ? rootOf(world, message.channel, threadTs) : {}),
    ...(threadTs ? {} : threadFields(world, message)),
    ...(reactions.length > 0
      ? { reactions: reactions.map(({ name, users }) => ({ name, users, count: users.length })) }
      : {}),
  };
}

/** What Slack tells of the bot beside its user id. */
export function botProfile(world: World): Json {
  return {
    id: ids.bot,
    deleted: false,
    name: world.user(ids.botUser)?.realName,
    updated: world.startedAt,
    app_id: ids.app,
    user_id: ids.botUser,
    icons: { image_36: '', image_48: '', image_72: '' },
    team_id: ids.team,
  };
}

function byBot(world: World): Json {
  return { bot_id: ids.bot, app_id: ids.app, bot_profile: botProfile(world) };
}

function isJoin(subtype: string | undefined): boolean {
  return subtype === 'channel_join' || subtype === 'group_join';
}

/** The app's own blocks; a person's text as rich text. */
function blocksOf({ blocks, clientMsgId, text, ts }: StoredMessage): Json {
  if (blocks) return { blocks };
  return clientMsgId ? { blocks: richText(text, `p${ts.slice(-6)}`) } : {};
}

function rootOf(world: World, channel: string, ts: string): Json {
  const root = world.message(channel, ts);
  return root ? { root: messageJson(world, root) } : {};
}

/** A thread's first message says who replied, and when last. */
function threadFields(world: World, { channel, ts, replyCount = 0 }: StoredMessage): Json {
  if (replyCount === 0) return {};
  const replies = world.thread(channel, ts).slice(1);
  const users = [...new Set(replies.map(({ userId }) => userId))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users: users,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    is_locked: false,
    subscribed: replies.some(({ userId }) => userId === ids.botUser),
  };
}
