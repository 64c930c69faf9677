// The bot was added to a channel: one short post.
import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import { sentenceMessage } from '../../blocks/plain.js';
import type { Desk } from '../../desk.js';
import { readReceived } from '../../received.js';

export function greetChannel(desk: Desk): Middleware<SlackEventMiddlewareArgs<'member_joined_channel'>> {
  return async ({ body, context }) => {
    const joined = readReceived(body, context.botUserId);
    if (joined?.kind !== 'joined' || !context.botToken) return;
    const { channel } = joined;
    await desk.slack.client(context.botToken).post({ channel }, sentenceMessage(desk.words.joined));
  };
}
