// Clicks on Block Kit, and shortcuts.
import type { PageEvent } from '../../protocol.js';
import type { Surroundings } from '../api/call.js';
import { ids } from '../ids.js';
import {
  messageActionPayload,
  messageShortcutPayload,
  shortcutPayload,
  viewActionPayload,
} from '../payloads.js';
import { notice } from './notice.js';

type Clicked = Extract<PageEvent, { type: 'block_action' }>;
type OnMessage = Extract<PageEvent, { type: 'message_shortcut' }>;
type Anywhere = Extract<PageEvent, { type: 'global_shortcut' }>;

export async function clicked(
  { world, app }: Surroundings,
  { container, action, state }: Clicked,
): Promise<void> {
  if (container.kind === 'view') {
    const home = world.homes.get(ids.me);
    const view = [...world.modals, ...(home ? [home] : [])].find(({ id }) => id === container.viewId);
    if (!view) return;
    const reply = await app.request(
      'interactive',
      viewActionPayload(world, view, action, state, app.trigger()),
    );
    if (!reply.acknowledged) late({ world }, 'block_actions');
    return;
  }
  const message = world.message(container.channel, container.ts);
  if (!message || (message.ephemeralFor ?? ids.me) !== ids.me) return;
  const { channel, ts: messageTs, threadTs } = message;
  const ways = app.ways({ channel, messageTs, ...(threadTs ? { threadTs } : {}) });
  const payload = messageActionPayload(world, message, action, state, ways);
  const reply = await app.request('interactive', payload);
  if (reply.acknowledged) return;
  late({ world }, 'block_actions');
  notice(world, channel, 'That did not work: the app did not answer in time.', threadTs);
}

/** A shortcut in a message's menu; private messages have none. */
export async function messageShortcut(
  { world, app }: Surroundings,
  { callbackId, channel, ts }: OnMessage,
): Promise<void> {
  const message = world.message(channel, ts);
  if (!message || message.ephemeralFor) return;
  const ways = app.ways({ channel, ...(message.threadTs ? { threadTs: message.threadTs } : {}) });
  const reply = await app.request('interactive', messageShortcutPayload(world, callbackId, message, ways));
  if (!reply.acknowledged) late({ world }, 'message_action');
}

export async function globalShortcut({ world, app }: Surroundings, { callbackId }: Anywhere): Promise<void> {
  const reply = await app.request('interactive', shortcutPayload(world, callbackId, app.trigger()));
  if (!reply.acknowledged) late({ world }, 'shortcut');
}

function late({ world }: Pick<Surroundings, 'world'>, what: string): void {
  world.problem(what, 'operation_timeout', 'Not acknowledged within 3 seconds.');
}
