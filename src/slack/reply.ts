// A person's request → the message that replies to it, the same on every surface.
import type { ThreadContext } from '../answer/answer.js';
import { versionIn } from '../content/language.js';
import { wordsIn } from '../words/index.js';
import { type Audience, answerMessage } from './blocks/answer.js';
import { contentsMessage, helpMessage, paragraphsMessage, sentenceMessage } from './blocks/plain.js';
import { contentLanguages, type Desk } from './desk.js';
import type { Replied } from './measures.js';
import { wordsOf } from './readers.js';
import { type Request, readRequest } from './request.js';
import type { Message } from './web.js';

export interface Asker {
  readonly teamId: string;
  readonly userId: string;
}

export interface Reply {
  readonly message: Message;
  readonly outcome: Replied;
  /** What the thread is about from now on; unset when nothing was asked. */
  readonly remember?: ThreadContext;
}

/**
 * Replies to what a person typed: never silence, never an exception for anything that can be typed.
 *
 * @param text as typed; empty gets help.
 * @param context the thread's last answer.
 */
export async function replyTo(
  text: string,
  asker: Asker,
  audience: Audience,
  desk: Desk,
  context?: ThreadContext,
): Promise<Reply> {
  const { corpus, answerer } = desk.texts();
  const request = readRequest(text);
  if (request.kind !== 'question') {
    return { message: await said(request, asker, desk), outcome: 'no_question' };
  }
  const answer = answerer.answer(request.text, context);
  const remember = answerer.remember(answer, context);
  const elsewhere = answer.kind === 'passage' ? answerer.inOtherLanguages(answer.matches[0]) : [];
  const beside = { languages: contentLanguages(corpus), elsewhere };
  const message = answerMessage(answer, audience, wordsIn(answer.language), beside);
  return { message, outcome: answer.outcome, ...(remember ? { remember } : {}) };
}

/** The words that stand alone say nothing of a language: their replies are in the one the person uses Slack in. */
async function said(
  request: Exclude<Request, { kind: 'question' }>,
  asker: Asker,
  desk: Desk,
): Promise<Message> {
  const words = await wordsOf(desk, asker);
  const articles = desk.texts().corpus.articles.map((article) => versionIn(article, words.language));
  switch (request.kind) {
    case 'help':
      return helpMessage(words);
    case 'unknown_option':
      return helpMessage(words, request.option);
    case 'contents':
      return contentsMessage(articles, words);
    case 'about':
      return paragraphsMessage(words.about(articles));
    case 'privacy':
      return paragraphsMessage(words.privacy);
    case 'forget_me': {
      const threads = await desk.contexts.forget(asker.teamId, asker.userId);
      const questions = await desk.inbox.forget(asker.teamId, asker.userId);
      return sentenceMessage(words.forgotten({ threads, questions }));
    }
  }
}
