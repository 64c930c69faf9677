// A channel that was archived or that the bot was removed from: its digest is paused, and who set it up is told.
import { z } from 'zod';
import { pauseForSlack } from '../../../digest/manage.js';
import type { PauseReason } from '../../../digest/subscription.js';
import type { Desk } from '../../desk.js';
import { teamOf } from './team.js';

const event = z.object({ event: z.object({ channel: z.string() }) });

/** For `channel_archive`, `group_archive`, `channel_left` and `group_left`; Slack may deliver them more than once. */
export function pauseChannel(
  desk: Desk,
  reason: Extract<PauseReason, 'is_archived' | 'not_in_channel'>,
): (delivery: { readonly body: unknown }) => Promise<void> {
  return async ({ body }) => {
    const channel = event.safeParse(body).data?.event.channel;
    const teamId = teamOf(body);
    if (!channel || !teamId) return;
    const { digest } = desk;
    const now = digest.now();
    const paused = await pauseForSlack(digest.stores, { kind: 'channel', teamId, channel }, reason, now);
    if (paused) await digest.tellOwner(paused, { reason, code: reason, localDate: '' });
  };
}
