// What the person at the page does, as Slack would tell the app of it.
import type { PageEvent } from '../../protocol.js';
import type { Surroundings } from '../api/call.js';
import { ids } from '../ids.js';
import { viewJson } from '../viewJson.js';
import { clicked, globalShortcut, messageShortcut } from './clicking.js';
import { type Command, commanded } from './commands.js';
import { viewClosed, viewSubmitted } from './modals.js';
import { deleted, edited, posted } from './writing.js';

/** What the page asks of the app's world; its clock is the workspace's own. */
type Deed = Exclude<PageEvent, { type: 'clock' }>;

/** Does what an event of the page says; ends when the app has acknowledged it or Slack would have given it up. */
export async function act(
  surroundings: Surroundings,
  commands: readonly Command[],
  event: Deed,
): Promise<void> {
  switch (event.type) {
    case 'post':
      return posted(surroundings, event);
    case 'edit':
      return edited(surroundings, event);
    case 'delete':
      return deleted(surroundings, event);
    case 'command':
      return commanded(surroundings, commands, event);
    case 'block_action':
      return clicked(surroundings, event);
    case 'message_shortcut':
      return messageShortcut(surroundings, event);
    case 'global_shortcut':
      return globalShortcut(surroundings, event);
    case 'view_submission':
      return viewSubmitted(surroundings, event);
    case 'view_closed':
      return viewClosed(surroundings, event);
    case 'open_home':
      return opened(surroundings, 'home');
    case 'open_dm':
      return opened(surroundings, 'messages');
  }
}

/** Slack tells of both tabs by the same event; once there is a Home, it comes along. */
function opened({ world, app }: Surroundings, tab: 'home' | 'messages'): void {
  const home = world.homes.get(ids.me);
  app.event({
    type: 'app_home_opened',
    user: ids.me,
    channel: world.directMessage(ids.me)?.id,
    tab,
    ...(tab === 'home' && home ? { view: viewJson(world, home) } : {}),
    event_ts: world.nextTs(),
  });
}
