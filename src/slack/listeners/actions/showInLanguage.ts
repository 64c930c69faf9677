// “中文”, “English”: the passage of an answer in another language of its text, for the one who clicked alone.
import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { wordsIn } from '../../../words/index.js';
import { otherLanguageMessage } from '../../blocks/answer.js';
import { sentenceMessage } from '../../blocks/plain.js';
import { passageOf } from '../../blocks/reference.js';
import { readClick } from '../../click.js';
import type { Desk } from '../../desk.js';

export function showInLanguage(desk: Desk): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body }) => {
    await ack();
    const click = readClick(body);
    if (!click?.responseUrl) return;
    const match = passageOf(click.value, desk.texts().answerer);
    const message = match
      ? otherLanguageMessage(match, wordsIn(match.article.language))
      : sentenceMessage(desk.words.notices.passageGone);
    await desk.slack.respond(click.responseUrl, {
      visible: 'ephemeral',
      message,
      ...threadOf(click.threadTs),
    });
  };
}

const threadOf = (threadTs: string | undefined) => (threadTs ? { threadTs } : {});
