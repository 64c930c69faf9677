// The bot was added to a channel: one short post, which also says how to set a digest, or that there is one.
import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import { digestOf } from '../../../digest/manage.js';
import { paragraphsMessage } from '../../blocks/plain.js';
import type { Desk } from '../../desk.js';
import { readReceived } from '../../received.js';

export function greetChannel(desk: Desk): Middleware<SlackEventMiddlewareArgs<'member_joined_channel'>> {
  return async ({ body, context }) => {
    const joined = readReceived(body, context.botUserId);
    if (joined?.kind !== 'joined' || !context.botToken) return;
    const { channel, teamId } = joined;
    const about = await aboutDigest(teamId, channel, desk);
    await desk.slack
      .client(context.botToken)
      .post({ channel }, paragraphsMessage([desk.words.joined, about]));
  };
}

/** With the storage away, the greeting goes out as for a channel without a digest. */
async function aboutDigest(teamId: string, channel: string, { digest, words, log }: Desk): Promise<string> {
  const found = await digestOf(digest.stores, { kind: 'channel', teamId, channel }).catch(
    (error: unknown) => {
      log.line('warn', 'a channel’s digest could not be looked up', { error });
      return undefined;
    },
  );
  if (!found || found.state.status === 'ended') return words.digest.joined;
  return words.digest.joinedWithDigest(
    words.digest.schedule(found.schedule),
    found.state.status === 'paused',
  );
}
