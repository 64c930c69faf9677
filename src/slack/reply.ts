// A person's request → the message that replies to it, the same on every surface.
import type { ThreadContext } from '../answer/answer.js';
import { wordsIn } from '../words/index.js';
import { type Audience, answerMessage } from './blocks/answer.js';
import { contentsMessage, helpMessage, paragraphsMessage, sentenceMessage } from './blocks/plain.js';
import { contentLanguages, type Desk } from './desk.js';
import { readRequest } from './request.js';
import type { Message } from './web.js';

export interface Asker {
  readonly teamId: string;
  readonly userId: string;
}

export interface Reply {
  readonly message: Message;
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
  const { words } = desk;
  const request = readRequest(text);
  switch (request.kind) {
    case 'help':
      return { message: helpMessage(words) };
    case 'unknown_option':
      return { message: helpMessage(words, request.option) };
    case 'contents':
      return { message: contentsMessage(corpus.articles, words) };
    case 'about':
      return { message: paragraphsMessage(words.about(corpus.articles)) };
    case 'privacy':
      return { message: paragraphsMessage(words.privacy) };
    case 'forget_me': {
      const threads = await desk.contexts.forget(asker.teamId, asker.userId);
      const questions = await desk.inbox.forget(asker.teamId, asker.userId);
      return { message: sentenceMessage(words.forgotten({ threads, questions })) };
    }
    case 'question': {
      const answer = answerer.answer(request.text, context);
      const remember = answerer.remember(answer, context);
      const elsewhere = answer.kind === 'passage' ? answerer.inOtherLanguages(answer.matches[0]) : [];
      const beside = { languages: contentLanguages(corpus), elsewhere };
      const message = answerMessage(answer, audience, wordsIn(answer.language), beside);
      return { message, ...(remember ? { remember } : {}) };
    }
  }
}
