// A direct message; or a mention's twin, which Slack also delivers as a message event.
import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../../desk.js';
import { answerAsked } from './asked.js';

export function answerMessageEvent(desk: Desk): Middleware<SlackEventMiddlewareArgs<'message'>> {
  return ({ body, context }) => answerAsked(body, context, desk);
}
