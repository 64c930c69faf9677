// conversations.*: what the app can learn of channels, and how it comes into them.
import type { Channel } from '../../protocol.js';
import { ids } from '../ids.js';
import type { Json } from '../json.js';
import { announceBot } from '../membership.js';
import type { World } from '../world.js';
import { ApiError, type Call, flag, type Method, type Methods, required, text } from './call.js';
import { pageOf } from './paging.js';

const types = { channel: 'public_channel', private_channel: 'private_channel', im: 'im' } as const;
const knownTypes = new Set(['public_channel', 'private_channel', 'im', 'mpim']);

/** A channel that the bot can know of: a private one that it isn't in doesn't exist for it. */
export function knownChannel({ world, args }: Call): Channel {
  const channel = world.channels.get(required(args, 'channel'));
  if (!channel || (channel.kind !== 'channel' && !channel.members.includes(ids.botUser)))
    throw new ApiError('channel_not_found');
  return channel;
}

function channelJson(world: World, channel: Channel): Json {
  const { id, kind, name, members } = channel;
  const isIm = kind === 'im';
  const base = {
    id,
    created: world.startedAt,
    updated: world.startedAt * 1000,
    is_channel: kind === 'channel',
    is_group: kind === 'private_channel',
    is_im: isIm,
    is_mpim: false,
    is_private: kind !== 'channel',
    is_archived: false,
    is_general: name === 'general',
    is_shared: false,
    is_org_shared: false,
    is_ext_shared: false,
    context_team_id: ids.team,
  };
  if (isIm)
    return { ...base, user: members.find((member) => member !== ids.botUser), is_open: true, priority: 0 };
  return {
    ...base,
    name,
    name_normalized: name,
    creator: ids.me,
    unlinked: 0,
    is_member: members.includes(ids.botUser),
    is_pending_ext_shared: false,
    shared_team_ids: [ids.team],
    pending_shared: [],
    pending_connected_team_ids: [],
    previous_names: [],
    topic: {
      value: channel.topic,
      creator: channel.topic ? ids.me : '',
      last_set: channel.topic ? world.startedAt : 0,
    },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

const info: Method = (call) => {
  const channel = knownChannel(call);
  const { include_num_members: count, include_locale: locale } = call.args;
  return {
    channel: {
      ...channelJson(call.world, channel),
      ...(flag(count) && channel.kind !== 'im' ? { num_members: channel.members.length } : {}),
      ...(flag(locale) ? { locale: 'en-GB' } : {}),
    },
  };
};

/** Every channel the bot can know of, or those it is in. */
function listed({ world, args }: Call, isWanted: (channel: Channel) => boolean): Json {
  const wanted = (text(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  if (wanted.some((type) => !knownTypes.has(type))) throw new ApiError('invalid_types');
  const found = [...world.channels.values()].filter(
    (channel) => wanted.includes(types[channel.kind]) && isWanted(channel),
  );
  const { items, fields } = pageOf(found, args);
  return {
    channels: items.map((channel) => ({
      ...channelJson(world, channel),
      ...(channel.kind === 'im' ? {} : { num_members: channel.members.length }),
    })),
    ...fields,
  };
}

const open: Method = ({ world, args }) => {
  const id = text(args, 'channel');
  const users = text(args, 'users')?.split(',') ?? [];
  if (id === undefined && users.length === 0) throw new ApiError('users_list_not_supplied');
  if (users.some((user) => !world.user(user))) throw new ApiError('user_not_found');
  // Group messages have no place in this workspace.
  if (users.length > 1) throw new ApiError('method_not_supported_for_channel_type');
  const before = world.channels.size;
  const channel = id === undefined ? world.directMessage(users[0] ?? '') : world.channels.get(id);
  if (!channel) throw new ApiError(id === undefined ? 'cannot_dm_bot' : 'channel_not_found');
  const isNew = world.channels.size > before;
  return {
    ...(isNew ? {} : { no_op: true, already_open: true }),
    channel: flag(args.return_im) ? channelJson(world, channel) : { id: channel.id },
  };
};

const join: Method = (call) => {
  const channel = knownChannel(call);
  if (channel.kind !== 'channel') throw new ApiError('method_not_supported_for_channel_type');
  if (channel.members.includes(ids.botUser))
    return {
      channel: channelJson(call.world, channel),
      warning: 'already_in_channel',
      response_metadata: { warnings: ['already_in_channel'] },
    };
  return { channel: channelJson(call.world, announceBot(call, channel)) };
};

const members: Method = (call) => {
  const { items, fields } = pageOf(knownChannel(call).members, call.args);
  return { members: items, ...fields };
};

export const conversations: Methods = {
  'conversations.info': info,
  'conversations.list': (call) =>
    listed(call, ({ kind, members: inside }) => kind === 'channel' || inside.includes(ids.botUser)),
  'users.conversations': (call) => {
    const user = text(call.args, 'user') ?? ids.botUser;
    if (!call.world.user(user)) throw new ApiError('user_not_found');
    const isKnown = ({ kind, members: inside }: Channel) =>
      kind === 'channel' || inside.includes(ids.botUser);
    return listed(call, (channel) => channel.members.includes(user) && isKnown(channel));
  },
  'conversations.members': members,
  'conversations.open': open,
  'conversations.join': join,
};
