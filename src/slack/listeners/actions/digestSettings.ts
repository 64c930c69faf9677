// “Settings” under a digest: the same modal as the command opens.
import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { sentenceMessage } from '../../blocks/plain.js';
import { readClick } from '../../click.js';
import type { Desk } from '../../desk.js';
import { openSettings } from '../../digestSettings.js';

export function showSettings(desk: Desk): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body, context }) => {
    await ack();
    const click = readClick(body);
    if (!click?.channel || !context.botToken) return;
    const { teamId, userId, userName, channel, responseUrl, triggerId } = click;
    const here = { teamId, userId, userName, channel };
    const message = click.isExternal
      ? sentenceMessage(desk.words.digest.obstacle('other_workspace'))
      : await openSettings({ here, me: false, client: desk.slack.client(context.botToken), desk }, triggerId);
    if (message && responseUrl) await desk.slack.respond(responseUrl, { visible: 'ephemeral', message });
  };
}
