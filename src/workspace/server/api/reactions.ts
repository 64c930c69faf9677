// reactions.*: the bot's emoji on messages.
import { ids, type StoredMessage } from '../ids.js';
import { ApiError, type Call, type Method, type Methods, required } from './call.js';
import { knownChannel } from './conversations.js';

function reacted(call: Call): { readonly message: StoredMessage; readonly name: string } {
  const channel = knownChannel(call);
  const name = required(call.args, 'name').replace(/^:|:$/g, '');
  if (!/^[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?$/.test(name)) throw new ApiError('invalid_name');
  const ts = required(call.args, 'timestamp');
  if (!/^\d{1,16}\.\d{6}$/.test(ts)) throw new ApiError('bad_timestamp');
  const message = call.world.message(channel.id, ts);
  if (!message || message.ephemeralFor) throw new ApiError('message_not_found');
  if (!channel.members.includes(ids.botUser)) throw new ApiError('not_in_channel');
  return { message, name };
}

const add: Method = (call) => {
  const { message, name } = reacted(call);
  const { reactions = [] } = message;
  const users = reactions.find((each) => each.name === name)?.users ?? [];
  if (users.includes(ids.botUser)) throw new ApiError('already_reacted');
  const others = reactions.filter((each) => each.name !== name);
  call.world.change({ ...message, reactions: [...others, { name, users: [...users, ids.botUser] }] });
  return {};
};

const remove: Method = (call) => {
  const { message, name } = reacted(call);
  const { reactions = [] } = message;
  if (!reactions.some((each) => each.name === name && each.users.includes(ids.botUser)))
    throw new ApiError('no_reaction');
  const left = reactions
    .map(({ name: each, users }) => ({
      name: each,
      users: each === name ? users.filter((user) => user !== ids.botUser) : users,
    }))
    .filter(({ users }) => users.length > 0);
  call.world.change({ ...message, reactions: left });
  return {};
};

export const reactions: Methods = { 'reactions.add': add, 'reactions.remove': remove };
