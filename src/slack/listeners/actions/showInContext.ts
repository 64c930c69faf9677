// “Show in context”: opens the section of a passage, and turns to the sections before and after it.
import type { BlockAction, Middleware, SlackActionMiddlewareArgs } from '@slack/bolt';
import { wordsIn } from '../../../words/index.js';
import { contextView, readContextPage } from '../../blocks/context.js';
import { sentenceMessage } from '../../blocks/plain.js';
import { findArticle, passageOf } from '../../blocks/reference.js';
import { readClick } from '../../click.js';
import type { Desk } from '../../desk.js';
import { slackErrorCode } from '../../web.js';

const GONE = new Set(['hash_conflict', 'not_found']);

export function openContext(desk: Desk): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body, context }) => {
    await ack();
    const click = readClick(body);
    if (!click || !context.botToken) return;
    const match = passageOf(click.value, desk.texts().answerer);
    const words = match ? wordsIn(match.article.language) : desk.words;
    if (match && !click.isExternal) {
      const view = contextView(match.article, match.section, match.passage.id, words);
      return desk.slack.client(context.botToken).openView(click.triggerId, view);
    }
    const notice = match ? words.notices.membersOnly : words.notices.passageGone;
    if (!click.responseUrl) return;
    await desk.slack.respond(click.responseUrl, { visible: 'ephemeral', message: sentenceMessage(notice) });
  };
}

export function turnPage(desk: Desk): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body, context }) => {
    await ack();
    const click = readClick(body);
    const page = readContextPage(click?.value);
    if (!click?.view || !page || !context.botToken) return;
    const article = findArticle(desk.texts().corpus, page.a, page.l);
    const section = article?.sections.find(({ id }) => id === page.s);
    // After an edit of the texts the section may be gone: the page that is open stays.
    if (!article || !section) return;
    const view = contextView(article, section, page.p, wordsIn(article.language));
    try {
      await desk.slack.client(context.botToken).updateView(click.view.id, click.view.hash, view);
    } catch (error) {
      // Clicked twice, or closed meanwhile: the page that is open, if any, is the one that was asked for.
      if (!GONE.has(slackErrorCode(error) ?? '')) throw error;
    }
  };
}
