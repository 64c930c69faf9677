// Slack's own private lines to the person, of which the app doesn't hear.
import { ids } from '../ids.js';
import type { World } from '../world.js';

export function notice(world: World, channel: string, text: string, threadTs?: string): void {
  world.add({
    channel,
    userId: ids.slackbot,
    text,
    ephemeralFor: ids.me,
    ...(threadTs ? { threadTs } : {}),
  });
}
