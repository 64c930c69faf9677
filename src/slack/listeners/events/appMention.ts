// `@Footnote question`, in a channel or a thread.
import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../../desk.js';
import { answerAsked } from './asked.js';

export function answerMention(desk: Desk): Middleware<SlackEventMiddlewareArgs<'app_mention'>> {
  return ({ body, context }) => answerAsked(body, context, desk);
}
