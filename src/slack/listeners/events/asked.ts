// A message to the bot, however it was delivered: answered in its thread, or in the flow of a direct message.
import type { Context } from '@slack/bolt';
import type { Audience } from '../../blocks/answer.js';
import type { Desk } from '../../desk.js';
import { type AskedMessage, readReceived } from '../../received.js';
import { replyTo } from '../../reply.js';

/** Answers the question in this delivery; does nothing when it holds none. */
export async function answerAsked(body: unknown, context: Context, desk: Desk): Promise<void> {
  const asked = readReceived(body, context.botUserId);
  if (asked?.kind !== 'message' || !context.botToken) return;
  await answerMessage(asked, context.botToken, desk);
}

export async function answerMessage(asked: AskedMessage, botToken: string, desk: Desk): Promise<void> {
  const threadTs = asked.isDirect ? asked.threadTs : (asked.threadTs ?? asked.ts);
  const thread = { teamId: asked.teamId, channel: asked.channel, ...(threadTs ? { threadTs } : {}) };
  const audience: Audience = asked.isDirect ? { kind: 'direct' } : { kind: 'public', askerId: asked.userId };
  const before = await desk.contexts.get(thread);
  const { message, remember } = await replyTo(asked.text, asked, audience, desk, before);
  // Before it is posted, so that a quick follow-up already finds it.
  if (remember) await desk.contexts.set(thread, remember, asked.userId);
  if (!asked.isDirect) await desk.inbox.replying(asked.key);
  await desk.slack.client(botToken).post(thread, message);
}
