// How the bot comes into a channel and leaves it: by `/invite` and `/remove`, or by joining itself.
import type { Channel } from '../protocol.js';
import type { Surroundings } from './api/call.js';
import { ids } from './ids.js';

/** Adds the bot to a channel, with the line that says so, and tells the app; the channel as it is then. */
export function announceBot({ world, app }: Surroundings, channel: Channel, inviter?: string): Channel {
  const joined = world.setMembers(channel, [...channel.members, ids.botUser]);
  const notice = world.add({
    channel: channel.id,
    userId: ids.botUser,
    subtype: channel.kind === 'channel' ? 'channel_join' : 'group_join',
    text: `<@${ids.botUser}> has joined the ${channel.kind === 'channel' ? 'channel' : 'group'}`,
    ...(inviter ? { inviter } : {}),
  });
  app.joined(joined, notice);
  return joined;
}

/** Removes the bot from a channel and tells the app. */
export function removeBot({ world, app }: Surroundings, channel: Channel): void {
  world.setMembers(
    channel,
    channel.members.filter((member) => member !== ids.botUser),
  );
  app.left(channel);
}
