// The app was taken out of a workspace: all that is that workspace's own goes.
import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../../desk.js';
import { teamOf } from './team.js';

export function forgetWorkspace(desk: Desk): Middleware<SlackEventMiddlewareArgs<'app_uninstalled'>> {
  return async ({ body }) => {
    const teamId = teamOf(body);
    if (!teamId) return;
    await desk.forgetWorkspace(teamId);
    desk.log.line('info', 'a workspace was uninstalled, and its data removed', { teamId });
  };
}
