// The bot was added to a channel: one short post, which also says how to set a digest, or that there is one.
import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import { digestOf } from '../../../digest/manage.js';
import type { Subscription } from '../../../digest/subscription.js';
import { wordsIn } from '../../../words/index.js';
import { paragraphsMessage } from '../../blocks/plain.js';
import type { Desk } from '../../desk.js';
import { readReceived } from '../../received.js';

export function greetChannel(desk: Desk): Middleware<SlackEventMiddlewareArgs<'member_joined_channel'>> {
  return async ({ body, context }) => {
    const joined = readReceived(body, context.botUserId);
    if (joined?.kind !== 'joined' || !context.botToken) return;
    const { channel, teamId } = joined;
    const found = await digestHere(teamId, channel, desk);
    const words = wordsIn(found?.language);
    const about = found
      ? words.digest.joinedWithDigest(words.digest.schedule(found.schedule), found.state.status === 'paused')
      : words.digest.joined;
    await desk.slack.client(context.botToken).post({ channel }, paragraphsMessage([words.joined, about]));
  };
}

/** The channel's digest, unless it has ended; with the storage away, it is greeted like one without. */
async function digestHere(
  teamId: string,
  channel: string,
  { digest, log }: Desk,
): Promise<Subscription | undefined> {
  const found = await digestOf(digest.stores, { kind: 'channel', teamId, channel }).catch(
    (error: unknown) => {
      log.line('warn', 'a channel’s digest could not be looked up', { error });
      return undefined;
    },
  );
  return found?.state.status === 'ended' ? undefined : found;
}
