// A person was deactivated: their own digest ends, and a channel's goes on and says so.
import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import { personLeft } from '../../../digest/manage.js';
import type { Desk } from '../../desk.js';
import { teamOf } from './team.js';

export function personChanged(desk: Desk): Middleware<SlackEventMiddlewareArgs<'user_change'>> {
  return async ({ body, event }) => {
    const teamId = teamOf(body);
    // Everyone's every change comes here; only this one counts.
    if (!teamId || !event.user.deleted) return;
    await personLeft(desk.digest.stores, teamId, event.user.id, desk.digest.now());
  };
}
