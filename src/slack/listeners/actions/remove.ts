// “Remove”: who asked, or who shared, takes a public answer back.
import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { sentenceMessage } from '../../blocks/plain.js';
import { type Click, readClick } from '../../click.js';
import type { Desk } from '../../desk.js';

export function removeAnswer(desk: Desk): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body, context }) => {
    await ack();
    const click = readClick(body);
    if (!click?.channel || !click.messageTs || !context.botToken) return;
    const notice =
      click.value === click.userId
        ? await remove(click, click.channel, click.messageTs, context.botToken, desk)
        : desk.words.notices.onlyAskerRemoves;
    if (notice && click.responseUrl) {
      await desk.slack.respond(click.responseUrl, { visible: 'ephemeral', message: sentenceMessage(notice) });
    }
  };
}

/** Returns what the person is to be told when it didn't work. */
async function remove(
  { responseUrl }: Click,
  channel: string,
  ts: string,
  token: string,
  desk: Desk,
): Promise<string | undefined> {
  try {
    await desk.slack.client(token).remove(channel, ts);
    return undefined;
  } catch (refused) {
    // What was posted through a response address isn't the bot's to delete by token, but is by the button's address.
    try {
      if (!responseUrl) throw refused;
      await desk.slack.removeOriginal(responseUrl);
      return undefined;
    } catch (error) {
      desk.log.line('warn', 'an answer could not be removed', { error });
      return desk.words.notices.removeFailed;
    }
  }
}
