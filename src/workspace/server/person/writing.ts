// Messages that the person writes, edits and deletes.
import { randomUUID } from 'node:crypto';
import type { PageEvent } from '../../protocol.js';
import type { Surroundings } from '../api/call.js';
import { ids, type StoredMessage } from '../ids.js';
import { deliveredText } from '../typed.js';
import type { World } from '../world.js';
import { notice } from './notice.js';

type Written = Extract<PageEvent, { type: 'post' }>;
type Edited = Extract<PageEvent, { type: 'edit' }>;
type Deleted = Extract<PageEvent, { type: 'delete' }>;

export function posted({ world, app }: Surroundings, { channel: id, text: typed, threadTs }: Written): void {
  const channel = world.channels.get(id);
  if (!channel?.members.includes(ids.me) || typed.trim() === '') return;
  const root = threadTs === undefined ? undefined : world.message(id, threadTs);
  if (threadTs !== undefined && (!root || root.ephemeralFor)) return;
  const text = delivered(world, typed);
  const message = world.add({
    channel: id,
    userId: ids.me,
    text,
    clientMsgId: randomUUID(),
    ...(root ? { threadTs: root.threadTs ?? root.ts } : {}),
  });
  app.posted(message);
  if (text.includes(`<@${ids.botUser}>`) && !channel.members.includes(ids.botUser)) {
    const name = world.user(ids.botUser)?.realName;
    notice(
      world,
      id,
      `${name} is not in this channel and has not seen your message. Type \`/invite @${name}\` to add it.`,
      message.threadTs,
    );
  }
}

export function edited({ world, app }: Surroundings, { channel, ts, text: typed }: Edited): void {
  const before = ownMessage(world, channel, ts);
  const text = delivered(world, typed);
  if (!before || typed.trim() === '' || text === before.text) return;
  app.changed(before, world.change({ ...before, text, edited: true, editedTs: world.nextTs() }));
}

export function deleted({ world, app }: Surroundings, { channel, ts }: Deleted): void {
  const message = ownMessage(world, channel, ts);
  if (!message) return;
  world.remove(message);
  app.deleted(message);
}

function delivered(world: World, typed: string): string {
  return deliveredText(typed, world.users, world.shownChannels());
}

function ownMessage(world: World, channel: string, ts: string): StoredMessage | undefined {
  const message = world.message(channel, ts);
  return message?.userId === ids.me ? message : undefined;
}
